import type { RegistrationItem } from '../../resolvers/receipt.ts';
import type { Registrations } from '../receipt/registration.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';
import type { Absent, Outcome } from './external-service.ts';
import type { ReceiptTable } from './receipt-table.ts';
import { delaySeconds, type RetryMessage } from './retry-queue.ts';
import type { ConnectedService } from './services.ts';

/** What registering needs of the world. */
export interface RegistrarWorld {
  readonly table: Pick<ReceiptTable, 'find' | 'writeResults'>;
  readonly services: ReadonlyMap<string, ConnectedService>;
  readonly sendRetry: (queueUrl: string, message: RetryMessage, delaySeconds: number) => Promise<void>;
  /** AWSDateTime. */
  readonly now: () => string;
  /** 0..1 */
  readonly random: () => number;
}

/** A service that is slow holds up the batch of a stream: it is asked again later, out of everybody's way. */
const FAST_LIMITS = { timeoutMs: 2_000 };
/** A retry holds up nobody. */
const PATIENT_LIMITS = { timeoutMs: 10_000 };

/** After some three hours of attempts a registration is FAILED, and its message is on its way to the dead letters. */
export const ATTEMPTS_MAX = 20;

/** Registers a new receipt with all its services at once, and writes what came of it in one update. */
export async function registerReceipt(world: RegistrarWorld, receipt: StoredReceipt): Promise<void> {
  const services = Object.entries(receipt.registrations);
  const results = await Promise.all(
    services.map(async ([name, state]): Promise<[string, RegistrationItem]> => {
      const outcome = await connected(world, name).service.register(receipt, FAST_LIMITS);
      return [name, await takeOutcome(world, { receipt, name, state, outcome, attempt: 1 })];
    }),
  );
  await conclude(world, receipt, Object.fromEntries(results));
}

/**
 * Takes up a registration of unknown outcome: asks what became of it, and registers only what the service does not have.
 * @returns false when the attempts are used up: the message has to stay undelivered.
 */
export async function retryRegistration(world: RegistrarWorld, message: RetryMessage): Promise<boolean> {
  const receipt = await world.table.find(message);
  const state = receipt?.registrations[message.service];
  if (!receipt || !state) return true;
  if (receipt.status === 'REJECTED') {
    if (isTakenBack(state)) return true;
    const result = await takeBack(world, receipt, message.service, message.attempt + 1);
    await world.table.writeResults(receipt, { [message.service]: result }, world.now());
    return result.status !== 'FAILED';
  }
  if (state.status === 'REGISTERED' || receipt.status !== 'PENDING') return true;

  const { service } = connected(world, message.service);
  const known = await service.ask(receipt.id, PATIENT_LIMITS);
  const outcome = known.kind === 'absent' ? await service.register(receipt, PATIENT_LIMITS) : known;
  const attempt = message.attempt + 1;
  const result = await takeOutcome(world, { receipt, name: message.service, state, outcome, attempt });
  await conclude(world, receipt, { [message.service]: result });
  return result.status !== 'FAILED';
}

/** Writes results; when they reject the receipt, takes back what other services have registered. */
async function conclude(world: RegistrarWorld, receipt: StoredReceipt, results: Registrations): Promise<void> {
  const written = await world.table.writeResults(receipt, results, world.now());
  if (written?.status !== 'REJECTED') return;
  const registered = Object.entries(written.registrations).filter(([, { status }]) => status === 'REGISTERED');
  if (registered.length === 0) return;
  // The rejection is stored by now: if this stops half-way, the record or the message comes again and ends here again.
  const takenBack = await Promise.all(
    registered.map(async ([name]): Promise<[string, RegistrationItem]> => [
      name,
      await takeBack(world, written, name, 1),
    ]),
  );
  await world.table.writeResults(written, Object.fromEntries(takenBack), world.now());
}

async function takeBack(
  world: RegistrarWorld,
  receipt: StoredReceipt,
  name: string,
  attempt: number,
): Promise<RegistrationItem> {
  const state = receipt.registrations[name] ?? { status: 'PENDING', attempts: 0 };
  const outcome = await connected(world, name).service.void(receipt.id, PATIENT_LIMITS);
  // Nothing is registered there, and nothing will be: nobody registers a receipt that is rejected.
  return takeOutcome(world, { receipt, name, state, attempt, outcome: outcome.kind === 'absent' ? VOIDED : outcome });
}

const VOIDED: Outcome = { kind: 'voided' };

function isTakenBack({ status }: RegistrationItem): boolean {
  return status === 'VOIDED' || status === 'REFUSED';
}

interface TakenOutcome {
  readonly receipt: StoredReceipt;
  readonly name: string;
  readonly state: RegistrationItem;
  readonly outcome: Exclude<Outcome | Absent, Absent>;
  /** 1 for the first. */
  readonly attempt: number;
}

/**
 * The registration's new state. An unknown outcome is put on the service's queue before anything is written: what is written
 * as RETRYING is certain to be tried again.
 */
async function takeOutcome(world: RegistrarWorld, taken: TakenOutcome): Promise<RegistrationItem> {
  const { receipt, name, state, outcome, attempt } = taken;
  const base = { attempts: state.attempts + 1, updatedAt: world.now() };
  switch (outcome.kind) {
    case 'registered':
      return { ...base, status: 'REGISTERED', reference: outcome.reference };
    case 'refused':
      return { ...base, status: 'REFUSED', reason: outcome.reason };
    case 'voided':
      return { ...base, status: 'VOIDED', ...(state.reference !== undefined && { reference: state.reference }) };
    case 'unknown': {
      if (attempt >= ATTEMPTS_MAX) return { ...base, status: 'FAILED', reason: outcome.reason };
      const message = { partition: receipt.partition, id: receipt.id, service: name, attempt };
      const { retryAfterSeconds } = outcome;
      const wanted = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      const delay = delaySeconds({ attempt, random: world.random(), ...wanted });
      await world.sendRetry(connected(world, name).retryQueueUrl, message, delay);
      return { ...base, status: 'RETRYING', reason: outcome.reason };
    }
    default:
      return outcome satisfies never;
  }
}

function connected(world: RegistrarWorld, name: string): ConnectedService {
  const service = world.services.get(name);
  if (!service) throw new Error(`There is no external service "${name}".`);
  return service;
}
