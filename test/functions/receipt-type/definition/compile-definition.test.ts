import { expect, test } from 'vitest';
import { compileDefinition } from '../../../../functions/receipt-type/definition/compile-definition.ts';
import { readDefinitionFolder } from '../../../../functions/receipt-type/definition/definition-folder.ts';
import { parseDocument } from '../../../../functions/receipt-type/document/parsed-document.ts';

const services = ['tax', 'logistics'];
const context = { version: 1, others: [], services };
const minimal = {
  name: 'kiosk-json',
  format: 'JSON',
  recognise: { required: ['/kiosk'] },
  schema: { type: 'object', required: ['kiosk'] },
  fields: {},
  rules: [],
  services: ['tax'],
};

async function faultsOf(input: unknown, others: Parameters<typeof compileDefinition>[1]['others'] = []) {
  const compiled = await compileDefinition(input, { ...context, others });
  return 'faults' in compiled ? compiled.faults : [];
}

async function judged(definition: object, text: string) {
  const compiled = await compileDefinition({ ...minimal, ...definition }, context);
  if ('faults' in compiled) throw new Error(JSON.stringify(compiled.faults));
  return compiled.type.judge(parseDocument(text, compiled.type.format));
}

test.each(['pos-json', 'fiscal-check-xml'])('the built-in type %s is taken as it stands', async (name) => {
  const compiled = await compileDefinition(readDefinitionFolder(`receipt-types/${name}`), { ...context, version: 7 });
  expect(compiled).toMatchObject({ type: { name, version: 7 }, definition: { name } });
});

test('all faults of a definition come back at once, each with its place', async () => {
  const faults = await faultsOf({
    name: 'Kiosk',
    format: 'JSON',
    recognise: { required: ['kiosk'] },
    schema: { type: 'objekt', properties: { a: { $ref: '#/$defs/none' } } },
    fields: { total: 'a +', number: '$eval("1")', extra: 'x' },
    rules: [
      { code: 'A', severity: 'ERROR', path: '/a', check: 'a = 1', message: 'm' },
      { code: 'A', severity: 'FATAL', path: '/a', check: 'a = 1', message: 'm' },
    ],
    services: ['tax', 'tax', 'bank'],
    colour: 'red',
  });
  expect(faults.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
    '/colour UNKNOWN_MEMBER',
    '/fields/extra UNKNOWN_MEMBER',
    '/name SHAPE',
    '/recognise/required/0 SHAPE',
    '/rules/1/severity SHAPE',
    '/schema/type SCHEMA_SHAPE',
    '/schema/type SCHEMA_SHAPE',
    '/schema/type SCHEMA_SHAPE',
    '/services/1 DUPLICATE',
    '/services/2 UNKNOWN_SERVICE',
  ]);
  for (const { message } of faults) expect(message).toMatch(/\.$/);
});

test('expressions and codes are looked at when their shape is right', async () => {
  const faults = await faultsOf({
    ...minimal,
    fields: { total: 'a +', number: '$eval("1")' },
    rules: ['a = 1', '$match(a, /(?<=b)c/)'].map((check) => ({
      code: 'A',
      severity: 'ERROR',
      path: '',
      check,
      message: 'm',
    })),
  });
  expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '/fields/number EXPRESSION',
    '/fields/total EXPRESSION',
    '/rules/1/code DUPLICATE',
    '/rules/1/check EXPRESSION',
  ]);
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['nesting without end', JSON.parse('[{"a":'.repeat(150) + '1' + '}]'.repeat(150)) as unknown],
  ['five million characters', { ...minimal, fields: { total: 'a'.repeat(5_000_000) } }],
  ['half a million values', { ...minimal, rules: new Array(500_000).fill(1) }],
  ['a file above its set', { ...minimal, schema: { entry: 'a', files: { '../a': {} } } }],
])('%s is refused', async (_, input) => {
  const start = process.cpuUsage();
  expect((await faultsOf(input)).length).toBeGreaterThan(0);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(5_000);
});

test.each([
  ['equal members', { required: ['/a', '/b'] }, { required: ['/b', '/a'] }, true],
  ['the same by what it implies', { required: ['/a/b'] }, { required: ['/a', '/a/b'] }, true],
  ['one that asks for more', { required: ['/a', '/b'] }, { required: ['/a'] }, false],
  ['one that asks for other members', { required: ['/a'] }, { required: ['/b'] }, false],
])('recognition by %s', async (_, recognise, other, collides) => {
  const others = [{ name: 'other-json', format: 'JSON' as const, recognise: other }];
  const faults = await faultsOf({ ...minimal, recognise }, others);
  expect(faults.map(({ code }) => code)).toEqual(collides ? ['RECOGNITION_COLLISION'] : []);
});

test('a new version of a type does not collide with the one before', async () => {
  const others = [{ name: 'kiosk-json', format: 'JSON' as const, recognise: minimal.recognise }];
  expect(await faultsOf(minimal, others)).toEqual([]);
});

test.each([
  ['($f := function($n) { $f($n + 1) }; $f(1))'],
  ['($f := function($n) { 1 + $f($n) }; $f(1)) > 0'],
  ['$count([1..1e9]) > 0'],
  ['$count([1..100000].[1..100000]) > 0'],
  ['$length($pad("", 1e9)) > 0'],
  ['$length($reduce([1..60], function($a, $b) { $a & $a }, "ab")) > 0'],
  ['$count($reduce([1..60], function($a, $b) { $append($a, $a) }, [1])) > 0'],
  ['$replace(kiosk, "a", kiosk) = "x"'],
])('the rule %s is stopped, and refuses the document by a code of its own', async (check) => {
  const rule = { code: 'ENDLESS', severity: 'WARNING', path: '/kiosk', check, message: 'm' };
  const start = process.cpuUsage();
  const { violations, warnings } = await judged({ rules: [rule] }, `{"kiosk": "${'a'.repeat(200_000)}"}`);
  const { user, system } = process.cpuUsage(start);
  expect(violations.map(({ path, code }) => [path, code])).toEqual([['/kiosk', 'EXPRESSION_LIMIT']]);
  expect(warnings).toEqual([]);
  expect((user + system) / 1000).toBeLessThan(5_000);
});

test('a catastrophic pattern of a rule takes linear time', async () => {
  const rule = { code: 'P', severity: 'ERROR', path: '', check: '$contains(kiosk, /(a+)+b/)', message: 'm' };
  const { violations } = await judged({ rules: [rule] }, `{"kiosk": "${'a'.repeat(200_000)}"}`);
  expect(violations.map(({ code }) => code)).toEqual(['P']);
});

test('money with more digits than its currency has is a violation, and what is exact is kept', async () => {
  const fields = { total: 'total', currency: 'currency' };
  const total = async (text: string) => judged({ fields }, `{"kiosk": 1, "total": ${text}}`);
  expect((await total('"12.345", "currency": "UAH"')).violations.map(({ code }) => code)).toEqual(['MONEY_SCALE']);
  expect((await total('12.345, "currency": "KWD"')).facts.total).toBe('12.345');
  expect((await total('0.10000000000000000001, "currency": "UAH"')).violations).toHaveLength(1);
  expect((await total('120.00, "currency": "UAH"')).facts.total).toBe('120.00');
  expect((await total('9007199254740993, "currency": "JPY"')).violations.map(({ code }) => code)).toEqual([
    'MONEY_RANGE',
  ]);
});

test('a document that asks too much of its schema is refused for it', async () => {
  const $defs: Record<string, unknown> = { d0: { type: 'object' } };
  for (let index = 1; index < 40; index++) {
    $defs[`d${index}`] = { allOf: [{ $ref: `#/$defs/d${index - 1}` }, { $ref: `#/$defs/d${index - 1}` }] };
  }
  const { violations } = await judged({ schema: { $ref: '#/$defs/d39', $defs } }, '{"kiosk": 1}');
  expect(violations.map(({ code }) => code)).toEqual(['SCHEMA_LIMIT']);
});

test('without an XSD, a JSON Schema judges the parsed form of an XML document', async () => {
  const definition = {
    format: 'XML',
    recognise: { rootElement: 'kiosk', namespace: 'urn:kiosk' },
    schema: {
      type: 'object',
      required: ['@n'],
      properties: { row: { type: 'array', items: { pattern: '^[0-9]+$' } } },
    },
  };
  const codes = async (text: string) =>
    (await judged(definition, text)).violations.map(({ path, code }) => [path, code]);
  expect(await codes('<kiosk xmlns="urn:kiosk" n="1"><row>1</row><row>2</row></kiosk>')).toEqual([]);
  expect(await codes('<kiosk xmlns="urn:kiosk"><row>1</row><row>x</row></kiosk>')).toEqual([
    ['/@n', 'REQUIRED'],
    ['/row/1', 'PATTERN'],
  ]);
});
