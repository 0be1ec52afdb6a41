import type { RegistrationItem } from '../../resolvers/receipt.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';
import type { Absent, Outcome, Postponed } from './external-service.ts';
import { delaySeconds, type RetryMessage } from './retry-queue.ts';
import type { ConnectedService } from './services.ts';
import type { RegistrarWorld } from './world.ts';

/** After some three hours of attempts a registration is given up: FAILED, and among the dead letters. */
export const ATTEMPTS_MAX = 20;
/** With what was put off while the service was out of reach: after about a day. */
export const TURNS_MAX = 110;
/** A receipt that our own code fails on will not get better by itself. */
export const FAULTS_MAX = 5;

/** Our own code has failed on the receipt. */
export interface Fault {
  readonly kind: 'fault';
  readonly reason: string;
}

export type AttemptOutcome = Outcome | Postponed | Fault;

/** One attempt at one registration, to register it or to take it back. */
export interface Attempt {
  readonly receipt: StoredReceipt;
  /** The service's name. */
  readonly name: string;
  /** Of what came before. */
  readonly turn: Turn;
  readonly undoing: boolean;
}

export type Turn = Pick<RetryMessage, 'attempt' | 'postponed' | 'round' | 'isLastVoid'>;

export const FIRST_TURN: Turn = { attempt: 0 };

/** A fault of ours becomes an outcome too, so that no receipt fails another. */
export async function outcomeOf<Result>(call: () => Promise<Result>): Promise<Result | Fault> {
  try {
    return await call();
  } catch (error) {
    console.error('attempt failed', error);
    return { kind: 'fault', reason: `fault inside the service: ${error instanceof Error ? error.message : 'unknown'}` };
  }
}

/**
 * The registration's new state; null when there is nothing to say. What is not settled is put on the service's queue, or among
 * its dead letters, before anything is written: what is written as RETRYING is certain to be tried again.
 */
export async function takeOutcome(
  world: RegistrarWorld,
  attempt: Attempt,
  outcome: AttemptOutcome,
): Promise<RegistrationItem | null> {
  const { receipt, name, turn, undoing } = attempt;
  const state = stateOf(receipt, name);
  const base = {
    attempts: attemptsAfter(attempt, outcome),
    updatedAt: world.now(),
    ...(turn.round && { round: turn.round }),
  };
  switch (outcome.kind) {
    case 'registered':
      if (undoing) {
        return retry(world, attempt, { kind: 'unknown', reason: 'the service still has it as registered' });
      }
      return { status: 'REGISTERED', reference: outcome.reference, ...base };
    case 'refused':
      return { status: 'REFUSED', reason: outcome.reason, ...base };
    case 'voided':
      return { ...base, status: 'VOIDED', ...(state.reference !== undefined && { reference: state.reference }) };
    case 'unknown':
    case 'postponed':
    case 'fault':
      return retry(world, attempt, outcome);
    default:
      return outcome satisfies never;
  }
}

/** The message counts too: it went out before the record was written, and may have come sooner than that was done. */
function attemptsAfter({ receipt, name, turn }: Attempt, { kind }: Pick<AttemptOutcome | Absent, 'kind'>): number {
  const before = Math.max(stateOf(receipt, name).attempts, turn.attempt);
  return kind === 'postponed' ? before : before + 1;
}

type Unsettled = Extract<AttemptOutcome, { readonly kind: 'unknown' | 'postponed' | 'fault' }>;

async function retry(world: RegistrarWorld, attempt: Attempt, outcome: Unsettled): Promise<RegistrationItem | null> {
  const { receipt, name, undoing } = attempt;
  const turn = nextTurn(attempt.turn, outcome);
  const state = stateOf(receipt, name);
  const next: RegistrationItem = {
    status: 'RETRYING',
    attempts: attemptsAfter(attempt, outcome),
    updatedAt: world.now(),
    ...(state.reference !== undefined && { reference: state.reference }),
    reason: undoing ? `to be taken back: ${outcome.reason}` : outcome.reason,
    ...(undoing && { undoing }),
    ...(turn.round && { round: turn.round }),
  };
  const { retryQueueUrl, deadLetterQueueUrl } = connected(world, name);
  const message: RetryMessage = { partition: receipt.partition, id: receipt.id, service: name, ...turn };
  if (isUsedUp(turn, outcome)) {
    await world.sendDeadLetter(deadLetterQueueUrl, { ...message, reason: next.reason });
    return { ...next, status: 'FAILED' };
  }
  const wanted = retryAfterOf(outcome);
  const turns = turn.attempt + (turn.postponed ?? 0);
  const delay = delaySeconds({ attempt: turns, random: world.random(), ...wanted });
  await world.sendRetry(retryQueueUrl, message, delay);
  // Put off again: the record says so already, and a write for every turn of a great backlog would cost more than it tells.
  const isKnown = outcome.kind === 'postponed' && state.status === 'RETRYING' && state.undoing === next.undoing;
  return isKnown ? null : next;
}

function nextTurn(turn: Turn, { kind }: Unsettled): Turn {
  return kind === 'postponed'
    ? { ...turn, postponed: (turn.postponed ?? 0) + 1 }
    : { ...turn, attempt: turn.attempt + 1 };
}

function isUsedUp({ attempt, postponed = 0 }: Turn, { kind }: Unsettled): boolean {
  return attempt >= (kind === 'fault' ? FAULTS_MAX : ATTEMPTS_MAX) || attempt + postponed >= TURNS_MAX;
}

function retryAfterOf(outcome: Unsettled): { retryAfterSeconds?: number } {
  if (outcome.kind === 'fault' || outcome.retryAfterSeconds === undefined) return {};
  return { retryAfterSeconds: outcome.retryAfterSeconds };
}

/** Takes what a service that does not know the receipt has answered to its taking back. */
export async function takeAbsence(world: RegistrarWorld, attempt: Attempt): Promise<RegistrationItem | null> {
  const { receipt, name, turn } = attempt;
  if (turn.isLastVoid) return takeOutcome(world, attempt, { kind: 'voided' });
  // A registration may still be under way: sent before the refusal was known, and given up, but not by the network.
  const { service, retryQueueUrl } = connected(world, name);
  const { patientMs, askMs, lateSeconds } = service.limits;
  const message: RetryMessage = {
    partition: receipt.partition,
    id: receipt.id,
    service: name,
    ...turn,
    attempt: turn.attempt + 1,
    isLastVoid: true,
  };
  await world.sendRetry(retryQueueUrl, message, Math.ceil((patientMs + askMs) / 1000) + lateSeconds);
  return {
    status: 'RETRYING',
    attempts: attemptsAfter(attempt, { kind: 'absent' }),
    updatedAt: world.now(),
    reason: 'to be taken back: the service does not have it, and is asked again in case it is still on its way',
    undoing: true,
    ...(turn.round && { round: turn.round }),
  };
}

export function stateOf(receipt: StoredReceipt, name: string): RegistrationItem {
  return receipt.registrations[name] ?? { status: 'PENDING', attempts: 0 };
}

export function connected(world: RegistrarWorld, name: string): ConnectedService {
  const service = world.services.get(name);
  if (!service) throw new Error(`There is no external service "${name}".`);
  return service;
}
