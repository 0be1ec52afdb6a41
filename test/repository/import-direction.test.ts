import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** What a part of the tree may import of the others, as paths from the root. ARCHITECTURE.md says the same in words. */
const directions: readonly { readonly from: string; readonly mayImport: readonly RegExp[] }[] = [
  { from: 'resolvers', mayImport: [/^resolvers\//, /^generated\/schema\.ts$/] },
  { from: 'functions', mayImport: [/^functions\//, /^generated\//, /^resolvers\/[a-z][a-z-]*\.ts$/] },
  {
    from: 'generated',
    mayImport: [/^generated\//, /^functions\/receipt-type\/definition\/(definition|built-in-type)\.ts$/],
  },
  { from: 'infra', mayImport: [/^infra\//, /^cdk\.json$/] },
  { from: 'local', mayImport: [/^local\//] },
  { from: 'demo', mayImport: [/^demo\//, /^generated\/schema\.ts$/] },
  {
    from: 'bench',
    // What it compares with others, beside the network.
    mayImport: [/^bench\//, /^generated\/(schema|receipt-types)\.ts$/, /^functions\/receipt-type\//, /^local\//],
  },
  {
    from: 'operate',
    mayImport: [/^operate\//, /^generated\/schema\.ts$/, /^resolvers\/[a-z][a-z-]*\.ts$/, /^functions\/receipt-type\//],
  },
  // The one place that puts the parts together. The app is synthesized in a process of its own.
  { from: 'start.ts', mayImport: [/^demo\//, /^local\//, /^infra\/assembly\.ts$/] },
];

/** Packages that a part may import, where that is a rule; Node's own modules are everybody's. */
const packages: readonly { readonly from: string; readonly mayImport: RegExp }[] = [
  { from: 'resolvers', mayImport: /^@aws-appsync\/utils(\/|$)/ },
  { from: 'infra', mayImport: /^(aws-cdk-lib(\/|$)|constructs$|esbuild$|typescript$)/ },
];

interface Import {
  readonly file: string;
  /** A path from the root, or a package. */
  readonly target: string;
  readonly isPackage: boolean;
}

async function sources(place: string): Promise<readonly string[]> {
  if (place.endsWith('.ts')) return [place];
  if (!existsSync(path.join(root, place))) return [];
  const files = await readdir(path.join(root, place), { recursive: true });
  return files.filter((file) => /\.(ts|js)$/.test(file)).map((file) => path.posix.join(place, file));
}

async function importsOf(place: string): Promise<readonly Import[]> {
  const files = await sources(place);
  const imports = files.map(async (file) => {
    const { importedFiles } = ts.preProcessFile(await readFile(path.join(root, file), 'utf8'), true, true);
    return importedFiles.map(({ fileName }): Import => {
      const isPackage = !fileName.startsWith('.');
      return { file, isPackage, target: isPackage ? fileName : path.posix.join(path.posix.dirname(file), fileName) };
    });
  });
  return (await Promise.all(imports)).flat();
}

const told = ({ file, target }: Import): string => `${file} imports ${target}`;

describe.each(directions)('$from', ({ from, mayImport }) => {
  test('imports of the tree only what it may', async () => {
    const imports = await importsOf(from);
    expect(imports.length).toBeGreaterThan(0);
    const wrong = imports.filter(
      ({ isPackage, target }) => !isPackage && !mayImport.some((pattern) => pattern.test(target)),
    );
    expect(wrong.map(told)).toEqual([]);
  });
});

describe.each(packages)('$from', ({ from, mayImport }) => {
  test('imports only the packages that it may', async () => {
    const wrong = (await importsOf(from)).filter(
      ({ isPackage, target }) => isPackage && !target.startsWith('node:') && !mayImport.test(target),
    );
    expect(wrong.map(told)).toEqual([]);
  });
});

describe('local/', () => {
  /** Words of this service's domain. SQS has receipt handles of its own. */
  const domain =
    /\b(tax(es)?|logistics|fiscal|invoices?|merchants?|cashiers?|integrators?|analysts?|contracts?|claims?|customers?)\b|receipt(?![ -]?handle)|submitOrder/i;

  test('knows AWS and no word of the domain', async () => {
    const files = await sources('local');
    const found = await Promise.all(
      files.map(async (file) => {
        const lines = (await readFile(path.join(root, file), 'utf8')).split('\n');
        return lines.flatMap((line, index) => {
          const word = domain.exec(line)?.[0];
          return word === undefined ? [] : [`${file}:${index + 1}: ${word}`];
        });
      }),
    );
    expect(found.flat()).toEqual([]);
  });
});
