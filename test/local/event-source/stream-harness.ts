import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Activity } from '../../../local/activity.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import type { Discard } from '../../../local/event-source/failure-record.ts';
import { compileFilters } from '../../../local/event-source/filter-criteria.ts';
import { StreamMapping } from '../../../local/event-source/stream-mapping.ts';
import type { FunctionAnswer, StreamSettings } from '../../../local/event-source/stream-settings.ts';
import { Store } from '../../../local/store/store.ts';
import type { MemoryStream } from './memory-stream.ts';

/** A store of its own, gone after use. */
export function temporaryStore(): { store: Store; remove: () => Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), 'event-source-'));
  const store = Store.open(directory);
  return {
    store,
    remove: async () => {
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const settingsDefault: StreamSettings = {
  mappingId: 'mapping',
  functionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:consumer',
  startingPosition: { kind: 'TRIM_HORIZON' },
  batchSize: 100,
  batchingWindowMs: 0,
  parallelizationFactor: 1,
  bisectOnError: false,
  retriesMax: Infinity,
  recordAgeMsMax: Infinity,
  reportsItemFailures: false,
};

/** One record as the function sees it. */
export interface SeenRecord {
  readonly sequenceNumber: string;
  readonly key: string;
}

export const succeed: FunctionAnswer = { payload: 'null', functionError: undefined };
export const fail: FunctionAnswer = { payload: '{"errorMessage":"no"}', functionError: 'Unhandled' };

export function partialFailure(...sequenceNumbers: string[]): FunctionAnswer {
  const batchItemFailures = sequenceNumbers.map((itemIdentifier) => ({ itemIdentifier }));
  return { payload: JSON.stringify({ batchItemFailures }), functionError: undefined };
}

export interface HarnessOptions {
  readonly store: Store;
  readonly stream: MemoryStream;
  readonly settings?: Partial<StreamSettings>;
  readonly filterPatterns?: readonly unknown[];
  readonly answer?: (batch: readonly SeenRecord[]) => FunctionAnswer | Promise<FunctionAnswer>;
  /** Until when invocations wait for their turn. */
  readonly turn?: () => Promise<void>;
  readonly onDiscard?: (discard: Discard) => void;
  readonly clock?: AdjustableClock;
}

/** One mapping with the function played by the test. */
export class StreamHarness {
  readonly clock: AdjustableClock;
  readonly batches: (readonly SeenRecord[])[] = [];
  readonly discards: Discard[] = [];
  readonly #activity = new Activity();
  #mapping: StreamMapping | undefined;
  #isDead = false;

  private constructor(clock: AdjustableClock) {
    this.clock = clock;
  }

  static async start(options: HarnessOptions): Promise<StreamHarness> {
    const harness = new StreamHarness(options.clock ?? new AdjustableClock());
    const { store, stream, settings, filterPatterns = [], answer = () => succeed } = options;
    harness.#mapping = await StreamMapping.open({
      stream,
      settings: { ...settingsDefault, ...settings },
      filter: compileFilters(
        filterPatterns.map((pattern) => JSON.stringify(pattern)),
        stream.eventSource,
      ),
      recordMembers: { eventSourceARN: stream.arn },
      store: harness.#untilDeath(store),
      clock: harness.clock,
      activity: harness.#activity,
      invoke: async (payload) => {
        if (harness.#isDead) return new Promise(() => undefined);
        await options.turn?.();
        const batch = seenRecords(payload());
        harness.batches.push(batch);
        return answer(batch);
      },
      discard: async (discard) => {
        if (harness.#isDead) return new Promise(() => undefined);
        harness.discards.push(discard);
        options.onDiscard?.(discard);
        return Promise.resolve();
      },
      onTrouble: () => undefined,
    });
    harness.#mapping.start();
    return harness;
  }

  /** The keys of each batch, for short expectations. */
  get keys(): readonly string[] {
    return this.batches.map((batch) => batch.map(({ key }) => key).join(' '));
  }

  settled(): Promise<void> {
    return this.#activity.settled();
  }

  /** Moves time on until there is nothing left to do. */
  async settledInTime(stepMs = 120_000): Promise<void> {
    let isSettled = false;
    void this.settled().then(() => (isSettled = true));
    while (!isSettled) {
      for (let turn = 0; turn < 4; turn++) await nextTurn();
      this.clock.advance(stepMs);
    }
  }

  async stop(): Promise<void> {
    await this.#mapping?.stop();
  }

  /** The store, in which nothing is written any more once the harness is dead. */
  #untilDeath(store: Store): Store {
    const transact: Store['transact'] = (work) =>
      this.#isDead ? new Promise<never>(() => undefined) : store.transact(work);
    return new Proxy(store, {
      get: (target, name) => (name === 'transact' ? transact : target.table.bind(target)),
    });
  }

  /** As `kill -9` would: nothing that is under way comes to an end. */
  kill(stream: MemoryStream): void {
    this.#isDead = true;
    stream.disconnectReaders();
  }
}

interface EventRecord {
  readonly dynamodb?: { readonly SequenceNumber: string; readonly Keys: { readonly id: { readonly S: string } } };
  readonly kinesis?: { readonly sequenceNumber: string; readonly partitionKey: string };
}

function seenRecords(payload: string): readonly SeenRecord[] {
  const { Records } = JSON.parse(payload) as { Records: readonly EventRecord[] };
  return Records.map(({ dynamodb, kinesis }) => ({
    sequenceNumber: dynamodb?.SequenceNumber ?? kinesis?.sequenceNumber ?? '',
    key: dynamodb?.Keys.id.S ?? kinesis?.partitionKey ?? '',
  }));
}

/** A promise that the test settles, for a function that is under way. */
export function held<Value>(): { readonly promise: Promise<Value>; readonly release: (value: Value) => void } {
  let release: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (release = resolve));
  return { promise, release };
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}
