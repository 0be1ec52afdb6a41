import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { ShardedStream, StreamRecord } from '../event-source/sharded-stream.ts';
import { Meter } from '../meter/meter.ts';
import type { Store, Table, Transaction } from '../store/store.ts';
import { HashKeyRanges } from './hash-key.ts';
import { decodeRecord, encodeRecord, recordKey, shardBounds, type StoredRecord } from './record.ts';
import { recordBytes } from './put-records.ts';
import { Retention } from './retention.ts';
import { StreamSpending } from './stream-spending.ts';
import { formatSequenceNumber, parseSequenceNumber } from './sequence-number.ts';

export interface StreamSettings {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly createdMs: number;
  readonly mode: 'ON_DEMAND' | 'PROVISIONED';
  readonly shardCount: number;
  readonly retentionHours: number;
  readonly recordBytesMax: number;
  /** `alias/aws/kinesis`, or undefined: not encrypted. Shown, without effect on one machine. */
  readonly keyId: string | undefined;
}

export interface NewRecord {
  readonly shardIndex: number;
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

export interface StreamSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly meter?: Meter;
}

interface Shard {
  readonly index: number;
  readonly id: string;
  /** The place of the next record; only ever grows, also over restarts. */
  nextPlace: number;
  /** The place of the newest record on disk. */
  committedPlace: number;
  /** Arrival never runs backwards inside a shard, so that it can be searched by time. */
  lastArrivedMs: number;
}

const hourMs = 3_600_000;
const trimBatchRecords = 1_000;
const firstPlace = 1;

/** One data stream: an ordered log per shard in the store, trimmed when its retention is over. */
export class Stream implements ShardedStream {
  readonly eventSource = 'aws:kinesis';
  readonly settings: StreamSettings;
  readonly hashKeyRanges: HashKeyRanges;
  readonly shardIds: readonly string[];
  readonly #records: Table;
  readonly #places: Table;
  readonly #surroundings: StreamSurroundings;
  readonly #shards: readonly Shard[];
  readonly spending: StreamSpending;
  readonly #listeners = new Set<(shardId: string) => void>();
  readonly #retention: Retention;

  constructor(settings: StreamSettings, surroundings: StreamSurroundings) {
    this.settings = settings;
    this.#surroundings = surroundings;
    this.spending = new StreamSpending(surroundings.meter ?? new Meter(), settings);
    this.#records = surroundings.store.table('kinesis/records');
    this.#places = surroundings.store.table('kinesis/places');
    this.hashKeyRanges = new HashKeyRanges(settings.shardCount);
    this.#shards = Array.from({ length: settings.shardCount }, (_, index) => this.#openShard(index));
    this.shardIds = this.#shards.map((shard) => shard.id);
    this.#retention = new Retention({
      clock: surroundings.clock,
      activity: surroundings.activity,
      retentionMs: settings.retentionHours * hourMs,
      oldestMs: () => Math.min(...this.#shards.map((shard) => this.#first(shard.index, 0)?.arrivedMs ?? Infinity)),
      trim: () => this.#trim(),
    });
    this.#retention.schedule();
  }

  get arn(): string {
    return this.settings.arn;
  }

  /** Resolves with the sequence numbers, in the order of `records`, when all are on disk. */
  append(records: readonly NewRecord[]): Promise<readonly string[]> {
    for (const record of records) this.spending.put(recordBytes(record));
    return this.#surroundings.store.transact((transaction) => {
      const nowMs = this.#surroundings.clock.nowMs();
      const touched = new Map<Shard, number>();
      const sequenceNumbers = records.map((record) => {
        const shard = this.#shardAt(record.shardIndex);
        touched.set(shard, shard.nextPlace);
        return this.#appendOne(transaction, shard, { arrivedMs: Math.max(nowMs, shard.lastArrivedMs), ...record });
      });
      transaction.afterCommit(() => {
        for (const [shard, place] of touched) shard.committedPlace = place;
        this.#retention.schedule();
        for (const shard of touched.keys()) for (const listener of this.#listeners) listener(shard.id);
      });
      return sequenceNumbers;
    });
  }

  read(shardId: string, { after, limit }: { after: string | undefined; limit: number }): readonly StreamRecord[] {
    const shard = this.#shardOrThrow(shardId);
    return [...this.records(shard.index, after === undefined ? firstPlace : placeOrThrow(after) + 1, limit)].map(
      (record) => {
        this.spending.read('event source mapping', recordBytes(record));
        return this.#toStreamRecord(shard, record);
      },
    );
  }

  latest(shardId: string): string | undefined {
    const shard = this.#shardOrThrow(shardId);
    const newest = this.#newest(shard.index);
    return newest && this.sequenceNumber(shard.index, newest);
  }

  onRecords(listener: (shardId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is kept of a shard from `fromPlace` on, in order. */
  *records(shardIndex: number, fromPlace: number, limit: number): Generator<StoredRecord> {
    const horizonMs = this.#retention.horizonMs();
    let left = limit;
    if (left <= 0) return;
    for (const { key, value } of this.#records.range({
      to: this.#bounds(shardIndex).to,
      from: recordKey(this.settings.name, shardIndex, fromPlace),
    })) {
      const record = decodeRecord(key, value);
      if (record.arrivedMs <= horizonMs) continue;
      yield record;
      if (--left === 0) return;
    }
  }

  /** The place after the newest committed record: where `LATEST` begins. */
  tip(shardIndex: number): number {
    return this.#shardAt(shardIndex).committedPlace + 1;
  }

  /** The place of the first record that arrived at or after the time; the tip when there is none. */
  placeAt(shardIndex: number, timestampMs: number): number {
    let low = this.#first(shardIndex, firstPlace)?.place ?? firstPlace;
    let high = this.tip(shardIndex);
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const record = this.#first(shardIndex, middle);
      if (record && record.arrivedMs < timestampMs) low = record.place + 1;
      else high = middle;
    }
    return low;
  }

  sequenceNumber(shardIndex: number, record: { readonly place: number; readonly arrivedMs: number }): string {
    return formatSequenceNumber({
      shardCreatedSeconds: this.createdSeconds,
      shardIndex,
      place: record.place,
      arrivedSeconds: Math.floor(record.arrivedMs / 1000),
    });
  }

  get createdSeconds(): number {
    return Math.floor(this.settings.createdMs / 1000);
  }

  /** Ends the background work; what is stored stays. */
  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#retention.close();
  }

  #appendOne(transaction: Transaction, shard: Shard, record: NewRecord & { readonly arrivedMs: number }): string {
    const place = shard.nextPlace++;
    shard.lastArrivedMs = record.arrivedMs;
    transaction.put(this.#records, recordKey(this.settings.name, shard.index, place), encodeRecord(record));
    return this.sequenceNumber(shard.index, { place, arrivedMs: record.arrivedMs });
  }

  #openShard(index: number): Shard {
    const newest = this.#newest(index);
    const floor = this.#places.get(recordKey(this.settings.name, index, 0));
    const nextPlace = Math.max(newest ? newest.place + 1 : firstPlace, floor ? placeOf(floor) : firstPlace);
    return {
      index,
      id: `shardId-${String(index).padStart(12, '0')}`,
      nextPlace,
      committedPlace: nextPlace - 1,
      lastArrivedMs: newest?.arrivedMs ?? 0,
    };
  }

  #newest(shardIndex: number): StoredRecord | undefined {
    for (const { key, value } of this.#records.range({ ...this.#bounds(shardIndex), reverse: true, limit: 1 })) {
      return decodeRecord(key, value);
    }
    return undefined;
  }

  #first(shardIndex: number, fromPlace: number): StoredRecord | undefined {
    const from = recordKey(this.settings.name, shardIndex, fromPlace);
    for (const { key, value } of this.#records.range({ ...this.#bounds(shardIndex), from, limit: 1 })) {
      return decodeRecord(key, value);
    }
    return undefined;
  }

  async #trim(): Promise<void> {
    for (const shard of this.#shards) while (await this.#trimBatch(shard));
  }

  /** Removes the oldest expired records; true when there may be more. */
  #trimBatch(shard: Shard): Promise<boolean> {
    return this.#surroundings.store.transact((transaction) => {
      const horizonMs = this.#retention.horizonMs();
      let removed = 0;
      for (const { key, value } of this.#records.range({ ...this.#bounds(shard.index), limit: trimBatchRecords })) {
        const record = decodeRecord(key, value);
        if (record.arrivedMs > horizonMs) break;
        transaction.remove(this.#records, key);
        removed++;
      }
      // An emptied shard must not begin its places again after a restart.
      if (removed > 0) transaction.put(this.#places, recordKey(this.settings.name, shard.index, 0), placeBytes(shard));
      return removed === trimBatchRecords;
    });
  }

  #bounds(shardIndex: number): { from: Uint8Array; to: Uint8Array } {
    return shardBounds(this.settings.name, shardIndex);
  }

  #shardAt(index: number): Shard {
    const shard = this.#shards[index];
    if (!shard) throw new Error(`Stream "${this.settings.name}" has no shard ${index}.`);
    return shard;
  }

  #shardOrThrow(shardId: string): Shard {
    return this.#shardAt(this.shardIds.indexOf(shardId));
  }

  #toStreamRecord(shard: Shard, record: StoredRecord): StreamRecord {
    const sequenceNumber = this.sequenceNumber(shard.index, record);
    // https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
    const toEventRecord = (): Record<string, unknown> => ({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: record.partitionKey,
        sequenceNumber,
        data: record.data.toString('base64'),
        approximateArrivalTimestamp: record.arrivedMs / 1000,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${shard.id}:${sequenceNumber}`,
      eventName: 'aws:kinesis:record',
      awsRegion: this.settings.region,
    });
    return {
      sequenceNumber,
      orderKey: record.partitionKey,
      approximateArrivalMs: record.arrivedMs,
      toEventRecord,
      toEventJson: (members) => `${JSON.stringify(toEventRecord()).slice(0, -1)},${members}}`,
    };
  }
}

function placeOrThrow(sequenceNumber: string): number {
  const parsed = parseSequenceNumber(sequenceNumber);
  if (!parsed) throw new Error(`"${sequenceNumber}" is no sequence number of a Kinesis stream.`);
  return parsed.place;
}

function placeBytes(shard: Shard): Uint8Array {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt(shard.nextPlace));
  return bytes;
}

function placeOf(bytes: Uint8Array): number {
  return Number(Buffer.from(bytes).readBigUInt64BE());
}
