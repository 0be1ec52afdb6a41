import appsync from '@aws-appsync/eslint-plugin';
import { Linter } from 'eslint';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, type Bundles } from '../../infra/bundle.ts';
import { bundleResolvers, resolverCharactersMax } from '../../infra/bundle-resolvers.ts';

const projectDirectory = path.resolve(import.meta.dirname, '../..');
let directory: string;
let bundles: Bundles;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'bundle-'));
  bundles = await bundle({ projectDirectory, outputDirectory: path.join(directory, 'one') });
});

afterAll(() => rm(directory, { recursive: true }));

describe('bundling', () => {
  test('gives the same content wherever and whenever it is done', async () => {
    await bundle({ projectDirectory, outputDirectory: path.join(directory, 'somewhere', 'else') });
    const one = await contents(path.join(directory, 'one'));
    expect(await contents(path.join(directory, 'somewhere', 'else'))).toEqual(one);
    expect([...one.keys()].length).toBeGreaterThan(20);
  });

  test('keeps what a cold start loads small', async () => {
    const functions = Object.entries(bundles.sizes).filter(([name]) => name.startsWith('functions/'));
    const folders = await readdir(path.join(projectDirectory, 'functions'), { recursive: true });
    expect(functions.length).toBe(folders.filter((name) => path.basename(name) === 'handler.ts').length);
    for (const [name, bytes] of functions) expect([name, bytes < 350_000]).toEqual([name, true]);
    // Every submission waits for it: no SDK, and XML's library only when there is XML.
    expect(bundles.sizes['functions/intake']).toBeLessThan(220_000);
    // Every request of a new key waits for it.
    expect(bundles.sizes['functions/authorize']).toBeLessThan(300_000);
  });
});

describe('the resolver bundles', () => {
  test('stay under the characters that AppSync takes', () => {
    const sizes = Object.entries(bundles.sizes).filter(([name]) => name.startsWith('resolvers/'));
    expect(sizes.length).toBe(bundles.resolvers.length);
    for (const [name, characters] of sizes) expect([name, characters <= resolverCharactersMax]).toEqual([name, true]);
  });

  test("pass AWS's own ESLint rules", async () => {
    const linter = new Linter({ configType: 'flat' });
    const rules = appsync.configs?.base as Linter.Config;
    expect(Object.keys(rules.rules ?? {}).length).toBeGreaterThan(10);
    for (const { file, path: bundlePath } of bundles.resolvers) {
      const messages = linter.verify(await readFile(bundlePath, 'utf8'), rules, {
        filename: 'bundle.js',
      });
      expect([file.name, messages]).toEqual([file.name, []]);
    }
  });
});

describe('a resolver', () => {
  const piece = { kind: 'piece', name: 'piece', dataSource: 'none' } as const;

  async function bundleOf(source: string): Promise<string> {
    const project = await mkdtemp(path.join(directory, 'project-'));
    await mkdir(path.join(project, 'resolvers'));
    await writeFile(path.join(project, 'resolvers', 'piece.ts'), source);
    return (await bundleResolvers(project, [piece]))[0]?.code ?? '';
  }

  const handlers = 'export function request() { return {}; }\nexport function response() { return null; }\n';

  test('ends with its source map, which tells no sources', async () => {
    const map = /\n\/\/# sourceMappingURL=data:application\/json;base64,(.+)\n$/.exec(await bundleOf(handlers))?.[1];
    expect(JSON.parse(Buffer.from(map ?? '', 'base64').toString())).toMatchObject({
      sources: ['../../resolvers/piece.ts'],
      mappings: expect.any(String) as unknown,
    });
    expect(Buffer.from(map ?? '', 'base64').toString()).not.toContain('sourcesContent');
  });

  test('is refused when it exports something else than its handlers', async () => {
    await expect(bundleOf(`${handlers}export const more = 1;`)).rejects.toThrow(
      'resolvers/piece.ts exports more, request, response; AppSync wants request and response.',
    );
    await expect(bundleOf('export function request() {}')).rejects.toThrow(/exports request; AppSync wants/);
  });

  test('is refused when it leaves the subset, with every place', async () => {
    const source =
      'export function request() {\n  throw new Error();\n}\nexport function response() { return 2 ** 3; }\n';
    await expect(bundleOf(source)).rejects.toThrow(
      /piece\.ts leaves what APPSYNC_JS knows[^]*ThrowStatement[^]*operator \*\*/,
    );
  });

  test('is minified only when it would be too large', async () => {
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, index) => `  result.member${index} = 'value number ${index}';`).join('\n');
    const source = (count: number): string =>
      `export function request() {\n  const result = {} as Record<string, string>;\n${lines(count)}\n  return result;\n}\nexport function response() { return null; }\n`;
    expect(await bundleOf(source(10))).toContain('sourceMappingURL');
    const minified = await bundleOf(source(600));
    expect(minified).not.toContain('sourceMappingURL');
    expect(minified.length).toBeLessThanOrEqual(resolverCharactersMax);
    await expect(bundleOf(source(2_000))).rejects.toThrow(/characters bundled; AppSync takes 32768/);
  });
});

async function contents(place: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const pairs = files.map(async (entry): Promise<[string, string]> => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(place, file), await readFile(file, 'base64')];
  });
  return new Map((await Promise.all(pairs)).sort(([one], [other]) => (one < other ? -1 : 1)));
}
