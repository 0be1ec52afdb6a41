import { createHash } from 'node:crypto';

/**
 * Where a record goes: the MD5 of its partition key, read as a 128-bit number, lies in one shard's range.
 * https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html#partition-key
 */
const hashKeys = 1n << 128n;
const hashKeyBytes = 16;

export interface HashKeyRange {
  readonly StartingHashKey: string;
  readonly EndingHashKey: string;
}

/** Even ranges that cover all hash keys, as `CreateStream` divides them. */
export class HashKeyRanges {
  readonly #starts: readonly Buffer[];

  constructor(shardCount: number) {
    this.#starts = Array.from({ length: shardCount }, (_, index) => toBytes(start(index, shardCount)));
  }

  range(shardIndex: number): HashKeyRange {
    const count = this.#starts.length;
    const end = shardIndex === count - 1 ? hashKeys : start(shardIndex + 1, count);
    return { StartingHashKey: start(shardIndex, count).toString(), EndingHashKey: (end - 1n).toString() };
  }

  shardOfPartitionKey(partitionKey: string): number {
    return this.#shardOf(createHash('md5').update(partitionKey, 'utf8').digest());
  }

  /** Undefined when the number lies outside of 0..2^128-1. */
  shardOfExplicitHashKey(decimal: string): number | undefined {
    const hashKey = BigInt(decimal);
    return hashKey < hashKeys ? this.#shardOf(toBytes(hashKey)) : undefined;
  }

  #shardOf(hashKey: Buffer): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const begin = this.#starts[middle];
      if (begin && begin.compare(hashKey) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function start(index: number, shardCount: number): bigint {
  return (hashKeys / BigInt(shardCount)) * BigInt(index);
}

function toBytes(hashKey: bigint): Buffer {
  return Buffer.from(hashKey.toString(16).padStart(hashKeyBytes * 2, '0'), 'hex');
}
