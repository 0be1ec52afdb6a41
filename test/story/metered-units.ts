import type { MeterReading } from '../../bench/meter.ts';

const kibibytesPerGigabyte = 2 ** 20;

/**
 * What was spent between two readings, by name. What comes back by the clock and not by what is asked for - authorizing, buying from
 * the contract's rate, asking for new types - is left out.
 */
export function unitsBetween(before: MeterReading, after: MeterReading): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const [sign, { lines }] of [
    [-1, before],
    [1, after],
  ] as const) {
    for (const line of lines) {
      const named = nameOf(line);
      if (named) units.set(named.name, (units.get(named.name) ?? 0) + sign * named.units);
    }
  }
  return new Map([...units].filter(([, sum]) => sum > 0));
}

const byTheClock = /^(?:FunctionsAuthorize|Rates|ReceiptTypes)/;

/** Null for what is measured and not counted: time, bytes. */
function nameOf(line: MeterReading['lines'][number]): { readonly name: string; readonly units: number } | null {
  const { service, unit, operation, units } = line;
  // Logical ids end in eight hexadecimal digits, physical names begin with the stack's.
  const resource = line.resource.replace(/^[^-]+-/, '').replace(/[0-9A-F]{8}$/, '');
  if (byTheClock.test(resource)) return null;
  switch (unit) {
    case 'requests':
      return { name: `${service}: requests, ${service === 'Lambda' ? resource : operation}`, units };
    case 'queries and mutations':
    case 'real-time updates of 5 kB':
      return { name: `${service}: ${unit}, ${operation}`, units };
    case 'write request units':
    case 'read request units':
      return operation === 'GetItem' && resource === 'Contracts'
        ? null
        : { name: `${service}: ${unit}, ${resource} ${operation}`, units };
    case 'requests of 64 kB':
    case 'calls':
      return { name: `${service}: ${unit}, ${resource} ${operation}`, units };
    case 'GB in, records in whole kB':
      return { name: 'Kinesis: kB in', units: units * kibibytesPerGigabyte };
    default:
      return null;
  }
}
