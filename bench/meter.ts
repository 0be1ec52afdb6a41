import { z } from 'zod';
import type { LocalEndpoints } from './endpoints.ts';
import { signedRequest } from './operator.ts';

const lineSchema = z.object({
  service: z.string(),
  unit: z.string(),
  resource: z.string(),
  operation: z.string(),
  units: z.number(),
  usd: z.number(),
});
const readingSchema = z.object({ region: z.string(), lines: z.array(lineSchema) });

/** What the system has counted since its start, as AWS would bill it. */
export type MeterReading = z.infer<typeof readingSchema>;

/** The units of a scenario, and what a million of what it counts would cost. */
export interface CostPerMillion {
  readonly region: string;
  readonly count: number;
  readonly usdPerMillion: number;
  readonly usdPerMillionByService: Readonly<Record<string, number>>;
  /** `<service>: <unit>` of all resources and operations, for one of what is counted. */
  readonly unitsEach: Readonly<Record<string, number>>;
}

const million = 1_000_000;

export async function readMeter(endpoints: LocalEndpoints): Promise<MeterReading> {
  const url = `${endpoints.aws}/_local/meter`;
  return readingSchema.parse(await signedRequest(endpoints, { method: 'GET', url, service: 'local' }));
}

/** What was spent between two readings, divided by a count of receipts, orders or whatever the load consists of. */
export function costPerMillion(before: MeterReading, after: MeterReading, count: number): CostPerMillion {
  const usdByService = new Map<string, number>();
  const unitsByName = new Map<string, number>();
  for (const [sign, { lines }] of [
    [-1, before],
    [1, after],
  ] as const) {
    for (const { service, unit, units, usd } of lines) {
      add(usdByService, service, sign * usd);
      add(unitsByName, `${service}: ${unit}`, sign * units);
    }
  }
  const usd = [...usdByService.values()].reduce((sum, part) => sum + part, 0);
  return {
    region: after.region,
    count,
    usdPerMillion: rounded((usd / count) * million),
    usdPerMillionByService: eachOf(usdByService, million / count),
    unitsEach: eachOf(unitsByName, 1 / count),
  };
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/** Largest first; what was not spent is left out. */
function eachOf(sums: ReadonlyMap<string, number>, factor: number): Readonly<Record<string, number>> {
  const spent = [...sums].filter(([, sum]) => sum > 0).sort(([, one], [, other]) => other - one);
  return Object.fromEntries(spent.map(([name, sum]) => [name, rounded(sum * factor)]));
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
