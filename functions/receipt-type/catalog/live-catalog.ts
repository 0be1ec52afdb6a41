import type { Catalog, CatalogEntry } from './catalog.ts';
import type { CompiledTypes } from './compiled-types.ts';
import type { ReceiptType } from '../receipt-type.ts';
import { isNewest } from './newest-types.ts';
import { LOG_MS_MAX, type TypeLog, type TypeVersion } from './type-log.ts';

/** A view is asked to be renewed after this long: a new version is live everywhere within 60 seconds, and much sooner. */
export const VIEW_MS = 10_000;

/** Between two renewals out of turn, for types that the view does not have. */
export const OUT_OF_TURN_MS = 250;

/** After a renewal that failed: submissions that are served by what is known do not wait for each try. */
export const FAILED_MS = 5_000;

/** A submission that could be judged by the view that is there waits no longer for a newer one. */
const RENEWAL_MS_MAX = 2_000;

/** What the catalog has to do with its surroundings. */
export interface CatalogWorld {
  readonly log: TypeLog;
  readonly compiled: CompiledTypes;
  /** Compiles a stored definition. @throws when it no longer compiles */
  compile(definition: unknown, version: number): Promise<ReceiptType>;
  nowMs(): number;
  wait(ms: number): Promise<void>;
  /** Tells an operator of what is not the submission's fault. */
  report(what: string, error: unknown): void;
}

/** What submissions are judged by: replaced as a whole, never changed. */
interface View {
  readonly revision: number;
  readonly newest: ReadonlyMap<string, TypeVersion>;
  readonly entries: readonly CatalogEntry[];
}

/**
 * The built-in types, and over them those that operators define while the system runs: of each type the newest version. What the log has
 * is read once and then only what is new in it. A type is compiled when its first document comes.
 */
export class LiveCatalog implements Catalog {
  readonly #builtIns: readonly CatalogEntry[];
  readonly #world: CatalogWorld;
  #view: View | null = null;
  #renewal: Promise<void> | null = null;
  #triedMs = Number.NEGATIVE_INFINITY;
  #nextMs = Number.NEGATIVE_INFINITY;

  constructor(builtIns: readonly CatalogEntry[], world: CatalogWorld) {
    this.#builtIns = builtIns;
    this.#world = world;
  }

  /**
   * A renewal that fails leaves the view as it is. Without any view nothing is judged: a built-in type may have had a newer version for
   * years, and a document must not be judged by another one than its receipt would have been a moment before.
   */
  async entries(): Promise<readonly CatalogEntry[]> {
    if (this.#view === null || this.#world.nowMs() >= this.#nextMs) await this.#renew();
    return this.#entriesOrThrow();
  }

  async renewedEntries(): Promise<readonly CatalogEntry[]> {
    // Whoever makes up names does not make us ask for each of them.
    const earlyMs = this.#triedMs + OUT_OF_TURN_MS - this.#world.nowMs();
    if (earlyMs > 0) await this.#world.wait(earlyMs);
    await this.#renew();
    return this.#entriesOrThrow();
  }

  /** Requests side by side share one. */
  #renew(): Promise<void> {
    this.#renewal ??= this.#read().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  async #read(): Promise<void> {
    this.#triedMs = this.#world.nowMs();
    try {
      const news = await this.#world.log.after(this.#view?.revision ?? 0, {
        msMax: this.#view ? RENEWAL_MS_MAX : LOG_MS_MAX,
      });
      if (this.#view === null || news.length > 0) this.#take(news);
      this.#nextMs = this.#triedMs + VIEW_MS;
    } catch (error) {
      this.#nextMs = this.#triedMs + FAILED_MS;
      this.#world.report('cannot read the log of receipt types', error);
      if (this.#view === null) throw error;
    }
  }

  #take(news: readonly TypeVersion[]): void {
    const newest = new Map(this.#view?.newest);
    for (const version of news) {
      const known = newest.get(version.name);
      if (known) this.#world.compiled.letGo(keyOf(known));
      newest.set(version.name, version);
    }
    const revision = news.at(-1)?.revision ?? this.#view?.revision ?? 0;
    this.#view = { revision, newest, entries: this.#entriesOf(newest) };
  }

  #entriesOf(newest: ReadonlyMap<string, TypeVersion>): readonly CatalogEntry[] {
    const builtIns = this.#builtIns.filter((builtIn) => isNewest(builtIn, newest.get(builtIn.name)));
    const superseded = new Set(builtIns.map(({ name }) => name));
    const defined = [...newest.values()].filter(({ name }) => !superseded.has(name));
    return [...builtIns, ...defined.map((version) => this.#entryOf(version))];
  }

  #entryOf(version: TypeVersion): CatalogEntry {
    const { name, format, recognise, services } = version;
    const slot = { key: keyOf(version), weight: version.textBytes, compile: () => this.#compile(version) };
    const type: ReceiptType = {
      name,
      version: version.version,
      format,
      services,
      judge: (document) => this.#world.compiled.use(slot, (compiled) => compiled.judge(document)),
      release: () => this.#world.compiled.letGo(slot.key),
    };
    return { name, version: version.version, format, recognise, load: () => Promise.resolve(type) };
  }

  async #compile(version: TypeVersion): Promise<ReceiptType> {
    try {
      const definition: unknown = JSON.parse(await this.#world.log.definitionText(version));
      return await this.#world.compile(definition, version.version);
    } catch (error) {
      // The other types go on; documents of this one fail inside the service until it is defined anew.
      this.#world.report(`cannot compile the receipt type "${version.name}", version ${version.version}`, error);
      throw error;
    }
  }

  #entriesOrThrow(): readonly CatalogEntry[] {
    if (this.#view === null) throw new Error('The log of receipt types has not been read yet.');
    return this.#view.entries;
  }
}

function keyOf({ name, version }: TypeVersion): string {
  return `${name} ${version}`;
}
