import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../product.ts';
import { operate, outcomeOf, type Outcome } from './command.ts';

/** The operators' command for receipt types, as a person runs it, and every example of docs/receipt-types.md. */
let product: Product;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'types-'));
  product = await startProduct();
}, 120_000);
afterAll(async () => {
  await product.stop();
  await rm(directory, { recursive: true });
});

function types(...words: readonly string[]): Promise<Outcome> {
  return operate(product, 'types', words);
}

/** A copy of an example's folder, to be changed. */
async function copyOf(name: string): Promise<string> {
  const folder = path.join(directory, `${name}-${Math.random()}`);
  await cp(`docs/examples/${name}`, folder, { recursive: true });
  return folder;
}

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

interface Block {
  readonly language: string;
  /** After the language: the file that the block shows. */
  readonly file: string | undefined;
  readonly text: string;
}

describe('docs/receipt-types.md', () => {
  test('shows files as they are, and every command of it says what is written below it', async () => {
    const blocks = blocksOf(await readFile('docs/receipt-types.md', 'utf8'));
    const files = blocks.filter(({ file }) => file !== undefined);
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const { file = '', text } of files) expect([file, await readFile(file, 'utf8')]).toEqual([file, text]);

    const commands = blocks.flatMap(({ language, text }, index) => {
      const next = blocks[index + 1];
      return language === 'sh' ? [{ command: text.trim(), said: next?.language === 'text' ? next.text : null }] : [];
    });
    expect(commands.length).toBeGreaterThanOrEqual(5);
    for (const { command, said } of commands) {
      const { code, stdout, stderr } = await outcomeOf(product, ['sh', '-c', command]);
      expect([command, code, stderr]).toEqual([command, 0, '']);
      if (said !== null) expect(withoutChance(stdout)).toContain(withoutChance(said));
    }
  }, 120_000);

  test('has the table of the parsed form as it stands in the code', async () => {
    const rowsOf = (text: string): string[] =>
      [...text.matchAll(/^(?: \* )?(\|.*\|)$/gm)].map(([, row = '']) => row.replace(/ +/g, ' ').replace(/-+/g, '-'));
    const told = rowsOf(await readFile('functions/receipt-type/xml/xml-form.ts', 'utf8'));
    expect(told.length).toBeGreaterThan(8);
    const page = rowsOf(await readFile('docs/receipt-types.md', 'utf8'));
    expect(page.join('\n')).toContain(told.join('\n'));
  });
});

/** Fenced blocks in their order. */
function blocksOf(markdown: string): Block[] {
  const fences = [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  return fences.map(([, language = '', file, text = '']) => ({ language, file, text }));
}

/** Ids, services' references and times differ from run to run. */
function withoutChance(text: string): string {
  return text
    .replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, '<id>')
    .replace(/-\d{6}\b/g, '-<number>')
    .replace(/\d+ ms\b/g, '<time>');
}

describe('npm run types', () => {
  test('checks a definition and tells everything that is wrong with it, without any API', async () => {
    const folder = await copyOf('cafe-json');
    await change(path.join(folder, 'definition.json'), '"bill"', '"((("');
    await change(path.join(folder, 'definition.json'), '"ERROR"', '"FATAL"');
    const { code, stderr } = await types('check', folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\/fields\/number EXPRESSION: /m);
    expect(stderr).toMatch(/^\/rules\/0\/severity SHAPE: /m);
  });

  test('tells of examples that are not judged as they should be', async () => {
    const folder = await copyOf('cafe-json');
    await change(path.join(folder, 'examples/valid/lunch.json'), '"total": 12', '"total": 13');
    await change(path.join(folder, 'examples/invalid.json'), '/total', '/tip');
    const { code, stderr } = await types('check', folder);
    expect(code).toBe(1);
    expect(stderr).toContain('lunch.json: /total TOTAL_MISMATCH: The total differs from the items and the tip.');
    expect(stderr).toContain('forgotten-tip.json: /tip TOTAL_MISMATCH is expected, and does not occur.');
    expect(stderr).toContain('forgotten-tip.json: /total TOTAL_MISMATCH occurs, and is not expected.');
  });

  test('defines nothing whose examples are not judged as they should be', async () => {
    const folder = await copyOf('cafe-json');
    await change(path.join(folder, 'definition.json'), '"cafe-json"', '"never-json"');
    await change(path.join(folder, 'examples/valid/lunch.json'), '"total": 12', '"total": 13');
    expect((await types('define', folder)).code).toBe(1);
    expect((await types('list')).stdout).not.toContain('never-json');
  });

  test('says everything that the API refuses, and fails', async () => {
    const folder = await copyOf('cafe-json');
    await change(path.join(folder, 'definition.json'), '["tax"]', '["customs", "police"]');
    const { code, stderr } = await types('define', folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ValidationFailed: Cannot take the definition/);
    expect(stderr).toMatch(/^\/services\/0 UNKNOWN_SERVICE: /m);
    expect(stderr).toMatch(/^\/services\/1 UNKNOWN_SERVICE: /m);
  });

  test('takes a set of JSON Schemas in folders, and schema files in the encoding that they declare', async () => {
    const json = await copyOf('cafe-json');
    await change(path.join(json, 'definition.json'), '"$ref": "cafe.schema.json"', '"entry": "cafe.schema.json"');
    await change(path.join(json, 'definition.json'), '"cafe-json"', '"cafe-set-json"');
    await change(path.join(json, 'definition.json'), '["/bill", "/items"]', '["/bill", "/items", "/tip"]');
    expect(await types('define', json)).toMatchObject({ code: 0, stderr: '' });

    const xml = await copyOf('taxi-xml');
    const money = path.join(xml, 'common/money.xsd');
    const text = (await readFile(money, 'utf8'))
      .replace('UTF-8', 'ISO-8859-1')
      .replace('<xs:simpleType', '<!-- für --><xs:simpleType');
    await writeFile(money, Buffer.from(text, 'latin1'));
    expect(await types('check', xml)).toMatchObject({ code: 0, stderr: '' });
  });

  test('packs a large set for the way', async () => {
    const folder = await copyOf('taxi-xml');
    await change(path.join(folder, 'definition.json'), '"taxi-xml"', '"large-taxi-xml"');
    await change(
      path.join(folder, 'definition.json'),
      '"urn:example:taxi" }',
      '"urn:example:taxi", "required": ["/Leg"] }',
    );
    const money = path.join(folder, 'common/money.xsd');
    await writeFile(money, `${await readFile(money, 'utf8')}<!-- ${'An amount of money. '.repeat(100_000)} -->\n`);
    const { code, stdout } = await types('define', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'large-taxi-xml', version: 1 });
  });

  test.each([
    [[], /^Usage/],
    [['define'], /^Usage/],
    [['list', 'x'], /^Usage/],
    [['show', 'x', '--version', 'new'], /--version is "new"/],
    [['check', '.', '--force'], /--force/],
    [['list', '--url', 'http://api.example.com/graphql'], /https alone/],
  ])('explains itself to %j', async (words, message) => {
    const { code, stderr } = await types(...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('shows a definition that can be defined again', async () => {
    const { code, stdout } = await types('show', 'pos-json');
    expect(code).toBe(0);
    const folder = path.join(directory, 'shown');
    await mkdir(folder);
    await writeFile(path.join(folder, 'definition.json'), stdout);
    expect((await types('define', folder, '--json')).stdout).toBe(
      (await types('define', 'receipt-types/pos-json', '--json')).stdout,
    );
    expect((await types('show', 'pos-json', '--version', '99')).stderr).toContain('NotFound: There is no version 99');
  });

  test('names the file that it cannot read', async () => {
    const { code, stderr } = await types('check', directory);
    expect(code).toBe(1);
    expect(stderr).toContain(path.join(directory, 'definition.json'));
  });
});
