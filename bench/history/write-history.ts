import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { historyFiles } from './page.ts';
import type { Run } from './run.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const resultsDirectory = path.join(root, 'bench', 'results');
const docsDirectory = path.join(root, 'docs');

/** Writes docs/benchmarks.md and its drawings from what is in bench/results. */
export async function writeHistory(): Promise<void> {
  const files = await historyFiles(await readResults());
  // A drawing of a scenario that is gone goes too.
  await rm(path.join(docsDirectory, 'benchmarks'), { recursive: true, force: true });
  await mkdir(path.join(docsDirectory, 'benchmarks'));
  for (const [file, text] of files) await writeFile(path.join(docsDirectory, file), text);
}

/** All runs by scenario, in the order in which they were kept. */
export async function readResults(): Promise<ReadonlyMap<string, readonly Run[]>> {
  const names = (await readdir(resultsDirectory)).filter((name) => name.endsWith('.jsonl')).sort();
  const runs = names.map(async (name) => {
    const lines = (await readFile(path.join(resultsDirectory, name), 'utf8')).split('\n').filter((line) => line !== '');
    return [path.basename(name, '.jsonl'), lines.map((line) => JSON.parse(line) as Run)] as const;
  });
  return new Map(await Promise.all(runs));
}
