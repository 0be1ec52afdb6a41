import type { Meter, Spending } from '../meter/meter.ts';
import type { Entry, RangeOptions, Store, Table as StoreTable, Transaction } from '../store/store.ts';
import { attributeOf, type Item } from './attribute-value.ts';
import type { CatalogEntry } from './catalog.ts';
import { equalItems } from './comparison.ts';
import { ExpiryIndex } from './expiry-index.ts';
import { encodeItem, StoredItem, type EncodedItem } from './item-codec.ts';
import type { KeySchema } from './key.ts';
import type { TableDefinition } from './table-definition.ts';
import type { TableStream } from './table-stream.ts';

/** Who made a change: AWS marks what TTL deletes. */
export type Author = 'caller' | 'time-to-live';

export interface Change {
  readonly key: Uint8Array;
  /** The key's attributes. */
  readonly keys: Item;
  readonly old: StoredItem | undefined;
  /** Undefined deletes. */
  readonly next: EncodedItem | undefined;
  readonly nowMs: number;
  readonly author?: Author;
}

/** One table's items, and what every write keeps in step with them: the expiry index and the stream. */
export class Table {
  readonly name: string;
  readonly arn: string;
  readonly keySchema: KeySchema;
  readonly entry: CatalogEntry;
  readonly definition: TableDefinition;
  readonly stream: TableStream | undefined;
  readonly expiry: ExpiryIndex;
  /** Units, to be added to by whoever reads and writes. What TTL deletes is free. */
  readonly writeUnits: Spending;
  readonly readUnits: Spending;
  readonly #items: StoreTable;

  constructor(options: {
    store: Store;
    definition: TableDefinition;
    entry: CatalogEntry;
    arn: string;
    stream: TableStream | undefined;
    meter: Meter;
  }) {
    this.definition = options.definition;
    this.name = options.definition.name;
    this.keySchema = options.definition.keySchema;
    this.entry = options.entry;
    this.arn = options.arn;
    this.stream = options.stream;
    this.writeUnits = options.meter.spent('dynamodbWriteUnits', this.name);
    this.readUnits = options.meter.spent('dynamodbReadUnits', this.name);
    this.#items = options.store.table(`dynamodb/items/${this.name}`);
    this.expiry = new ExpiryIndex(options.store.table(`dynamodb/expiry/${this.name}`));
  }

  read(key: Uint8Array): StoredItem | undefined {
    const value = this.#items.get(key);
    return value && new StoredItem(value);
  }

  range(options: RangeOptions): Iterable<Entry> {
    return this.#items.range(options);
  }

  statistics(): { entries: number; bytes: number } {
    return this.#items.statistics();
  }

  encode(item: Item, sizeBytes: number): EncodedItem {
    return encodeItem(item, { sizeBytes, expiresAtSeconds: this.#expiresAtSeconds(item) });
  }

  /** Puts `next` in the place of `old`, or removes it. A write that changes nothing leaves no stream record. */
  write(transaction: Transaction, change: Change): void {
    const { key, old, next } = change;
    if (next ? old && isSame(old, next) : !old) return;
    if (next) transaction.put(this.#items, key, next.value);
    else transaction.remove(this.#items, key);
    this.expiry.move(transaction, { key, from: old?.expiresAtSeconds ?? 0, to: next?.expiresAtSeconds ?? 0 });
    this.stream?.append(transaction, { author: 'caller', ...change });
  }

  /** Writes the item again with the expiry that its attributes say now; nothing else changes. */
  restamp(transaction: Transaction, key: Uint8Array, stored: StoredItem): void {
    const next = this.encode(stored.item, stored.sizeBytes);
    transaction.put(this.#items, key, next.value);
    this.expiry.move(transaction, { key, from: stored.expiresAtSeconds, to: next.expiresAtSeconds });
  }

  #expiresAtSeconds(item: Item): number {
    const name = this.definition.timeToLiveAttribute;
    const value = name === undefined ? undefined : attributeOf(item, name);
    if (!value || !('N' in value)) return 0;
    const seconds = Math.floor(Number(value.N));
    return seconds > 0 && seconds <= Number.MAX_SAFE_INTEGER ? seconds : 0;
  }
}

function isSame(old: StoredItem, next: EncodedItem): boolean {
  if (old.value.equals(next.value)) return true;
  // The same item may have been written with its attributes or sets in another order.
  return old.sizeBytes === next.sizeBytes && equalItems(old.item, next.item);
}
