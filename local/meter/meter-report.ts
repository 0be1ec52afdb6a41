import { billOf, type Bill } from './bill.ts';
import type { Meter } from './meter.ts';
import { pricedRegions, pricesOf, type PriceTable } from './price.ts';
import type { Reading } from './reading.ts';
import { runTable } from './run-table.ts';
import { standingCosts, type DeclaredStack, type StandingCosts } from './standing.ts';

export interface Report extends Bill {
  readonly region: string;
  /** The process's own start. */
  readonly since: string;
  readonly at: string;
  readonly standing: StandingCosts;
}

/** No price table is kept for the region. */
export class UnpricedRegion extends Error {
  constructor(region: string) {
    super(`There are no prices of region "${region}"; there are those of ${pricedRegions.join(' and ')}.`);
    this.name = 'UnpricedRegion';
  }
}

/** What the meter has counted, in dollars, beside what the templates cost while nobody does anything. */
export class MeterReport {
  readonly #meter: Meter;
  readonly #region: string;
  readonly #stacks: readonly DeclaredStack[];

  constructor(options: {
    readonly meter: Meter;
    /** Unless another is asked for. */
    readonly region: string;
    readonly stacks: readonly DeclaredStack[];
  }) {
    this.#meter = options.meter;
    this.#region = options.region;
    this.#stacks = options.stacks;
  }

  /** @throws {UnpricedRegion} */
  of(region = this.#region): Report {
    const prices = pricesOrThrow(region);
    const reading = this.#meter.reading();
    return {
      region,
      since: new Date(reading.sinceMs).toISOString(),
      at: new Date(reading.atMs).toISOString(),
      ...billOf(reading, prices),
      standing: standingCosts(this.#stacks, prices),
    };
  }

  reading(): Reading {
    return this.#meter.reading();
  }

  /** For a person; undefined when nothing was spent. */
  table(reading: Reading): string | undefined {
    return runTable(reading, this.#region, pricesOrThrow(this.#region));
  }
}

function pricesOrThrow(region: string): PriceTable {
  const prices = pricesOf(region);
  if (!prices) throw new UnpricedRegion(region);
  return prices;
}
