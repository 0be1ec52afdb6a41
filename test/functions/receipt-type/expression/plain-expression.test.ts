import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { compileExpression } from '../../../../functions/receipt-type/expression/expression.ts';
import { plainExpression } from '../../../../functions/receipt-type/expression/plain-expression.ts';
import { NotPlain } from '../../../../functions/receipt-type/expression/plain-values.ts';
import { builtInTypes } from '../../../../generated/receipt-types.ts';

const scalars = fc.oneof(
  fc.integer({ min: -300, max: 300 }).map((cents) => cents / 100),
  fc.constantFrom('', 'A', 'B', '1', '12.50', '007', true, false, null, 0),
);
const names = fc.constantFrom('a', 'b', 'c', 'lines');
/** Documents in which everything may be missing, single, repeated or of another kind. */
const documents = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const lines = fc.record(
  {
    a: fc.integer({ min: -300, max: 300 }).map((cents) => cents / 100),
    b: fc.constantFrom('1', '2.5', '-3', 'x'),
    c: fc.boolean(),
    d: fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: ['a'] },
);
const receipts = fc.record({
  lines: fc.oneof(lines, fc.array(lines, { maxLength: 4 })),
  a: fc.double({ noNaN: true, noDefaultInfinity: true }),
});

const expressions = [
  'a',
  'a.b.c',
  'lines',
  'lines.a',
  'lines.lines.a',
  'lines[a > 1]',
  'lines[a > 1].b',
  'lines[c]',
  'lines[c = true].a',
  'lines.{"sku": a, "name": b.c, "of": lines}',
  '$sum(lines.a)',
  '$round($sum(lines.a), 1) = a',
  '$count(lines[$abs(a * 2 - (d ? d : 0) - a) > 0.5]) = 0',
  '$count(lines[$not($exists(b))]) = 0',
  'lines.$number(b)',
  '$sum(lines.$number(b)) + 1',
  'a != "1" or $exists(b)',
  'a = b and c',
  'a & b & "x"',
  'a < b',
  'a - b / c',
  '$round(a, 2)',
  '$round(a)',
  '$exists(a) ? a : lines',
  '"UAH"',
  'lines[0]',
  'lines[1].b',
  'lines[0].lines[a > 1]',
  'lines.lines[0].a',
  'lines[a > 1][0]',
  'lines[a = $$.a]',
  'lines[a != $$.lines.b].c',
  '$count(a[b != $$.c]) = 0',
  '$exists(lines[c = "A"])',
  '$sum(lines.(c ? a : 0 - a))',
  'lines.(a)',
  'a in ["A", "B"]',
  '(a ? a : b) in ["1", "A"]',
];

function outcomeOf(evaluate: () => unknown): Promise<unknown> {
  return Promise.resolve()
    .then(evaluate)
    .then(
      // Through JSON: JSONata marks its sequences.
      (value) => ({ value: value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown) }),
      () => 'fails',
    );
}

test.each(expressions)('%s yields what JSONata yields', async (source) => {
  const expression = await compileExpression(source);
  const reference = jsonata(source);
  await fc.assert(
    fc.asyncProperty(fc.oneof(documents, receipts), async (document) => {
      expect(await outcomeOf(() => expression.evaluate(document))).toEqual(
        await outcomeOf(() => reference.evaluate(document)),
      );
    }),
    { numRuns: 300 },
  );
});

test('a number is rounded as JSONata rounds it', async () => {
  const [mine, reference] = [await compileExpression('$round(a, b)'), jsonata('$round(a, b)')];
  const halves = fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 200);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(halves, fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.integer({ min: -3, max: 5 }),
      async (a, b) => {
        expect(await mine.evaluate({ a, b })).toBe(await reference.evaluate({ a, b }));
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  'a@$b.c',
  'a[]',
  'a^(b)',
  'a[-1]',
  'a[0.5]',
  'a in b',
  '$map(a, function($v) { $v })',
  '**.a',
  '$',
  'a{b: c}',
  '$substring(a, 1)',
])('%s is left to JSONata', (source) => {
  expect(plainExpression(jsonata(source).ast())).toBeNull();
});

test('a document that is not plain is left to JSONata', () => {
  const plain = plainExpression(jsonata('a + 1').ast());
  expect(() => plain?.({ a: 'x' })).toThrow(NotPlain);
});

test('nearly every expression of the built-in types is plain', async () => {
  const builtIns = await Promise.all(builtInTypes.map(({ load }) => load()));
  const sources = builtIns.flatMap(({ definition: { fields, rules } }) => [
    ...Object.values(fields).map(String),
    ...rules.map(({ check }) => check),
  ]);
  const left = sources.filter((source) => plainExpression(jsonata(source).ast()) === null);
  // A date that is put together from its digits.
  expect(left).toEqual([expect.stringMatching(/^\$replace/)]);
});
