import type { PriceTable } from './price.ts';
import type { Reading } from './reading.ts';
import { billedUnits, units, type Unit } from './units.ts';

export interface BillLine {
  readonly service: string;
  readonly unit: string;
  readonly resource: string;
  readonly operation: string;
  readonly units: number;
  readonly usd: number;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  readonly usd: number;
  readonly usdByService: Readonly<Record<string, number>>;
}

/** What AWS would have charged for what was counted, the dearest line first. Free tiers are left aside. */
export function billOf(reading: Reading, prices: PriceTable): Bill {
  const lines = reading.entries
    .map(({ unit, resource, operation, counted }) => {
      const billed = billedUnits(unit, counted);
      const { service, name } = units[unit];
      return { service, unit: name, resource, operation, units: billed, usd: usdOf(unit, billed, prices) };
    })
    .sort((one, other) => other.usd - one.usd);
  const usdByService: Record<string, number> = {};
  for (const { service, usd } of lines) usdByService[service] = (usdByService[service] ?? 0) + usd;
  return { lines, usd: lines.reduce((sum, { usd }) => sum + usd, 0), usdByService };
}

export function usdOf(unit: Unit, billed: number, prices: PriceTable): number {
  const { usd, per } = prices[unit];
  return (billed / per) * usd;
}
