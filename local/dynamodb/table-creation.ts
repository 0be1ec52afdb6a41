import { randomUUID } from 'node:crypto';
import type { Environment } from '../cloudformation/resource-type.ts';
import type { Clock } from '../clock.ts';
import { Meter } from '../meter/meter.ts';
import type { Store } from '../store/store.ts';
import { Catalog, type CatalogEntry } from './catalog.ts';
import { StoredItem } from './item-codec.ts';
import { after, keyAttributes, type KeySchema } from './key.ts';
import { Table } from './table.ts';
import type { TableDefinition } from './table-definition.ts';
import { TableStream } from './table-stream.ts';

/** Brings a table into being, or finds it as an earlier start has left it. */
export class TableCreation {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #environment: Environment;
  readonly #meter: Meter;
  readonly #catalog: Catalog;

  constructor(options: { store: Store; clock: Clock; environment: Environment; meter?: Meter }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#environment = options.environment;
    this.#meter = options.meter ?? new Meter();
    this.#catalog = new Catalog(options.store);
  }

  /** @throws when the data directory holds a table of that name with another key. */
  async create(definition: TableDefinition, arn: string): Promise<Table> {
    const known = this.#catalog.find(definition.name);
    if (known) requireSameKey(definition, known.keySchema);
    const entry = this.#entry(definition, known);
    const table = new Table({
      store: this.#store,
      definition,
      entry,
      arn,
      stream: this.#stream(definition, entry, arn),
      meter: this.#meter,
    });
    if (known?.stream && known.stream.label !== entry.stream?.label) await this.#dropRecords(definition, known, arn);
    if (known && known.timeToLiveAttribute !== definition.timeToLiveAttribute) await this.#indexExpiries(table);
    await this.#catalog.save(definition.name, entry);
    return table;
  }

  #entry(definition: TableDefinition, known: CatalogEntry | undefined): CatalogEntry {
    const nowMs = this.#clock.nowMs();
    const { streamViewType, timeToLiveAttribute, keySchema } = definition;
    return {
      format: 1,
      id: known?.id ?? randomUUID(),
      createdAtMs: known?.createdAtMs ?? nowMs,
      keySchema,
      ...(timeToLiveAttribute !== undefined && { timeToLiveAttribute }),
      ...(streamViewType !== undefined && {
        stream:
          // Another view makes another stream, as on AWS.
          known?.stream?.viewType === streamViewType
            ? known.stream
            : { label: new Date(nowMs).toISOString().slice(0, -1), viewType: streamViewType },
      }),
    };
  }

  #stream(definition: TableDefinition, entry: CatalogEntry, arn: string): TableStream | undefined {
    const { stream } = entry;
    if (!stream) return undefined;
    return new TableStream({
      store: this.#store,
      environment: this.#environment,
      tableArn: arn,
      tableName: definition.name,
      entry: { ...entry, stream },
    });
  }

  async #dropRecords(definition: TableDefinition, known: CatalogEntry, arn: string): Promise<void> {
    await this.#stream(definition, known, arn)?.trim(Number.POSITIVE_INFINITY);
  }

  /** The template has another attribute for the expiry than before: every item's expiry is found anew. */
  async #indexExpiries(table: Table): Promise<void> {
    let from: Buffer | undefined;
    for (;;) {
      const entries = [...table.range({ ...(from && { from }), limit: indexedPerTransaction })];
      const last = entries.at(-1);
      if (!last) return;
      await this.#store.transact((transaction) => {
        for (const { key, value } of entries) table.restamp(transaction, key, new StoredItem(value));
      });
      from = after(last.key);
    }
  }
}

const indexedPerTransaction = 1_000;

function requireSameKey(definition: TableDefinition, stored: KeySchema): void {
  const wanted = described(definition.keySchema);
  if (wanted === described(stored)) return;
  throw new Error(
    `Cannot open table "${definition.name}": the data directory holds it with the key ${described(stored)}, ` +
      `the template says ${wanted}. Empty the data directory, or give the table another name.`,
  );
}

function described(schema: KeySchema): string {
  return keyAttributes(schema)
    .map(({ name, type }) => `${name} (${type})`)
    .join(', ');
}
