import type { ShardedStream, StreamRecord } from '../../../local/event-source/sharded-stream.ts';

export interface NewRecord {
  readonly key: string;
  readonly data?: unknown;
  readonly arrivalMs?: number;
}

const sequenceDigits = 21;
export const shardId = 'shardId-000';

/** A stream with one shard, in memory. */
export class MemoryStream implements ShardedStream {
  readonly arn: string;
  readonly eventSource: ShardedStream['eventSource'];
  readonly shardIds = [shardId];
  readonly #records: StreamRecord[] = [];
  readonly #listeners = new Set<(shardId: string) => void>();
  #count = 0;

  constructor(eventSource: ShardedStream['eventSource'] = 'aws:dynamodb') {
    this.eventSource = eventSource;
    this.arn =
      eventSource === 'aws:dynamodb'
        ? 'arn:aws:dynamodb:eu-central-1:000000000000:table/things/stream/2026-01-01T00:00:00.000'
        : 'arn:aws:kinesis:eu-central-1:000000000000:stream/things';
  }

  append(...records: NewRecord[]): readonly string[] {
    const sequenceNumbers = records.map((record) => this.#appendOne(record));
    for (const listener of this.#listeners) listener(shardId);
    return sequenceNumbers;
  }

  /** The retention is over for the oldest records. */
  trim(count: number): void {
    this.#records.splice(0, count);
  }

  /** The reader's process is gone. */
  disconnectReaders(): void {
    this.#listeners.clear();
  }

  read(_shardId: string, { after, limit }: { after: string | undefined; limit: number }): readonly StreamRecord[] {
    const from = after === undefined ? 0 : this.#records.findIndex((record) => record.sequenceNumber > after);
    return from === -1 ? [] : this.#records.slice(from, from + limit);
  }

  latest(): string | undefined {
    return this.#records.at(-1)?.sequenceNumber;
  }

  onRecords(listener: (shardId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #appendOne({ key, data = {}, arrivalMs = 0 }: NewRecord): string {
    const sequenceNumber = String(++this.#count).padStart(sequenceDigits, '0');
    const toEventRecord =
      this.eventSource === 'aws:dynamodb'
        ? () => ({
            eventName: 'INSERT',
            eventSource: this.eventSource,
            dynamodb: { Keys: { id: { S: key } }, NewImage: data, SequenceNumber: sequenceNumber },
          })
        : () => ({
            eventSource: this.eventSource,
            kinesis: {
              partitionKey: key,
              sequenceNumber,
              data: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)).toString('base64'),
            },
          });
    const toEventJson = (members: string): string => `${JSON.stringify(toEventRecord()).slice(0, -1)},${members}}`;
    this.#records.push({ sequenceNumber, orderKey: key, approximateArrivalMs: arrivalMs, toEventRecord, toEventJson });
    return sequenceNumber;
  }
}
