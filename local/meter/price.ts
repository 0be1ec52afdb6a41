import { euCentral1 } from './prices/eu-central-1.ts';
import { usEast1 } from './prices/us-east-1.ts';
import type { Unit } from './units.ts';

export interface Price {
  /** Of the first tier, before any free one: what the next unit costs a system that is in use. */
  readonly usd: number;
  /** Billed units that cost that much. */
  readonly per: number;
  /** AWS's own page, where the price is to be looked up anew. */
  readonly source: string;
  /**
   * `checked`: a text that quotes AWS's price list or page was read, see `asOf`. `unchecked`: known, but no text for this region was
   * found.
   */
  readonly basis: 'checked' | 'unchecked';
  /** The day or month of the text that was read. */
  readonly asOf: string;
}

export type PriceTable = Readonly<Record<Unit, Price>>;

const tables: ReadonlyMap<string, PriceTable> = new Map([
  ['eu-central-1', euCentral1],
  ['us-east-1', usEast1],
]);

export const pricedRegions: readonly string[] = [...tables.keys()];

/** Undefined for a region without a table. */
export function pricesOf(region: string): PriceTable | undefined {
  return tables.get(region);
}
