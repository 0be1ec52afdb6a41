import type { StreamRecord } from '../event-source/sharded-stream.ts';
import { itemBytes } from './item-size.ts';
import { itemJson, type EncodedItem } from './item-codec.ts';
import type { Item } from './attribute-value.ts';
import type { Author } from './table.ts';
import type { StreamViewType } from './table-definition.ts';

/**
 * A change as the stream keeps it: time, size and kind, the key as JSON, and the images as the table stores them.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html
 */
const timeOffset = 0;
const sizeOffset = 8;
const keyLengthOffset = 12;
const newLengthOffset = 16;
const kindOffset = 20;
const flagsOffset = 21;
const keyOffset = 22;

const kinds = ['INSERT', 'MODIFY', 'REMOVE'] as const;
const byTimeToLive = 1;
const nothing = Buffer.alloc(0);

export function encodeRecord(
  change: { keys: Item; old: EncodedItem | undefined; next: EncodedItem | undefined; nowMs: number; author: Author },
  viewType: StreamViewType,
): Uint8Array {
  const { keys, old, next, nowMs, author } = change;
  const newImage = holdsNew(viewType) ? next : undefined;
  const oldImage = holdsOld(viewType) ? old : undefined;
  const keysJson = JSON.stringify(keys);
  const keysLength = Buffer.byteLength(keysJson);
  const newValue = newImage?.value ?? nothing;
  const oldValue = oldImage?.value ?? nothing;
  const record = Buffer.allocUnsafe(keyOffset + keysLength + newValue.length + oldValue.length);
  record.writeDoubleLE(nowMs, timeOffset);
  record.writeUInt32LE(itemBytes(keys) + (newImage?.sizeBytes ?? 0) + (oldImage?.sizeBytes ?? 0), sizeOffset);
  record.writeUInt32LE(keysLength, keyLengthOffset);
  record.writeUInt32LE(newValue.length, newLengthOffset);
  record[kindOffset] = kinds.indexOf(old ? (next ? 'MODIFY' : 'REMOVE') : 'INSERT');
  record[flagsOffset] = author === 'time-to-live' ? byTimeToLive : 0;
  record.write(keysJson, keyOffset);
  record.set(newValue, keyOffset + keysLength);
  record.set(oldValue, keyOffset + keysLength + newValue.length);
  return record;
}

export function recordTimeMs(value: Uint8Array): number {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).readDoubleLE(timeOffset);
}

export class TableStreamRecord implements StreamRecord {
  readonly sequenceNumber: string;
  readonly #value: Buffer;
  readonly #context: { sequence: bigint; region: string; tableId: string; viewType: StreamViewType };

  constructor(
    value: Uint8Array,
    context: { sequence: bigint; sequenceNumber: string; region: string; tableId: string; viewType: StreamViewType },
  ) {
    this.#value = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    this.sequenceNumber = context.sequenceNumber;
    this.#context = context;
  }

  /** What it takes of the memory. */
  get bytes(): number {
    return this.#value.length;
  }

  get orderKey(): string {
    return this.#value.toString('utf8', keyOffset, this.#newOffset);
  }

  get approximateArrivalMs(): number {
    return this.#value.readDoubleLE(timeOffset);
  }

  toEventRecord(): Record<string, unknown> {
    const parse = (): unknown => JSON.parse(this.#changeJson());
    return {
      ...this.#envelope(),
      // Filters mostly ask for the kind of event: what is not looked at is not parsed.
      get dynamodb() {
        return parse();
      },
    };
  }

  /** Images go from the table to the function as the JSON that they are stored as. */
  toEventJson(members: string): string {
    return `${JSON.stringify(this.#envelope()).slice(0, -1)},"dynamodb":${this.#changeJson()},${members}}`;
  }

  #changeJson(): string {
    const newImage = this.#imageJson(this.#newOffset, this.#oldOffset);
    const oldImage = this.#imageJson(this.#oldOffset, this.#value.length);
    return (
      `{"ApproximateCreationDateTime":${Math.floor(this.approximateArrivalMs / 1000)},"Keys":${this.orderKey}` +
      (newImage === '' ? '' : `,"NewImage":${newImage}`) +
      (oldImage === '' ? '' : `,"OldImage":${oldImage}`) +
      `,"SequenceNumber":"${this.sequenceNumber}","SizeBytes":${this.#value.readUInt32LE(sizeOffset)}` +
      `,"StreamViewType":"${this.#context.viewType}"}`
    );
  }

  #envelope(): Record<string, unknown> {
    const { sequence, region, tableId } = this.#context;
    return {
      eventID: tableId.replaceAll('-', '').slice(0, 16) + sequence.toString(16).padStart(16, '0'),
      eventName: kinds[this.#value[kindOffset] ?? 0],
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      ...(this.#value[flagsOffset] === byTimeToLive && {
        userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      }),
    };
  }

  get #newOffset(): number {
    return keyOffset + this.#value.readUInt32LE(keyLengthOffset);
  }

  get #oldOffset(): number {
    return this.#newOffset + this.#value.readUInt32LE(newLengthOffset);
  }

  #imageJson(from: number, to: number): string {
    return from === to ? '' : itemJson(this.#value.subarray(from, to));
  }
}

function holdsNew(viewType: StreamViewType): boolean {
  return viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
}

function holdsOld(viewType: StreamViewType): boolean {
  return viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
}
