import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import { earliest, type Checkpoints, type Marks } from './checkpoint.ts';
import type { Discard } from './failure-record.ts';
import type { RecordFilter } from './filter-criteria.ts';
import { Lane, type LaneSurroundings } from './lane.ts';
import { laneOf } from './lane-of.ts';
import { Pauses } from './pause.ts';
import type { ShardedStream, StreamRecord } from './sharded-stream.ts';
import type { FunctionAnswer, QueuedRecord, StreamSettings } from './stream-settings.ts';

export interface ShardConsumerOptions {
  readonly stream: ShardedStream;
  readonly shardId: string;
  readonly settings: StreamSettings;
  readonly filter: RecordFilter | undefined;
  /** Members that the mapping adds to every record of the event. */
  readonly recordMembers: Readonly<Record<string, unknown>>;
  readonly checkpoints: Checkpoints;
  /** Where each lane goes on. */
  readonly marks: Marks;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly invoke: (payload: () => string) => Promise<FunctionAnswer>;
  readonly discard: (discard: Discard) => Promise<void>;
  readonly onTrouble: LaneSurroundings['onTrouble'];
}

/** Records read in one turn, so that reading a backlog leaves room for other work in between. */
const readMax = 200;
/** A lane that is held back must not fill the memory; what is beyond waits in the stream, for the other lanes too. */
const waitingRecordsMin = 1_000;
const waitingBatchesMax = 4;
const waitingBytesMax = 32 * 1024 * 1024;
/** Records that are filtered out move the mark too, but not every one of them is worth a write. */
const unsavedReadsMax = 1_000;
/** Marks are written no more often: what a crash has repeated is small then too, and a write for every batch is not worth that. */
const saveIntervalMs = 100;

/** Reads one shard, spreads its records over lanes, and keeps the checkpoint. */
export class ShardConsumer {
  readonly #options: ShardConsumerOptions;
  readonly #lanes: readonly Lane[];
  readonly #pauses: Pauses;
  readonly #waitingMax: number;
  readonly #membersJson: string;
  #readThrough: string | undefined;
  #saved: string;
  #unsavedReads = 0;
  #waitingRecords = 0;
  #waitingBytes = 0;
  #isScheduled = false;
  #isBehind = false;
  #saving: Promise<void> | undefined;
  #savedAtMs = -Infinity;
  #endActivity: (() => void) | undefined;
  #stopped = false;

  constructor(options: ShardConsumerOptions) {
    const { settings, marks } = options;
    this.#options = options;
    this.#pauses = new Pauses(options.clock);
    this.#lanes = Array.from({ length: settings.parallelizationFactor }, () => new Lane(this.#laneSurroundings()));
    this.#waitingMax = Math.max(
      waitingRecordsMin,
      settings.batchSize * settings.parallelizationFactor * waitingBatchesMax,
    );
    this.#membersJson = JSON.stringify(options.recordMembers).slice(1, -1);
    this.#readThrough = earliest(marks);
    this.#saved = JSON.stringify(marks);
  }

  /** There may be new records. */
  wake(): void {
    if (this.#stopped) return;
    this.#endActivity ??= this.#options.activity.begin();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // Everything that commits in this turn comes into the first batch.
    setImmediate(() => {
      this.#isScheduled = false;
      this.#read();
    });
  }

  /** Lets batches in flight finish and their checkpoint be written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const stopped = this.#lanes.map((lane) => lane.stop());
    this.#pauses.endAll();
    await Promise.all(stopped);
    await this.#save();
    this.#endActivity?.();
  }

  #read(): void {
    if (this.#stopped) return;
    const hasRoom = this.#waitingRecords < this.#waitingMax && this.#waitingBytes < waitingBytesMax;
    if (hasRoom) {
      const { stream, shardId } = this.#options;
      const records = stream.read(shardId, { after: this.#readThrough, limit: readMax });
      for (const record of records) this.#take(record);
      this.#isBehind = records.length === readMax;
      for (const lane of this.#lanes) lane.run();
      if (this.#isBehind) this.wake();
    } else {
      this.#isBehind = true;
    }
    if (this.#unsavedReads >= unsavedReadsMax) void this.#save();
    this.#endActivityWhenIdle();
  }

  #take(record: StreamRecord): void {
    const { settings, filter, marks, clock } = this.#options;
    const { sequenceNumber } = record;
    const previous = this.#readThrough;
    this.#readThrough = sequenceNumber;
    this.#unsavedReads++;
    const index = laneOf(record.orderKey, settings.parallelizationFactor);
    const mark = marks[index];
    // Done before a restart, while another lane was further back.
    if (mark && sequenceNumber <= mark) return;
    if (filter && !filter(record.toEventRecord())) return;
    const json = record.toEventJson(this.#membersJson);
    const bytes = Buffer.byteLength(json);
    const arrivalMs = record.approximateArrivalMs;
    this.#lanes[index]?.push({ sequenceNumber, previous, json, bytes, arrivalMs, queuedMs: clock.nowMs() });
    this.#waitingRecords++;
    this.#waitingBytes += bytes;
  }

  #laneSurroundings(): LaneSurroundings {
    const { settings, clock, invoke, discard, shardId, onTrouble } = this.#options;
    return {
      settings,
      nowMs: () => clock.nowMs(),
      pauses: this.#pauses,
      invoke,
      discard: (discarded) => discard({ ...discarded, shardId }),
      isGone: (record) => this.#isGone(record),
      onDone: (records) => this.#onDone(records),
      onTrouble: (message, fields) => onTrouble(message, { shardId, ...fields }),
    };
  }

  #onDone(records: readonly QueuedRecord[]): void {
    this.#waitingRecords -= records.length;
    for (const { bytes } of records) this.#waitingBytes -= bytes;
    void this.#save();
    if (this.#isBehind) this.wake();
    this.#endActivityWhenIdle();
  }

  #isGone(record: QueuedRecord): boolean {
    const { stream, shardId } = this.#options;
    const [oldest] = stream.read(shardId, { after: record.previous, limit: 1 });
    return oldest === undefined || oldest.sequenceNumber > record.sequenceNumber;
  }

  /** One write at a time: what is done meanwhile goes into the next. */
  #save(): Promise<void> {
    if (this.#saving) return this.#saving;
    this.#saving = this.#saveUntilCurrent();
    return this.#saving;
  }

  async #saveUntilCurrent(): Promise<void> {
    for (;;) {
      const restMs = this.#savedAtMs + saveIntervalMs - performance.now();
      if (restMs > 0) await pause(restMs);
      const marks = this.#marks();
      const text = JSON.stringify(marks);
      if (text === this.#saved) break;
      this.#unsavedReads = 0;
      this.#savedAtMs = performance.now();
      await this.#options.checkpoints.save(this.#options.shardId, marks);
      this.#saved = text;
    }
    this.#saving = undefined;
  }

  #marks(): Marks {
    return this.#lanes.map((lane, index) => {
      const { head } = lane;
      if (head) return head.previous ?? null;
      const before = this.#options.marks[index] ?? null;
      const read = this.#readThrough ?? null;
      return before !== null && (read === null || before > read) ? before : read;
    });
  }

  /** A mark that is still to be written keeps nobody waiting: if it is lost, its records come once more. */
  #endActivityWhenIdle(): void {
    if (this.#isScheduled || this.#isBehind || this.#lanes.some((lane) => lane.head)) return;
    this.#endActivity?.();
    this.#endActivity = undefined;
  }
}
