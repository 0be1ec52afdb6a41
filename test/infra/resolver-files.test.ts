import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readResolverFiles } from '../../infra/resolver-files.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'resolvers-'));
});

afterEach(() => rm(directory, { recursive: true }));

async function read(files: Readonly<Record<string, string>>) {
  for (const [name, comment] of Object.entries(files)) {
    await writeFile(path.join(directory, name), `${comment}\nexport function request() {}\n`);
  }
  return readResolverFiles(directory);
}

test('a file name is the binding and its leading comment says by what it is answered', async () => {
  const files = {
    'Query.thing.ts': '/**\n * One thing.\n * @dataSource things\n */',
    'Thing.body.ts': '/** @dataSource bodies\n * @maxBatchSize 10 */',
    'Mutation.make.ts': '/**\n * @pipeline check-thing store-thing\n */',
    'check-thing.ts': '/** @dataSource checks */',
    'store-thing.ts': '/** @dataSource things */',
    'shared.ts': '// @dataSource is only read from the leading comment\n/** @dataSource things */',
  };
  expect(await read(files)).toEqual([
    {
      kind: 'pipeline',
      name: 'Mutation.make',
      field: { typeName: 'Mutation', fieldName: 'make' },
      pieces: ['check-thing', 'store-thing'],
    },
    { kind: 'unit', name: 'Query.thing', field: { typeName: 'Query', fieldName: 'thing' }, dataSource: 'things' },
    {
      kind: 'unit',
      name: 'Thing.body',
      field: { typeName: 'Thing', fieldName: 'body' },
      dataSource: 'bodies',
      maxBatchSize: 10,
    },
    { kind: 'piece', name: 'check-thing', dataSource: 'checks' },
    { kind: 'piece', name: 'store-thing', dataSource: 'things' },
  ]);
});

test.each([
  [{ 'Query.thing.ts': '' }, /Query\.thing\.ts: its leading comment has neither @dataSource nor @pipeline/],
  [{ 'Query.thing.ts': '/** @dataSource a\n * @pipeline b */' }, /has @dataSource and @pipeline; it can be one/],
  [{ 'Query.thing.ts': '/** @pipeline nowhere */' }, /no piece "nowhere"/],
  [{ 'Query.thing.ts': `/** @pipeline ${'a '.repeat(11).trim()} */` }, /11 pieces; AppSync takes 10/],
  [{ 'Query.ts': '/** @dataSource a */' }, /the name is neither Type\.field\.ts nor lower-case/],
  [{ 'a.ts': '/** @pipeline b */' }, /only a resolver Type\.field\.ts is a pipeline/],
  [{ 'a.ts': '/** @dataSource a\n * @maxBatchSize many */' }, /@maxBatchSize is "many"; AppSync takes 1 to 2,000/],
])('%j is refused by name', async (files, message) => {
  await expect(read(files)).rejects.toThrow(message);
});
