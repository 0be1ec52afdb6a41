import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';

/** `npm run chaos -- --seed N --minutes M`: exits 1 when anything is violated; the same seed makes the same plan again. */
const { values } = parseArgs({ options: { seed: { type: 'string' }, minutes: { type: 'string', default: '1' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const minutes = Number(values.minutes);
if (!Number.isSafeInteger(seed) || !(minutes > 0)) {
  console.error('--seed is a whole number, --minutes more than 0.');
  process.exit(2);
}
const { violations, summary } = await chaos({ seed, durationMs: minutes * 60_000, log: (line) => console.log(line) });
for (const violation of violations) console.error(violation);
console.log(summary);
if (violations.length > 0) {
  console.error(`Again: npm run chaos -- --seed ${seed} --minutes ${minutes}`);
  process.exit(1);
}
