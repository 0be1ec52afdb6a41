import type { Environment } from '../cloudformation/resource-type.ts';
import type { ShardedStream, StreamRecord } from '../event-source/sharded-stream.ts';
import type { Store, Table as StoreTable, Transaction } from '../store/store.ts';
import type { CatalogEntry } from './catalog.ts';
import type { Change } from './table.ts';
import { partitionHash } from './key.ts';
import { RecentRecords } from './recent-records.ts';
import { encodeRecord, recordTimeMs, TableStreamRecord } from './table-stream-record.ts';
import type { StreamViewType } from './table-definition.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
export const retentionMs = 24 * 60 * 60 * 1000;
const shardCount = 4;
/** Old records are dropped in small transactions, between which writes go on. */
const trimmedPerTransaction = 1_000;

/** The changes of one table, in four shards by partition key. */
export class TableStream implements ShardedStream {
  readonly arn: string;
  readonly eventSource = 'aws:dynamodb';
  readonly shardIds: readonly string[];
  readonly viewType: StreamViewType;
  readonly #tableId: string;
  readonly #region: string;
  readonly #store: Store;
  readonly #records: StoreTable;
  /** By shard. */
  readonly #recent: readonly RecentRecords[];
  readonly #listeners = new Set<(shardId: string) => void>();
  #nextSequence: bigint;

  constructor(options: {
    store: Store;
    environment: Environment;
    tableArn: string;
    tableName: string;
    entry: CatalogEntry & { stream: NonNullable<CatalogEntry['stream']> };
  }) {
    const { store, environment, tableArn, tableName, entry } = options;
    this.arn = `${tableArn}/stream/${entry.stream.label}`;
    this.viewType = entry.stream.viewType;
    this.#tableId = entry.id;
    this.#region = environment.region;
    this.#store = store;
    this.#records = store.table(`dynamodb/stream/${tableName}`);
    const label = Date.parse(`${entry.stream.label}Z`);
    this.shardIds = Array.from({ length: shardCount }, (_, index) => shardId(label, index));
    const last = this.#lastSequence();
    this.#nextSequence = last + 1n;
    this.#recent = this.shardIds.map(() => new RecentRecords(sequenceText(last)));
  }

  read(shardId: string, options: { after: string | undefined; limit: number }): readonly StreamRecord[] {
    const shard = this.#shardOrThrow(shardId);
    const { after, limit } = options;
    const recent = after === undefined ? undefined : this.#recent[shard]?.after(after, limit);
    if (recent) return recent;
    const from = after === undefined ? 0n : BigInt(after) + 1n;
    const range = { from: recordKey(shard, from), to: recordKey(shard + 1, 0n), limit };
    return Array.from(this.#records.range(range), ({ key, value }) => this.#record(sequenceOf(key), value));
  }

  latest(shardId: string): string | undefined {
    const shard = this.#shardOrThrow(shardId);
    const range = { from: recordKey(shard, 0n), to: recordKey(shard + 1, 0n), reverse: true, limit: 1 };
    for (const { key } of this.#records.range(range)) return sequenceText(sequenceOf(key));
    return undefined;
  }

  onRecords(listener: (shardId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For `Table` only: the record of one change, in the change's own transaction. */
  append(transaction: Transaction, change: Required<Change>): void {
    const shard = partitionHash(change.key) % shardCount;
    const value = encodeRecord(change, this.viewType);
    const sequence = this.#nextSequence++;
    transaction.put(this.#records, recordKey(shard, sequence), value);
    transaction.afterCommit(() => {
      this.#recent[shard]?.add(this.#record(sequence, value));
      const id = this.shardIds[shard];
      if (id !== undefined) for (const listener of this.#listeners) listener(id);
    });
  }

  /** Drops records that are older than the retention. */
  async trim(nowMs: number): Promise<void> {
    for (let shard = 0; shard < shardCount; shard++) {
      this.#recent[shard]?.dropOlderThan(nowMs - retentionMs);
      while ((await this.#trimSome(shard, nowMs - retentionMs)) === trimmedPerTransaction);
    }
  }

  async #trimSome(shard: number, beforeMs: number): Promise<number> {
    const old: Uint8Array[] = [];
    const range = { from: recordKey(shard, 0n), to: recordKey(shard + 1, 0n), limit: trimmedPerTransaction };
    for (const { key, value } of this.#records.range(range)) {
      if (recordTimeMs(value) >= beforeMs) break;
      old.push(key);
    }
    if (old.length === 0) return 0;
    await this.#store.transact((transaction) => {
      for (const key of old) transaction.remove(this.#records, key);
      // An emptied stream must not begin again at 1: its readers remember where they stopped.
      transaction.put(this.#records, highestKey, sequenceBytes(this.#nextSequence - 1n));
    });
    return old.length;
  }

  #lastSequence(): bigint {
    const highest = this.#records.get(highestKey);
    const sequences = this.shardIds.map((id) => BigInt(this.latest(id) ?? 0));
    if (highest) sequences.push(Buffer.from(highest).readBigUInt64BE());
    return sequences.reduce((left, right) => (left > right ? left : right));
  }

  #record(sequence: bigint, value: Uint8Array): TableStreamRecord {
    return new TableStreamRecord(value, {
      sequence,
      sequenceNumber: sequenceText(sequence),
      region: this.#region,
      tableId: this.#tableId,
      viewType: this.viewType,
    });
  }

  #shardOrThrow(shardId: string): number {
    const shard = this.shardIds.indexOf(shardId);
    if (shard < 0) throw new RangeError(`The stream ${this.arn} has no shard "${shardId}".`);
    return shard;
  }
}

/** The length of DynamoDB's own sequence numbers. */
const sequenceDigits = 21;
/** Above every shard's records. */
const highestKey = Uint8Array.of(0xff);

function shardId(createdAtMs: number, index: number): string {
  return `shardId-${String(createdAtMs).padStart(20, '0')}-${index.toString(16).padStart(8, '0')}`;
}

function recordKey(shard: number, sequence: bigint): Buffer {
  const key = Buffer.allocUnsafe(9);
  key[0] = shard;
  key.writeBigUInt64BE(sequence, 1);
  return key;
}

function sequenceBytes(sequence: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(sequence);
  return bytes;
}

function sequenceOf(key: Uint8Array): bigint {
  return Buffer.from(key).readBigUInt64BE(1);
}

function sequenceText(sequence: bigint): string {
  return String(sequence).padStart(sequenceDigits, '0');
}
