import { expect, test } from 'vitest';
import { chaos } from './chaos.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`whatever is answered comes to its right end, whatever happens (npm run chaos -- --seed ${seed} --minutes 0.15)`, async () => {
  const log: string[] = [];
  const { violations, summary } = await chaos({ seed, durationMs: 9_000, log: (line) => log.push(line) });
  expect(violations, log.join('\n')).toEqual([]);
  console.log(summary);
}, 120_000);
