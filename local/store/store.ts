import { open, type Database, type RootDatabase } from 'lmdb';
import { z } from 'zod';

/**
 * The one durable place of `local/`: an LMDB environment that holds tables, indexes, streams, queues and checkpoints.
 *
 * Keys and values are bytes. Keys are ordered as unsigned bytes (LMDB's memcmp), at most `keyBytesMax` long.
 * Reads outside a transaction see the last commit. Only this file imports lmdb.
 */
export type Key = Uint8Array;
export type Value = Uint8Array;

/** LMDB's own limit for a key with the page size that lmdb-js compiles in. */
export const keyBytesMax = 1978;
const databasesMax = 256;
/** Address space, not disk: LMDB maps it, the file grows as data does. */
const mapBytesMax = 2 ** 40;

/** The part of LMDB's statistics that is used; lmdb's types do not tell. */
const statisticsSchema = z.object({
  pageSize: z.number(),
  entryCount: z.number(),
  treeBranchPageCount: z.number(),
  treeLeafPageCount: z.number(),
  overflowPages: z.number(),
});

export interface RangeOptions {
  /** First key, inclusive. */
  readonly from?: Key;
  /** Last key, exclusive. With `reverse`, still the upper bound. */
  readonly to?: Key;
  readonly reverse?: boolean;
  readonly limit?: number;
}

export interface Entry {
  readonly key: Key;
  readonly value: Value;
}

/** A named ordered map inside the environment. */
export class Table {
  readonly #database: Database<Uint8Array, Uint8Array>;

  constructor(database: Database<Uint8Array, Uint8Array>) {
    this.#database = database;
  }

  get(key: Key): Value | undefined {
    return this.#database.getBinary(key);
  }

  /** Entries in key order, read lazily; the caller stops whenever it has enough. */
  range(options: RangeOptions = {}): Iterable<Entry> {
    const { from, to, reverse = false, limit } = options;
    const bounds = reverse
      ? { ...(to && { start: to, exclusiveStart: true }), ...(from && { end: from, inclusiveEnd: true }) }
      : { ...(from && { start: from }), ...(to && { end: to }) };
    return this.#database.getRange({ ...bounds, reverse, ...(limit !== undefined && { limit }) }) as Iterable<Entry>;
  }

  /** How many entries there are, and the bytes of the pages that hold them. */
  statistics(): { entries: number; bytes: number } {
    const statistics = statisticsSchema.parse(this.#database.getStats());
    const pages = statistics.treeBranchPageCount + statistics.treeLeafPageCount + statistics.overflowPages;
    return { entries: statistics.entryCount, bytes: pages * statistics.pageSize };
  }

  /** For `Transaction` only: the write itself. */
  write(key: Key, value: Value | undefined): void {
    if (value === undefined) this.#database.removeSync(key);
    else this.#database.putSync(key, value);
  }
}

/**
 * The writes of one unit of work. They are kept aside until the work returns, so that a throw leaves nothing behind;
 * therefore reads inside the work see the state before it.
 */
export class Transaction {
  readonly #writes: { table: Table; key: Key; value: Value | undefined }[] = [];
  readonly #afterCommit: (() => void)[] = [];

  put(table: Table, key: Key, value: Value): void {
    this.#writes.push({ table, key, value });
  }

  remove(table: Table, key: Key): void {
    this.#writes.push({ table, key, value: undefined });
  }

  /**
   * Runs once the commit is on disk, before the promise of `transact` resolves, and after what transactions before this one run. Must
   * not throw.
   */
  afterCommit(run: () => void): void {
    this.#afterCommit.push(run);
  }

  /** For `Store` only. */
  apply(): void {
    for (const { table, key, value } of this.#writes) table.write(key, value);
  }

  /** For `Store` only. */
  committed(): void {
    for (const run of this.#afterCommit) run();
  }
}

export class Store {
  readonly #environment: RootDatabase<Uint8Array, Uint8Array>;
  readonly #tables = new Map<string, Table>();

  private constructor(environment: RootDatabase<Uint8Array, Uint8Array>) {
    this.#environment = environment;
  }

  static open(directory: string): Store {
    return new Store(
      open<Uint8Array, Uint8Array>({
        path: directory,
        encoding: 'binary',
        keyEncoding: 'binary',
        maxDbs: databasesMax,
        mapSize: mapBytesMax,
        // A commit resolves only after its fsync: what was answered survives a power cut, not only a crash.
        overlappingSync: false,
      }),
    );
  }

  /** The named map; made on first use. */
  table(name: string): Table {
    const known = this.#tables.get(name);
    if (known) return known;
    const table = new Table(
      this.#environment.openDB<Uint8Array, Uint8Array>({ name, encoding: 'binary', keyEncoding: 'binary' }),
    );
    this.#tables.set(name, table);
    return table;
  }

  /**
   * Runs `work` inside the next write transaction, alone and in order, together with whatever else is waiting (group
   * commit), and resolves with its result when the commit is on disk. `work` is synchronous; when it throws, the promise
   * rejects and none of its writes are made.
   */
  async transact<Result>(work: (transaction: Transaction) => Result): Promise<Result> {
    const transaction = new Transaction();
    const result = await this.#environment.transaction(() => {
      const value = work(transaction);
      transaction.apply();
      return value;
    });
    transaction.committed();
    return result;
  }

  async close(): Promise<void> {
    await this.#environment.close();
  }
}
