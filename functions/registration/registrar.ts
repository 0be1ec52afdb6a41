import type { RegistrationItem } from '../../resolvers/receipt.ts';
import type { Registrations } from '../receipt/registration.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';
import { connected, FIRST_TURN, outcomeOf, stateOf, takeAbsence, takeOutcome, type Turn } from './attempt.ts';
import type { Pace } from './guarded-service.ts';
import type { RetryMessage } from './retry-queue.ts';
import type { RegistrarWorld } from './world.ts';

/** Registers a new receipt with all its services at once, and writes what came of it in one update. */
export async function registerReceipt(world: RegistrarWorld, receipt: StoredReceipt): Promise<void> {
  const results = await forEach(Object.keys(receipt.registrations), async (name) => {
    const outcome = await outcomeOf(() => connected(world, name).service.register(receipt, 'first'));
    return takeOutcome(world, { receipt, name, turn: FIRST_TURN, undoing: false }, outcome);
  });
  await conclude(world, receipt, { results, pace: 'first' });
}

/** Takes up a registration of unknown outcome: asks what became of it, and registers only what the service does not have. */
export async function retryRegistration(world: RegistrarWorld, message: RetryMessage): Promise<void> {
  const receipt = await world.table.find(message);
  const state = receipt?.registrations[message.service];
  if (!receipt || !state) return;
  // An operator has put it back to work since: that message goes on, this one ends.
  if ((message.round ?? 0) < (state.round ?? 0)) return;
  if (receipt.status === 'REJECTED') return takeBackFor(world, receipt, message);
  if (state.status === 'REGISTERED' || receipt.status !== 'PENDING') return;

  const name = message.service;
  const { service } = connected(world, name);
  const outcome = await outcomeOf(async () => {
    const known = await service.ask(receipt.id);
    return known.kind === 'absent' ? service.register(receipt, 'patient') : known;
  });
  const result = await takeOutcome(world, { receipt, name, turn: message, undoing: false }, outcome);
  if (result) await conclude(world, receipt, { results: { [name]: result }, pace: 'patient' });
}

/**
 * Counts a message that has come again and again, because whoever took it up stopped half-way, as a fault: the record tells of it,
 * and it goes on under a message of its own or is given up.
 */
export async function countFault(world: RegistrarWorld, message: RetryMessage): Promise<void> {
  const receipt = await world.table.find(message);
  const state = receipt?.registrations[message.service];
  if (!receipt || !state || (message.round ?? 0) < (state.round ?? 0)) return;
  const undoing = receipt.status === 'REJECTED';
  if (undoing) await takeBackAll(world, receipt, { names: new Set(standing(receipt)), pace: 'patient' });
  if (undoing ? isTakenBack(state) : receipt.status !== 'PENDING' || state.status === 'REGISTERED') return;
  const fault = { kind: 'fault', reason: 'fault inside the service: attempts stopped half-way' } as const;
  const name = message.service;
  const result = await takeOutcome(world, { receipt, name, turn: message, undoing }, fault);
  if (result) await world.table.writeResults(receipt, { [name]: result }, world.now());
}

function isTakenBack({ status }: RegistrationItem): boolean {
  return status === 'VOIDED' || status === 'REFUSED';
}

/** Writes results; when the receipt is rejected, takes back what services have registered. */
async function conclude(
  world: RegistrarWorld,
  receipt: StoredReceipt,
  { results, pace }: { results: Registrations; pace: Pace },
): Promise<void> {
  const written = await world.table.writeResults(receipt, results, world.now());
  if (written?.status !== 'REJECTED') return;
  // What was registered just now may have come after it was taken back: the record alone would not tell.
  const late = Object.keys(results).filter((name) => results[name]?.status === 'REGISTERED');
  await takeBackAll(world, written, { names: new Set([...standing(written), ...late]), pace });
}

/**
 * Goes on taking back for a message: its own registration, and whatever else still stands, since the call that rejected the
 * receipt may have ended before it came to that.
 */
async function takeBackFor(world: RegistrarWorld, receipt: StoredReceipt, message: RetryMessage): Promise<void> {
  const name = message.service;
  const names = new Set(standing(receipt));
  // What the service has refused it will never register. What was taken back may have been registered again since.
  const own =
    stateOf(receipt, name).status === 'REFUSED'
      ? null
      : await takeBack(world, receipt, { name, turn: message, pace: 'patient' });
  names.delete(name);
  if (own) await world.table.writeResults(receipt, { [name]: own }, world.now());
  await takeBackAll(world, receipt, { names, pace: 'patient' });
}

/**
 * The registrations of a rejected receipt that nothing is on its way to take back. RETRYING ones have their message, and FAILED
 * ones that were to be taken back wait for an operator.
 */
function standing(receipt: StoredReceipt): string[] {
  return Object.entries(receipt.registrations)
    .filter(([, { status, undoing }]) => status === 'REGISTERED' || (status === 'FAILED' && !undoing))
    .map(([name]) => name);
}

/** If this stops half-way, the record or the message that led here comes again, and ends here again. */
async function takeBackAll(
  world: RegistrarWorld,
  receipt: StoredReceipt,
  { names, pace }: { names: ReadonlySet<string>; pace: Pace },
): Promise<void> {
  if (names.size === 0) return;
  const results = await forEach([...names], (name) => takeBack(world, receipt, { name, turn: FIRST_TURN, pace }));
  await world.table.writeResults(receipt, results, world.now());
}

async function takeBack(
  world: RegistrarWorld,
  receipt: StoredReceipt,
  { name, turn, pace }: { name: string; turn: Turn; pace: Pace },
): Promise<RegistrationItem | null> {
  const { round } = stateOf(receipt, name);
  const attempt = { receipt, name, turn: { ...turn, ...(round && { round }) }, undoing: true };
  const outcome = await outcomeOf(() => connected(world, name).service.void(receipt.id, pace));
  return outcome.kind === 'absent' ? takeAbsence(world, attempt) : takeOutcome(world, attempt, outcome);
}

/** All at once, by name, without those that have nothing to say. */
async function forEach(
  names: readonly string[],
  work: (name: string) => Promise<RegistrationItem | null>,
): Promise<Registrations> {
  const results = await Promise.all(
    names.map(async (name): Promise<[string, RegistrationItem | null]> => [name, await work(name)]),
  );
  return Object.fromEntries(results.flatMap(([name, result]) => (result ? [[name, result]] : [])));
}
