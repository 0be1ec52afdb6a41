import type { Table as StoreTable, Transaction } from '../store/store.ts';

/** Items by the time they expire at, so that finding the expired ones costs nothing while there are none. */
export class ExpiryIndex {
  readonly #table: StoreTable;

  constructor(table: StoreTable) {
    this.#table = table;
  }

  /** Times are epoch seconds; 0 is never. */
  move(transaction: Transaction, change: { key: Uint8Array; from: number; to: number }): void {
    const { key, from, to } = change;
    if (from === to) return;
    if (from > 0) transaction.remove(this.#table, indexKey(from, key));
    if (to > 0) transaction.put(this.#table, indexKey(to, key), nothing);
  }

  /** The keys of items that expired from `fromSeconds` on, before `toSeconds`; the earliest first. */
  *expired(options: { fromSeconds: number; toSeconds: number; limit: number }): Iterable<Uint8Array> {
    const { fromSeconds, toSeconds, limit } = options;
    const range = { from: timeBytes(Math.max(0, fromSeconds)), to: timeBytes(toSeconds), limit };
    for (const { key } of this.#table.range(range)) yield key.subarray(timeBytesLength);
  }
}

const nothing = new Uint8Array(0);
const timeBytesLength = 8;

function timeBytes(seconds: number): Buffer {
  const bytes = Buffer.allocUnsafe(timeBytesLength);
  bytes.writeBigUInt64BE(BigInt(seconds));
  return bytes;
}

function indexKey(seconds: number, key: Uint8Array): Buffer {
  return Buffer.concat([timeBytes(seconds), key]);
}
