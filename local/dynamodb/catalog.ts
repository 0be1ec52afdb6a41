import { z } from 'zod';
import type { Store, Table as StoreTable } from '../store/store.ts';

/** What the data directory remembers of a table from one start to the next. */
const entrySchema = z.object({
  /** Raised when stored items or stream records change their form. */
  format: z.literal(1),
  id: z.string(),
  createdAtMs: z.number(),
  keySchema: z.object({
    partition: z.object({ name: z.string(), type: z.enum(['S', 'N', 'B']) }),
    sort: z.object({ name: z.string(), type: z.enum(['S', 'N', 'B']) }).exactOptional(),
  }),
  timeToLiveAttribute: z.string().exactOptional(),
  stream: z
    .object({ label: z.string(), viewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .exactOptional(),
});

export type CatalogEntry = z.infer<typeof entrySchema>;

export class Catalog {
  readonly #store: Store;
  readonly #table: StoreTable;

  constructor(store: Store) {
    this.#store = store;
    this.#table = store.table('dynamodb/tables');
  }

  find(tableName: string): CatalogEntry | undefined {
    const value = this.#table.get(Buffer.from(tableName));
    return value && entrySchema.parse(JSON.parse(Buffer.from(value).toString()));
  }

  async save(tableName: string, entry: CatalogEntry): Promise<void> {
    await this.#store.transact((transaction) => {
      transaction.put(this.#table, Buffer.from(tableName), Buffer.from(JSON.stringify(entry)));
    });
  }
}
