import type { TableStreamRecord } from './table-stream-record.ts';

/** Readers that keep up are never further behind; the others read from the store. */
const recordsMax = 1_000;
const bytesMax = 4 * 1024 * 1024;

/**
 * The newest records of a shard: all that were committed after a certain one, in order. Every mapping reads each of them within
 * moments of its commit, and would look for it in the store by a cursor of its own.
 */
export class RecentRecords {
  #records: TableStreamRecord[] = [];
  #bytes = 0;
  /** The sequence number of the record before the first of these. */
  #before: string;

  constructor(before: string) {
    this.#before = before;
  }

  /** Takes a record that has just been committed, after those before it. */
  add(record: TableStreamRecord): void {
    this.#records.push(record);
    this.#bytes += record.bytes;
    // Half of them at a time: to move a thousand for each that comes would cost more than it saves.
    if (this.#records.length > recordsMax || this.#bytes > bytesMax) this.#drop(Math.ceil(this.#records.length / 2));
  }

  /** Those after a sequence number, at most `limit`; undefined when there may be others that only the store has. */
  after(sequenceNumber: string, limit: number): readonly TableStreamRecord[] | undefined {
    if (sequenceNumber < this.#before) return undefined;
    let from = this.#records.length;
    while (from > 0 && (this.#records[from - 1]?.sequenceNumber ?? '') > sequenceNumber) from--;
    return this.#records.slice(from, from + limit);
  }

  dropOlderThan(timeMs: number): void {
    const kept = this.#records.findIndex(({ approximateArrivalMs }) => approximateArrivalMs >= timeMs);
    this.#drop(kept === -1 ? this.#records.length : kept);
  }

  #drop(count: number): void {
    for (const { bytes, sequenceNumber } of this.#records.splice(0, count)) {
      this.#bytes -= bytes;
      this.#before = sequenceNumber;
    }
  }
}
