import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AwsError } from '../../../local/aws/aws-error.ts';
import type { FunctionAnswer } from '../../../local/event-source/stream-settings.ts';
import type { Store } from '../../../local/store/store.ts';
import { MemoryStream } from './memory-stream.ts';
import { fail, partialFailure, StreamHarness, succeed, temporaryStore, type SeenRecord } from './stream-harness.ts';

let store: Store;
let remove: () => Promise<void>;
let runs = 0;

beforeAll(() => ({ store, remove } = temporaryStore()));
afterAll(() => remove());

/** What the function does with its next batch. */
const reaction = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'succeed' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'fail' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('partial' as const), at: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'malformed' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'throttle' as const }) },
);

const scenario = fc.record({
  keys: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 40 }),
  /** Places of records that fail whatever they come with. */
  poisoned: fc.uniqueArray(fc.nat(39), { maxLength: 3 }),
  reactions: fc.array(reaction, { maxLength: 30 }),
  killsAfterBatches: fc.array(fc.nat(6), { maxLength: 3 }),
  settings: fc.record({
    batchSize: fc.integer({ min: 1, max: 10 }),
    parallelizationFactor: fc.integer({ min: 1, max: 4 }),
    bisectOnError: fc.boolean(),
    retriesMax: fc.integer({ min: 0, max: 3 }),
    reportsItemFailures: fc.boolean(),
  }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** The function, and everything that it and the failure destination have seen. */
class Model {
  readonly #scenario: Scenario;
  readonly #order: readonly { sequenceNumber: string; key: string }[];
  readonly finished = new Set<string>();
  readonly problems: string[] = [];
  #failuresOf = new Map<string, number>();
  #next = 0;

  constructor(scenario: Scenario, sequenceNumbers: readonly string[]) {
    this.#scenario = scenario;
    this.#order = sequenceNumbers.map((sequenceNumber, index) => ({
      sequenceNumber,
      key: scenario.keys[index] ?? '',
    }));
  }

  answer(batch: readonly SeenRecord[]): FunctionAnswer {
    this.#checkOrder(batch);
    const reaction = this.#scenario.reactions[this.#next++] ?? { kind: 'succeed' };
    if (reaction.kind === 'throttle') throw new AwsError('TooManyRequestsException', 'Rate Exceeded.');
    const poisonedAt = batch.findIndex(({ sequenceNumber }) => this.#isPoisoned(sequenceNumber));
    const { reportsItemFailures } = this.#scenario.settings;
    if (reaction.kind === 'fail' || (poisonedAt >= 0 && !reportsItemFailures)) return this.#failFrom(batch, 0, fail);
    if (reaction.kind === 'malformed' && reportsItemFailures) {
      return this.#failFrom(batch, 0, { payload: '{"batchItemFailures":[{"id":"?"}]}', functionError: undefined });
    }
    const chosen = reaction.kind === 'partial' && reportsItemFailures ? reaction.at % batch.length : -1;
    const failing = [poisonedAt, chosen].filter((at) => at >= 0);
    if (failing.length === 0) return this.#failFrom(batch, batch.length, succeed);
    const answer = partialFailure(...failing.map((at) => batch[at]?.sequenceNumber ?? ''));
    return this.#failFrom(batch, Math.min(...failing), answer);
  }

  discard(sequenceNumbers: readonly string[]): void {
    for (const sequenceNumber of sequenceNumbers) {
      const failures = this.#failuresOf.get(sequenceNumber) ?? 0;
      if (failures <= this.#scenario.settings.retriesMax) {
        this.problems.push(`${sequenceNumber} was given up after ${failures} failures`);
      }
      this.finished.add(sequenceNumber);
    }
  }

  /** Counts of retries do not survive a crash. */
  restart(): void {
    this.#failuresOf = new Map();
  }

  #failFrom(batch: readonly SeenRecord[], from: number, answer: FunctionAnswer): FunctionAnswer {
    for (const { sequenceNumber } of batch.slice(0, from)) this.finished.add(sequenceNumber);
    for (const { sequenceNumber } of batch.slice(from)) {
      this.#failuresOf.set(sequenceNumber, (this.#failuresOf.get(sequenceNumber) ?? 0) + 1);
    }
    return answer;
  }

  #checkOrder(batch: readonly SeenRecord[]): void {
    if (batch.length > this.#scenario.settings.batchSize) this.problems.push(`a batch of ${batch.length} records`);
    const inBatch = new Set<string>();
    for (const record of batch) {
      const before = this.#order.filter(
        (other) => other.key === record.key && other.sequenceNumber < record.sequenceNumber,
      );
      const skipped = before.find(
        ({ sequenceNumber }) => !this.finished.has(sequenceNumber) && !inBatch.has(sequenceNumber),
      );
      if (skipped) this.problems.push(`${record.sequenceNumber} came before ${skipped.sequenceNumber}`);
      inBatch.add(record.sequenceNumber);
    }
  }

  #isPoisoned(sequenceNumber: string): boolean {
    return this.#scenario.poisoned.some((place) => this.#order[place]?.sequenceNumber === sequenceNumber);
  }
}

async function play(scenario: Scenario): Promise<void> {
  const stream = new MemoryStream();
  const mappingId = `mapping-${++runs}`;
  const half = Math.ceil(scenario.keys.length / 2);
  const early = stream.append(...scenario.keys.slice(0, half).map((key) => ({ key })));
  const late = scenario.keys.slice(half).map((key) => ({ key }));
  const sequenceNumbers = [
    ...early,
    ...late.map((_, index) => String(half + index + 1).padStart(early[0]?.length ?? 0, '0')),
  ];
  const model = new Model(scenario, sequenceNumbers);
  const start = (): Promise<StreamHarness> =>
    StreamHarness.start({
      store,
      stream,
      settings: { ...scenario.settings, mappingId },
      answer: (batch) => model.answer(batch),
      onDiscard: ({ records }) => model.discard(records.map(({ sequenceNumber }) => sequenceNumber)),
    });

  let harness = await start();
  stream.append(...late);
  for (const batches of scenario.killsAfterBatches) {
    for (let turn = 0; turn < 50 && harness.batches.length < batches; turn++) {
      await nextTurn();
      harness.clock.advance(120_000);
    }
    harness.kill(stream);
    model.restart();
    harness = await start();
  }
  await harness.settledInTime();
  const batchesWhenSettled = harness.batches.length;
  await harness.stop();

  expect(model.problems).toEqual([]);
  expect(sequenceNumbers.filter((sequenceNumber) => !model.finished.has(sequenceNumber))).toEqual([]);
  // A further start finds nothing left to do.
  const again = await start();
  await again.settled();
  expect({ again: again.batches.length, settled: batchesWhenSettled }).toEqual({
    again: 0,
    settled: batchesWhenSettled,
  });
  await again.stop();
}

test('StreamMapping hands every record on at least once or gives it up, in order by key, over failures and crashes', async () => {
  await fc.assert(fc.asyncProperty(scenario, play), { numRuns: 150 });
});
