import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyOnce, type Kept, type Memory } from '../../../functions/idempotency/apply-once.ts';

/**
 * Consumers at work side by side on the same items, each delivery three times in random order, any of them killed between any
 * two calls and delivered again: in the end every event counts once.
 */
interface Count {
  readonly amount: number;
}
interface Payment {
  readonly id: string;
  readonly key: string;
  readonly amount: number;
}

const payments: readonly Payment[] = Array.from({ length: 12 }, (_, index) => ({
  id: `event-${index}`,
  key: `customer-${index % 3}`,
  amount: 10 ** (index % 4) + index,
}));

test('applyOnce counts every event once under duplicates, reordering, side by side work and crashes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.shuffledSubarray([...payments, ...payments, ...payments], { minLength: 36, maxLength: 36 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
      async (scheduler, deliveries, batchSize, crashes) => {
        const store = new Map<string, Kept<Count>>();
        const marks = new Set<string>();
        const batches = chunks(deliveries, batchSize);
        const workers = batches.map(async (batch, index) => {
          // A batch whose worker was killed is delivered again until one gets through.
          for (let livesAfter = crashes[index]; ; livesAfter = undefined) {
            const memory = scheduledMemory({ scheduler, store, marks, callsBeforeCrash: livesAfter });
            if (await isCounted(memory, batch)) return;
          }
        });
        await scheduler.waitFor(Promise.all(workers));
        for (const key of new Set(payments.map((payment) => payment.key))) {
          const amount = payments
            .filter((payment) => payment.key === key)
            .reduce((sum, payment) => sum + payment.amount, 0);
          expect(store.get(key)?.state.amount).toBe(amount);
        }
      },
    ),
    { numRuns: 300 },
  );
});

class Killed extends Error {}

async function isCounted(memory: Memory<Count>, batch: readonly Payment[]): Promise<boolean> {
  try {
    const events = new Map(batch.map(({ key }) => [key, batch.filter((payment) => payment.key === key)]));
    await applyOnce(memory, { events, apply: (count, { amount }) => ({ amount: (count?.amount ?? 0) + amount }) });
    return true;
  } catch (error) {
    // A worker that lost to others too often is delivered its batch again, as one that was killed.
    if (error instanceof Killed || (error instanceof Error && error.message.includes('written by others')))
      return false;
    throw error;
  }
}

/** A table with conditional writes, each call of which happens when the scheduler says; the killed caller sees no answer. */
function scheduledMemory(of: {
  scheduler: fc.Scheduler;
  store: Map<string, Kept<Count>>;
  marks: Set<string>;
  callsBeforeCrash: number | undefined;
}): Memory<Count> {
  const { scheduler, store, marks } = of;
  let callsLeft = of.callsBeforeCrash ?? Infinity;
  const call = async <Result>(work: () => Result): Promise<Result> => {
    await scheduler.schedule(Promise.resolve());
    if (callsLeft-- <= 0) throw new Killed();
    const result = work();
    await scheduler.schedule(Promise.resolve());
    if (callsLeft <= 0) throw new Killed();
    return result;
  };
  return {
    read: (keys) =>
      call(
        () =>
          new Map(
            keys.flatMap((key) => {
              const kept = store.get(key);
              return kept ? [[key, kept] as const] : [];
            }),
          ),
      ),
    replace: (key, next) =>
      call(() => {
        if ((store.get(key)?.version ?? 0) !== next.version - 1) return false;
        store.set(key, next);
        return true;
      }),
    marked: (some) => call(() => some.filter(({ key, eventId }) => marks.has(`${key} ${eventId}`))),
    mark: (some) => call(() => some.forEach(({ key, eventId }) => marks.add(`${key} ${eventId}`))),
  };
}

function chunks<Element>(all: readonly Element[], size: number): Element[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
