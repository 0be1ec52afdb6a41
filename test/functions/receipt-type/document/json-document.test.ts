import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../../functions/receipt-type/document/json-document.ts';
import type { Refusal } from '../../../../functions/refusal.ts';

function refusalOf(text: string): Refusal {
  try {
    readJson(text);
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('The text was read.');
}

test('a JSON text is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      if (/\\u0000/.test(text)) return;
      expect(readJson(text).value).toEqual(JSON.parse(text));
    }),
  );
});

/** For JSON.parse, which reads 1e311 as Infinity: a receipt's numbers are finite. */
function finiteOrThrow(_name: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(String(value));
  return value;
}

test('text that is no JSON is refused exactly when JSON.parse refuses it', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'nul',
    ' ',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      let expected: unknown;
      try {
        expected = { value: JSON.parse(text, finiteOrThrow) as unknown };
      } catch {
        expected = null;
      }
      let found: unknown;
      try {
        found = { value: readJson(text).value };
      } catch (error) {
        found = /occurs twice/.test((error as Refusal).message) ? expected : null;
      }
      expect(found).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['{"a": 1,\n "a": 2}', 2, 2, /"a" occurs twice/],
  ['{"a": 1,\n  b: 2}', 2, 3, /double quotes/],
  ['[1, 2', 1, 6, /"," or "]"/],
  ['{"a": "x\ny"}', 1, 9, /control character/],
  ['{"a": "\\ud800"}', 1, 7, /surrogate/],
  ['{"a": "\\u0000"}', 1, 7, /U\+0000/],
  ['{"a": 1e999}', 1, 7, /too large/],
  ['{"a": 01}', 1, 8, /"," or "}"/],
  ['{} {}', 1, 4, /after the end/],
  ['', 1, 1, /ends/],
])('%j is refused at line %i, column %i', (text, line, column, message) => {
  const refusal = refusalOf(text);
  expect(refusal.type).toBe('MalformedDocument');
  expect(refusal.message).toMatch(message);
  expect(refusal.info).toEqual({ line, column });
});

test('deep nesting is refused before it can exhaust the stack', () => {
  expect(refusalOf('['.repeat(100_000)).message).toMatch(/nested deeper than 64/);
  expect(refusalOf('{"a":'.repeat(100_000)).message).toMatch(/nested deeper than 64/);
});

test('a member named __proto__ is a member', () => {
  const { value } = readJson('{"__proto__": {"x": 1}}');
  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('numbers that a double may not hold keep their text', () => {
  const { inexactNumbers } = readJson('[9007199254740993, 1.25, 0.10000000000000000001]');
  expect([...inexactNumbers.values()]).toEqual(['9007199254740993', '0.10000000000000000001']);
});

const letters = fc.constantFrom('a', '"', '\\', '/', ':', '{', 'e', '1', 'ї', '\n');
const names = fc.string({ unit: letters, maxLength: 2 });

test('members, strings and numbers of every spelling are read as JSON.parse reads them, unless a name occurs twice', () => {
  const numbers = fc.constantFrom(
    '0',
    '-1.50',
    '12e2',
    '1E3',
    '123456789012345',
    '1234567890123456',
    '0.1000000000000000',
  );
  const values = fc.oneof(
    names.map((text) => JSON.stringify(text)),
    numbers,
    fc.constantFrom('true', 'false', 'null', '[]', '{}'),
  );
  const members = fc.array(fc.tuple(names, values), { maxLength: 4 });
  fc.assert(
    fc.property(members, members, (outer, inner) => {
      const object = (pairs: readonly (readonly [string, string])[]): string =>
        pairs.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(',\n ');
      const text = `[{${object(outer)}}, {${object(inner)}}]`;
      const isTwice = [outer, inner].some((pairs) => new Set(pairs.map(([name]) => name)).size < pairs.length);
      if (isTwice) expect(refusalOf(text).message).toMatch(/occurs twice/);
      else expect(readJson(text).value).toEqual(JSON.parse(text));
      const isLong = [...outer, ...inner].some(([, value]) => /^[\d.-]{16,}$/.test(value));
      if (!isTwice) expect(readJson(text).inexactNumbers.size > 0).toBe(isLong);
    }),
    { numRuns: 1_000 },
  );
});
