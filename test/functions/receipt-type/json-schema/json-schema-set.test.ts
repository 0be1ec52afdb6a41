import { expect, test } from 'vitest';
import { compileJsonSchema } from '../../../../functions/receipt-type/json-schema/compile-json-schema.ts';

function holds(source: Record<string, unknown>, value: unknown): boolean {
  const compiled = compileJsonSchema(source);
  if ('faults' in compiled) throw new Error(JSON.stringify(compiled.faults));
  return compiled.judge(value).length === 0;
}

function codesOf(source: Record<string, unknown>): string[] {
  const compiled = compileJsonSchema(source);
  return 'faults' in compiled ? compiled.faults.map(({ path, code }) => `${path} ${code}`) : [];
}

const DRAFT_04 = 'http://json-schema.org/draft-04/schema#';
const DRAFT_06 = 'http://json-schema.org/draft-06/schema#';
const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';
const DRAFT_2019 = 'https://json-schema.org/draft/2019-09/schema';
const DRAFT_2020 = 'https://json-schema.org/draft/2020-12/schema';

test.each<[string, string, Record<string, unknown>, unknown, boolean]>([
  ['04: a bound is exclusive by a flag', DRAFT_04, { maximum: 3, exclusiveMaximum: true }, 3, false],
  ['04: const is no keyword yet', DRAFT_04, { const: 1 }, 2, true],
  [
    '04: items by place, then others',
    DRAFT_04,
    { items: [{ type: 'string' }], additionalItems: false },
    ['a', 1],
    false,
  ],
  ['06: const', DRAFT_06, { const: { a: [1] } }, { a: [1] }, true],
  ['06: if is no keyword yet', DRAFT_06, { if: {}, then: false }, 1, true],
  ['07: if, then', DRAFT_07, { if: { minimum: 5 }, then: { multipleOf: 2 } }, 7, false],
  [
    '07: beside a reference nothing counts',
    DRAFT_07,
    { $ref: '#/definitions/a', maximum: 1, definitions: { a: {} } },
    9,
    true,
  ],
  ['07: dependencies', DRAFT_07, { dependencies: { a: ['b'] } }, { a: 1 }, false],
  ['2019-09: beside a reference all counts', DRAFT_2019, { $ref: '#/$defs/a', maximum: 1, $defs: { a: {} } }, 9, false],
  ['2019-09: contains evaluates nothing', DRAFT_2019, { contains: { const: 1 }, unevaluatedItems: false }, [1], false],
  [
    '2020-12: contains evaluates what it finds',
    DRAFT_2020,
    { contains: { const: 1 }, unevaluatedItems: false },
    [1],
    true,
  ],
  ['2020-12: prefixItems', DRAFT_2020, { prefixItems: [{ const: 1 }], items: { const: 2 } }, [1, 2, 3], false],
  ['2020-12: additionalItems is no keyword any more', DRAFT_2020, { additionalItems: false }, [1], true],
  ['numbers are multiples as they are written', DRAFT_2020, { multipleOf: 0.01 }, 1.13, true],
  [
    'items are equal whatever the order of their members',
    DRAFT_2020,
    { uniqueItems: true },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    false,
  ],
  ['1 is not true', DRAFT_2020, { uniqueItems: true }, [1, true, '1', [1], { 1: 1 }], true],
  ['formats are asserted', DRAFT_2020, { format: 'date' }, '2024-02-30', false],
  ['formats that no draft knows are remarks', DRAFT_2020, { format: 'tax-number' }, 'x', true],
  ['inherited names are missing', DRAFT_2020, { required: ['toString'] }, {}, false],
  [
    'a member named __proto__ is judged',
    DRAFT_2020,
    { properties: JSON.parse('{"__proto__": {"type": "string"}}') as unknown },
    JSON.parse('{"__proto__": 1}'),
    false,
  ],
])('%s', (_, $schema, schema, value, expected) => {
  expect(holds({ $schema, ...schema }, value)).toBe(expected);
});

test('without $schema a schema is of 2020-12', () => {
  expect(holds({ prefixItems: [{ const: 1 }] }, [2])).toBe(false);
});

test('a tree of its own kind is extended by a dynamic reference', () => {
  const files = {
    'strict.json': {
      $id: 'https://example.com/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
    },
    'tree.json': {
      $id: 'https://example.com/tree',
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
    },
  };
  const set = { entry: 'strict.json', files };
  expect(holds(set, { children: [{ data: 1 }] })).toBe(true);
  expect(holds(set, { children: [{ daat: 1 }] })).toBe(false);
  expect(holds({ entry: 'tree.json', files }, { children: [{ daat: 1 }] })).toBe(true);
});

const money = { type: 'string', pattern: '^\\d+\\.\\d{2}$' };

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['by the path of a file', { $ref: 'common/money.json' }, { 'common/money.json': money }],
  ['by a path up and down', { $ref: './common/../common/money.json#' }, { 'common/money.json': money }],
  [
    'by an identifier',
    { $ref: 'https://tax.example/money' },
    { 'a.json': { $id: 'https://tax.example/money', ...money } },
  ],
  [
    'relative to an identifier',
    { $id: 'https://tax.example/v1/receipt', $ref: 'money' },
    { 'a.json': { $id: 'https://tax.example/v1/money', ...money } },
  ],
  [
    'by file, though there is an identifier',
    { $id: 'https://tax.example/receipt', $ref: 'common/money.json' },
    { 'common/money.json': money },
  ],
  [
    'by the address that a file was published at',
    { $ref: 'https://tax.example/schemas/common/money.json' },
    { 'common/money.json': money },
  ],
  ['into a file', { $ref: 'all.json#/$defs/money' }, { 'all.json': { $defs: { money } } }],
  ['by an anchor', { $ref: 'all.json#money' }, { 'all.json': { $defs: { m: { $anchor: 'money', ...money } } } }],
])('a reference is resolved %s', (_, entry, files) => {
  const set = { entry: 'receipt.json', files: { 'receipt.json': { properties: { total: entry } }, ...files } };
  expect(holds(set, { total: '1.00' })).toBe(true);
  expect(holds(set, { total: '1.0' })).toBe(false);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['an unknown draft', { $schema: 'https://example.com/own' }, ['/schema/$schema UNKNOWN_DRAFT']],
  [
    'drafts of two kinds',
    { entry: 'a.json', files: { 'a.json': { $schema: DRAFT_07 }, 'b.json': { $schema: DRAFT_2020 } } },
    ['/schema/files/b.json/$schema MIXED_DRAFTS'],
  ],
  [
    'one identifier twice',
    { entry: 'a.json', files: { 'a.json': { $id: 'urn:a' }, 'b.json': { $id: 'urn:a' } } },
    ['/schema/files/b.json DUPLICATE_ID'],
  ],
  [
    'references that lead nowhere, all of them',
    { properties: { a: { $ref: '#/$defs/a' }, b: { $ref: 'http://127.0.0.1:9/b.json' }, c: { $ref: '#c' } } },
    ['a', 'b', 'c'].map((name) => `/schema/properties/${name}/$ref UNRESOLVED_REFERENCE`),
  ],
  ['an entry that is no file', { entry: 'b.json', files: { 'a.json': {} } }, ['/schema/entry MISSING_FILE']],
  ['itself', { $ref: '#' }, ['/schema SCHEMA_LOOP']],
  [
    'a loop through another',
    { anyOf: [{ $ref: '#/$defs/a' }], $defs: { a: { not: { $ref: '#' } } } },
    ['/schema SCHEMA_LOOP'],
  ],
  ['a look-ahead', { pattern: '^(?=a)b' }, ['/schema/pattern PATTERN']],
  ['a back-reference', { patternProperties: { '(a)\\1': {} } }, ['/schema/patternProperties/(a)\\1 PATTERN']],
  ['repetitions of repetitions', { pattern: '((a{1,200}){1,200}){1,200}' }, ['/schema/pattern PATTERN']],
])('refused: %s', (_, source, codes) => {
  expect(codesOf(source)).toEqual(codes);
});

test('a schema may refer to itself through a member', () => {
  expect(holds({ type: 'object', additionalProperties: { $ref: '#' } }, { a: { b: {} } })).toBe(true);
});

test('a set of 400 schemas that all refer to the next is compiled in bounded time', () => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `f${index}.json`,
      { properties: { a: { $ref: `f${(index + 1) % 400}.json` } } },
    ]),
  );
  expect(holds({ entry: 'f0.json', files }, { a: { a: { a: {} } } })).toBe(true);
});

test('100,000 items are compared in one pass', () => {
  const start = process.cpuUsage();
  expect(
    holds(
      { uniqueItems: true },
      Array.from({ length: 100_000 }, (_, index) => ({ index })),
    ),
  ).toBe(true);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(5_000);
});
