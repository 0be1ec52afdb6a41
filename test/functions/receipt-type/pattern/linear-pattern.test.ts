import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearPattern } from '../../../../functions/receipt-type/pattern/linear-pattern.ts';

const patterns = [
  '^[A-Z]{3}$',
  '^-?\\d+(\\.\\d{1,2})?$',
  '^(a|ab)*c$',
  '(a+)+b',
  '[^abc]',
  'a.c',
  '\\s',
  '^\\w+@\\w+\\.\\w{2,}$',
  '^[\\w-]{1,5}$',
  '^(?:UAH|EUR|USD)$',
  '\\bab\\b',
  '^\\p{Lu}\\p{Ll}*$',
  '^[^\\s:]+:[^\\s]+$',
  '^$|^a{2,}$',
  'b|^c',
];

test.each(patterns)('%s matches what it matches in JavaScript', (source) => {
  const [linear, reference] = [linearPattern(source), new RegExp(source, 'u')];
  const texts = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'A', 'Я', 'я', '1', '.', '-', '@', ':', ' ', '\n', '\u2028', '😀'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, (text) => {
      expect(linear.test(text)).toBe(reference.test(text));
    }),
    { numRuns: 300 },
  );
});

test.each([
  '(a+)+b',
  '^(a|aa)+$',
  '^(a*)*$b',
  '(x+x+)+y',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(.*)(.*)(.*)=',
  '^a*a*a*a*b$',
])('%s takes linear time', (source) => {
  const pattern = linearPattern(source);
  const start = process.cpuUsage();
  for (const letter of ['a', 'x', '=']) pattern.test(`${letter.repeat(100_000)}!`);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(3_000);
});

test.each([
  ['a(', /not closed/],
  ['a)', /no "\("/],
  ['[b-a]', /out of order/],
  ['*', /nothing to repeat/],
  ['\\', /backslash/],
  ['(?=a)', /look-around/],
  ['(?<!a)b', /look-around/],
  ['(a)\\1', /back-reference/],
  ['a{3,2}', /out of order/],
  ['\\q', /escape/],
  ['\\p{Nonsense}', /bounded time|property/i],
])('%s is refused by name', (source, message) => {
  expect(() => linearPattern(source)).toThrow(message);
});
