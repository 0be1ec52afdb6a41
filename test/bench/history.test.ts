import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { historyFiles } from '../../bench/history/page.ts';
import type { Run } from '../../bench/history/run.ts';
import { readResults } from '../../bench/history/write-history.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');

const idle: Run = {
  scenario: 'orders',
  at: '2026-01-01T10:20:30.000Z',
  ratePerSecond: 5_000,
  answeredPerSecond: 4_998,
  latencyMs: { p50: 1.5, p95: 20, p99: 300 },
  errors: { Throttled: 2, 'no answer': 1 },
  warmUp: { seconds: 10 },
  stallsMs: { p50: 0.1, p99: 4, max: 21 },
  machine: { cores: 2, loadBefore: 0.3, commit: 'aaaaaaa' },
};
const busy: Run = { ...idle, machine: { cores: 2, loadBefore: 7.1, commit: 'bbbbbbb' } };

async function pageOf(scenario: string, ...runs: readonly Run[]): Promise<{ page: string; drawing: string }> {
  const files = await historyFiles(new Map([[scenario, runs]]));
  return { page: files.get('benchmarks.md') ?? '', drawing: files.get(`benchmarks/${scenario}.svg`) ?? '' };
}

test('docs/benchmarks.md and its drawings are what `npm run bench -- history` makes of bench/results', async () => {
  const made = await historyFiles(await readResults());
  for (const [file, text] of made) expect(await readFile(path.join(docs, file), 'utf8'), file).toBe(text);
  const drawings = (await readdir(path.join(docs, 'benchmarks'))).map((file) => `benchmarks/${file}`);
  expect(drawings.sort()).toEqual([...made.keys()].filter((file) => file.endsWith('.svg')).sort());
});

test('the page gives a run a row with what matters of it', async () => {
  const { page } = await pageOf('orders', idle);
  const cells = rowOf(page, 'aaaaaaa');
  expect(cells.slice(0, 10)).toEqual(
    ['2026-01-01 10:20', '`aaaaaaa`', '0.3', '5,000', '10', '4,998', '1.5', '20', '300', '3'], // errors of every kind
  );
  expect(cells.slice(10)).toEqual(['–', '–', '–', '–', '–', '21', '–']);
});

test('the page marks a run on a busy machine by its load, the drawing by a hollow point', async () => {
  const { page, drawing } = await pageOf('orders', idle, busy);
  expect(rowOf(page, 'aaaaaaa')[2]).toBe('0.3');
  expect(rowOf(page, 'bbbbbbb')[2]).toBe('**7.1**');
  // Three lines of a point for each run.
  expect(drawing.match(/<circle [^>]*fill="#ffffff"/g)).toHaveLength(3);
  expect(drawing.match(/<circle [^>]*r="3.5"/g)).toHaveLength(6);
});

test('a drawing keeps every point inside, however far apart the figures are', async () => {
  const runs = [0.02, 3, 150_000].map((p99) => ({ ...idle, latencyMs: { p50: p99, p95: p99, p99 } }));
  const { drawing } = await pageOf('orders', ...runs);
  const heights = [...drawing.matchAll(/<circle cx="[\d.]+" cy="([-\d.]+)" r="3.5"/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(9);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(34);
  expect(Math.max(...heights)).toBeLessThanOrEqual(232);
});

test('runs on AWS stand under a heading of their own', async () => {
  const { page, drawing } = await pageOf('orders-aws', idle);
  expect(page).toContain('## orders, on AWS');
  expect(drawing).toContain('<title>orders, on AWS: ms</title>');
});

test('results of a scenario without a view are refused by name', async () => {
  await expect(historyFiles(new Map([['orders-twice', [idle]]]))).rejects.toThrow(
    /results of orders-twice: add a view/,
  );
});

function rowOf(page: string, commit: string): readonly string[] {
  const line = page.split('\n').find((candidate) => candidate.includes(`\`${commit}\``)) ?? '';
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
