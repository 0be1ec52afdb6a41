import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshAssembly } from '../../infra/assembly.ts';

/**
 * A project whose app writes two files and counts how often it is run: what the cache does is the same for the real one,
 * which takes seconds.
 */
let projectDirectory: string;
let cacheDirectory: string;

const app = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
const outdir = process.env['CDK_OUTDIR'] ?? '';
appendFileSync('runs.log', 'run\\n');
mkdirSync(path.join(outdir, 'asset.1'), { recursive: true });
writeFileSync(path.join(outdir, 'manifest.json'), readFileSync('schema.graphql', 'utf8'));
writeFileSync(path.join(outdir, 'asset.1', 'handler.mjs'), 'export const handler = 1;');
`;

beforeEach(async () => {
  projectDirectory = await mkdtemp(path.join(tmpdir(), 'project-'));
  cacheDirectory = path.join(projectDirectory, '.build', 'assemblies');
  await symlink(path.resolve(import.meta.dirname, '../../node_modules'), path.join(projectDirectory, 'node_modules'));
  await mkdir(path.join(projectDirectory, 'infra'));
  await mkdir(path.join(projectDirectory, 'receipt-types', 'one', 'examples'), { recursive: true });
  await write('infra/main.ts', app);
  await write('schema.graphql', 'first');
});

afterEach(() => rm(projectDirectory, { recursive: true }));

const write = (name: string, content: string): Promise<void> => writeFile(path.join(projectDirectory, name), content);
const assembly = (): Promise<string> => freshAssembly({ projectDirectory, cacheDirectory });
const runs = async (): Promise<number> =>
  (await readFile(path.join(projectDirectory, 'runs.log'), 'utf8')).split('\n').length - 1;
const manifest = (directory: string): Promise<string> => readFile(path.join(directory, 'manifest.json'), 'utf8');

describe('the assembly', () => {
  test('is synthesized once for one content', async () => {
    const directory = await assembly();
    expect(await assembly()).toBe(directory);
    expect([await runs(), await manifest(directory)]).toEqual([1, 'first']);
  });

  test('is synthesized anew when something that it is made from changes, and only then', async () => {
    const first = await assembly();
    await write('receipt-types/one/examples/receipt.json', '{}');
    await write('README.md', 'words');
    expect(await assembly()).toBe(first);
    await write('schema.graphql', 'second');
    const second = await assembly();
    expect([await runs(), await manifest(second), await manifest(first)]).toEqual([2, 'second', 'first']);
    await write('schema.graphql', 'first');
    expect(await assembly()).toBe(first);
    expect(await runs()).toBe(2);
  });

  test.each([
    ['changed', (directory: string) => writeFile(path.join(directory, 'asset.1', 'handler.mjs'), 'torn')],
    ['lost', (directory: string) => rm(path.join(directory, 'manifest.json'))],
    ['added', (directory: string) => writeFile(path.join(directory, 'more.json'), '{}')],
    ['left without its checksums', (directory: string) => rm(path.join(directory, 'contents.json'))],
  ])('is made anew when a file of it was %s', async (_, damage) => {
    const directory = await assembly();
    await damage(directory);
    expect(await assembly()).toBe(directory);
    expect([await runs(), await manifest(directory)]).toEqual([2, 'first']);
    expect(await assembly()).toBe(directory);
    expect(await runs()).toBe(2);
  });

  test('is one and whole when four starts make it at once', async () => {
    const directories = await Promise.all([assembly(), assembly(), assembly(), assembly()]);
    expect(new Set(directories).size).toBe(1);
    expect(await manifest(directories[0])).toBe('first');
    expect(await readdir(cacheDirectory)).toHaveLength(1);
  });

  test('of a crash in the middle is not taken for one', async () => {
    await mkdir(path.join(cacheDirectory, 'unfinished-crash'), { recursive: true });
    await writeFile(path.join(cacheDirectory, 'unfinished-crash', 'manifest.json'), 'half');
    expect(await manifest(await assembly())).toBe('first');
  });

  test('is refused with what went wrong when the app cannot be synthesized', async () => {
    await write('infra/main.ts', "throw new Error('resolvers/Query.x.ts: no data source');");
    await expect(assembly()).rejects.toThrow(/^Cannot synthesize the app:[^]*no data source/);
    expect(await readdir(cacheDirectory)).toEqual([]);
  });

  test('is given up when the start is', async () => {
    await write('infra/main.ts', 'setInterval(() => undefined, 1000);');
    const stopping = new AbortController();
    const making = freshAssembly({
      projectDirectory,
      cacheDirectory,
      signal: stopping.signal,
      onSynthesis: () => setImmediate(() => stopping.abort()),
    });
    await expect(making).rejects.toThrow();
    expect(await readdir(cacheDirectory)).toEqual([]);
  });

  test('is kept for the last four contents', async () => {
    for (const content of ['1', '2', '3', '4', '5', '6']) {
      await write('schema.graphql', content);
      await assembly();
    }
    const kept = (await readdir(cacheDirectory)).map((name) => manifest(path.join(cacheDirectory, name)));
    expect((await Promise.all(kept)).sort()).toEqual(['3', '4', '5', '6']);
  });
});
