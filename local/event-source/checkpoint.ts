import { z } from 'zod';
import type { Store } from '../store/store.ts';

/**
 * Up to where a shard's records are done, one mark for each lane: the sequence number of the last record before the
 * lane's first unfinished one, null before the first record. A single lane has a single mark.
 */
export type Marks = readonly (string | null)[];

const stored = z.array(z.string().nullable()).min(1);

/** The checkpoints of one mapping on one stream, by shard. */
export class Checkpoints {
  readonly #store: Store;
  readonly #prefix: string;

  constructor(store: Store, owner: { mappingId: string; streamArn: string }) {
    this.#store = store;
    this.#prefix = `${owner.mappingId}\0${owner.streamArn}\0`;
  }

  /** Undefined when the mapping has never read the shard. */
  load(shardId: string): Marks | undefined {
    const value = this.#store.table(tableName).get(this.#key(shardId));
    return value && stored.parse(JSON.parse(Buffer.from(value).toString('utf8')));
  }

  async save(shardId: string, marks: Marks): Promise<void> {
    const table = this.#store.table(tableName);
    await this.#store.transact((transaction) => {
      transaction.put(table, this.#key(shardId), Buffer.from(JSON.stringify(marks), 'utf8'));
    });
  }

  #key(shardId: string): Buffer {
    return Buffer.from(this.#prefix + shardId, 'utf8');
  }
}

const tableName = 'event-source/checkpoints';

/** The mark that is furthest back: before it, every lane is done. */
export function earliest(marks: Marks): string | undefined {
  let least: string | undefined = marks[0] ?? undefined;
  for (const mark of marks) {
    if (mark === null) return undefined;
    if (least === undefined || mark < least) least = mark;
  }
  return least;
}
