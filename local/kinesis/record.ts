/**
 * How a stream's records stand in the store.
 * Key: stream name, 0, shard (4 bytes), place (8 bytes): a shard is one contiguous range in its order.
 * Value: arrival in ms (8 bytes, a double), length of the partition key (2 bytes), partition key, data.
 */
export interface StoredRecord {
  readonly place: number;
  readonly arrivedMs: number;
  readonly partitionKey: string;
  readonly data: Buffer;
}

const headerBytes = 10;
const placeBytes = 8;
const shardBytes = 4;

export function recordKey(streamName: string, shardIndex: number, place: number): Buffer {
  const nameBytes = streamName.length + 1;
  const key = Buffer.allocUnsafe(nameBytes + shardBytes + placeBytes);
  key.write(`${streamName}\0`, 'latin1');
  key.writeUInt32BE(shardIndex, nameBytes);
  key.writeBigUInt64BE(BigInt(place), nameBytes + shardBytes);
  return key;
}

export function shardBounds(streamName: string, shardIndex: number): { from: Buffer; to: Buffer } {
  return { from: recordKey(streamName, shardIndex, 0), to: recordKey(streamName, shardIndex + 1, 0) };
}

export function encodeRecord(record: Omit<StoredRecord, 'place' | 'data'> & { readonly data: Uint8Array }): Buffer {
  const partitionKey = Buffer.from(record.partitionKey, 'utf8');
  const value = Buffer.allocUnsafe(headerBytes + partitionKey.length + record.data.length);
  value.writeDoubleBE(record.arrivedMs, 0);
  value.writeUInt16BE(partitionKey.length, placeBytes);
  value.set(partitionKey, headerBytes);
  value.set(record.data, headerBytes + partitionKey.length);
  return value;
}

export function decodeRecord(key: Uint8Array, value: Uint8Array): StoredRecord {
  const keyBuffer = view(key);
  const buffer = view(value);
  const dataFrom = headerBytes + buffer.readUInt16BE(placeBytes);
  return {
    place: Number(keyBuffer.readBigUInt64BE(key.length - placeBytes)),
    arrivedMs: buffer.readDoubleBE(0),
    partitionKey: buffer.toString('utf8', headerBytes, dataFrom),
    data: buffer.subarray(dataFrom),
  };
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
