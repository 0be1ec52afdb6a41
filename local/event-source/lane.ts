import { readBatchResponse } from './batch-response.ts';
import type { Discard, DiscardCondition } from './failure-record.ts';
import type { Pauses } from './pause.ts';
import { retryDelayMs } from './retry-delay.ts';
import {
  batchPayload,
  fittingCount,
  type FunctionAnswer,
  type QueuedRecord,
  type StreamSettings,
} from './stream-settings.ts';

/** What a lane asks of the shard that it belongs to. */
export interface LaneSurroundings {
  readonly settings: StreamSettings;
  readonly nowMs: () => number;
  readonly pauses: Pauses;
  /** @throws when the function could not be called */
  readonly invoke: (payload: () => string) => Promise<FunctionAnswer>;
  /** Resolves when the failure destination has it. @throws when it could not be sent */
  readonly discard: (discard: Omit<Discard, 'shardId'>) => Promise<void>;
  /** True when the stream does not keep the record any longer. */
  readonly isGone: (record: QueuedRecord) => boolean;
  /** The records are done or discarded: the lane's mark has moved. */
  readonly onDone: (records: readonly QueuedRecord[]) => void;
  readonly onTrouble: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

interface Batch {
  readonly records: readonly QueuedRecord[];
  /** Failed invocations of exactly these records, which is what the limit of retries counts. */
  readonly failures: number;
  readonly invokeCount: number;
  readonly lastAnswer: { readonly functionError: string | undefined } | undefined;
}

interface Attempt {
  readonly done: readonly QueuedRecord[];
  /** What of the batch is still to be done, in order. */
  readonly remaining: readonly Batch[];
  /** How long the lane rests before it goes on. */
  readonly delayMs: number;
}

type Outcome =
  | { readonly kind: 'done' }
  /** The function answered that it failed, from the record at `from` on. */
  | { readonly kind: 'failed'; readonly from: number; readonly functionError: string | undefined }
  /** The function could not be called: no attempt that counts. */
  | { readonly kind: 'unreached' };

/**
 * The records of a shard that keep order among each other: batches go to the function one after the other, and a batch
 * that fails holds back what follows until it is done or discarded.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export class Lane {
  readonly #surroundings: LaneSurroundings;
  readonly #queue: QueuedRecord[] = [];
  /** Parts of failed batches, in order, before anything new. */
  #retries: Batch[] = [];
  #current: Batch | undefined;
  #unreachedInARow = 0;
  #running: Promise<void> | undefined;
  #window: Promise<void> | undefined;
  #stopped = false;

  constructor(surroundings: LaneSurroundings) {
    this.#surroundings = surroundings;
  }

  /** The first record that is not done. */
  get head(): QueuedRecord | undefined {
    return this.#current?.records[0] ?? this.#retries[0]?.records[0] ?? this.#queue[0];
  }

  push(record: QueuedRecord): void {
    this.#queue.push(record);
  }

  /** Sends what is there, unless that is under way already. */
  run(): void {
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
      // What came while the last batch was being settled.
      if (!this.#stopped && this.#batchIsDue()) this.run();
    });
  }

  /** Lets the batch in flight finish and takes up no other. The surroundings' pauses must be ended too. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #work(): Promise<void> {
    for (;;) {
      if (this.#stopped) return;
      const batch = this.#retries.shift() ?? this.#takeBatch();
      if (!batch) return;
      this.#current = batch;
      const { done, remaining, delayMs } = await this.#attempt(batch);
      this.#current = undefined;
      this.#retries = [...remaining, ...this.#retries];
      if (done.length > 0) this.#surroundings.onDone(done);
      await this.#rest(delayMs);
    }
  }

  async #rest(delayMs: number): Promise<void> {
    if (delayMs > 0 && !this.#stopped) await this.#surroundings.pauses.wait(delayMs);
  }

  #batchIsDue(): boolean {
    return this.#retries.length > 0 || (this.#queue.length > 0 && this.#window === undefined);
  }

  #takeBatch(): Batch | undefined {
    const [first] = this.#queue;
    if (!first) return undefined;
    const { batchSize, batchingWindowMs } = this.#surroundings.settings;
    const count = fittingCount(this.#queue, batchSize);
    const isFull = count === batchSize || count < this.#queue.length;
    const waitMs = first.queuedMs + batchingWindowMs - this.#surroundings.nowMs();
    if (!isFull && waitMs > 0) {
      this.#openWindow(waitMs);
      return undefined;
    }
    return { records: this.#queue.splice(0, count), failures: 0, invokeCount: 0, lastAnswer: undefined };
  }

  #openWindow(waitMs: number): void {
    this.#window ??= this.#surroundings.pauses.wait(waitMs).then(() => {
      this.#window = undefined;
      if (!this.#stopped) this.run();
    });
  }

  async #attempt(batch: Batch): Promise<Attempt> {
    const expired = this.#expiredCount(batch);
    if (expired > 0) return this.#discardFirst(batch, expired, 'RecordAgeExceeded');

    const { outcome, sent } = await this.#invoke(batch);
    if (outcome.kind === 'unreached') {
      this.#unreachedInARow++;
      return { done: [], remaining: [sent], delayMs: retryDelayMs(this.#unreachedInARow) };
    }
    this.#unreachedInARow = 0;
    if (outcome.kind === 'done') return { done: sent.records, remaining: [], delayMs: 0 };

    const { from, functionError } = outcome;
    const { done, remaining, delayMs } = await this.#afterFailure({
      records: sent.records.slice(from),
      // Retries are counted for the first record that fails; with another one at the front, they count from the start.
      failures: from > 0 ? 0 : sent.failures,
      invokeCount: sent.invokeCount + 1,
      lastAnswer: { functionError },
      wasCut: from > 0,
    });
    return { done: [...sent.records.slice(0, from), ...done], remaining, delayMs };
  }

  async #afterFailure({ wasCut, ...failed }: Batch & { readonly wasCut: boolean }): Promise<Attempt> {
    const { bisectOnError, retriesMax } = this.#surroundings.settings;
    const { records } = failed;
    // Splitting does not use up retries; a batch that the function's own answer has cut is split already.
    if (bisectOnError && wasCut) return { done: [], remaining: [failed], delayMs: 0 };
    if (bisectOnError && records.length > 1) {
      const half = Math.ceil(records.length / 2);
      const parts = [records.slice(0, half), records.slice(half)];
      return { done: [], remaining: parts.map((part) => ({ ...failed, records: part })), delayMs: 0 };
    }
    const failures = failed.failures + 1;
    if (failures > retriesMax) return this.#discardFirst(failed, records.length, 'RetryAttemptsExhausted');
    return { done: [], remaining: [{ ...failed, failures }], delayMs: retryDelayMs(failures) };
  }

  async #invoke(batch: Batch): Promise<{ readonly outcome: Outcome; readonly sent: Batch }> {
    const { invoke, onTrouble } = this.#surroundings;
    let sent = batch;
    let outcome: Outcome;
    try {
      const answer = await invoke(() => {
        sent = this.#toppedUp(batch);
        this.#current = sent;
        return batchPayload(sent.records);
      });
      outcome = this.#outcomeOf(answer, sent);
    } catch (error) {
      // Too large for one invocation will not become smaller: it counts, so that it does not block the shard for ever.
      const isTooLarge = error instanceof Error && error.name === 'RequestTooLargeException';
      onTrouble('The function could not be called.', { error, records: sent.records.length });
      outcome = isTooLarge ? { kind: 'failed', from: 0, functionError: undefined } : { kind: 'unreached' };
    }
    return { outcome, sent };
  }

  /** With what has come while the batch waited for its turn; one that was sent before stays as it was. */
  #toppedUp(batch: Batch): Batch {
    const { settings, nowMs } = this.#surroundings;
    if (batch.invokeCount > 0) return batch;
    const waiting = this.#queue.slice(0, settings.batchSize - batch.records.length);
    // Of a backlog, some may be too old by now: they come into a batch of their own, to be given up.
    const oldestMs = nowMs() - settings.recordAgeMsMax;
    const tooOldAt = waiting.findIndex(({ arrivalMs }) => arrivalMs < oldestMs);
    const candidates = [...batch.records, ...(tooOldAt === -1 ? waiting : waiting.slice(0, tooOldAt))];
    const records = candidates.slice(0, fittingCount(candidates, settings.batchSize));
    this.#queue.splice(0, records.length - batch.records.length);
    return { ...batch, records };
  }

  #outcomeOf(answer: FunctionAnswer, { records }: Batch): Outcome {
    if (answer.functionError !== undefined) {
      return { kind: 'failed', from: 0, functionError: answer.functionError };
    }
    if (!this.#surroundings.settings.reportsItemFailures) return { kind: 'done' };
    const response = readBatchResponse(answer.payload, new Set(records.map(({ sequenceNumber }) => sequenceNumber)));
    if (response.kind === 'succeeded') return { kind: 'done' };
    if (response.kind === 'failed') return { kind: 'failed', from: 0, functionError: undefined };
    const from = records.findIndex(({ sequenceNumber }) => response.failedIdentifiers.has(sequenceNumber));
    return { kind: 'failed', from, functionError: undefined };
  }

  /** How many of the first records are too old, or have left the stream while they were retried. */
  #expiredCount(batch: Batch): number {
    const { settings, nowMs, isGone } = this.#surroundings;
    const oldestMs = nowMs() - settings.recordAgeMsMax;
    const wasTried = batch.invokeCount > 0 || this.#unreachedInARow > 0;
    const firstLive = batch.records.findIndex(
      (record) => record.arrivalMs >= oldestMs && !(wasTried && isGone(record)),
    );
    return firstLive === -1 ? batch.records.length : firstLive;
  }

  /** Gives up on the first records, once the failure destination knows; until it does, they are not done. */
  async #discardFirst(batch: Batch, count: number, condition: DiscardCondition): Promise<Attempt> {
    const { discard, onTrouble } = this.#surroundings;
    const { invokeCount, lastAnswer } = batch;
    const records = batch.records.slice(0, count);
    for (let tries = 1; !this.#stopped; tries++) {
      try {
        await discard({ condition, records, invokeCount, lastAnswer });
        const rest = batch.records.slice(count);
        return { done: records, remaining: rest.length > 0 ? [{ ...batch, records: rest }] : [], delayMs: 0 };
      } catch (error) {
        onTrouble('The failure destination could not be reached.', { error, records: count });
        await this.#rest(retryDelayMs(tries));
      }
    }
    return { done: [], remaining: [batch], delayMs: 0 };
  }
}
