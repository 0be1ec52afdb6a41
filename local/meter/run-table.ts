import { billOf } from './bill.ts';
import type { PriceTable } from './price.ts';
import type { Reading } from './reading.ts';

/** What a run would have cost, for a person: a line a service, the dearest first. Undefined when nothing was spent. */
export function runTable(reading: Reading, region: string, prices: PriceTable): string | undefined {
  const { usd, usdByService } = billOf(reading, prices);
  const services = Object.entries(usdByService).sort(([, one], [, other]) => other - one);
  if (services.length === 0) return undefined;
  const lines = [...services, ['in all', usd] as const].map(
    ([service, amount]) => `  ${service.padEnd(nameWidth)}${amount.toFixed(usdDigits).padStart(amountWidth)} USD`,
  );
  return [`Since Ready, AWS would have charged in ${region}, before any free tier:`, ...lines].join('\n');
}

const nameWidth = 18;
const amountWidth = 12;
/** A single request costs some millionths. */
const usdDigits = 6;
