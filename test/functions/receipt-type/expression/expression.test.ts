import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { ExpressionLimit } from '../../../../functions/receipt-type/expression/expression-budget.ts';
import { compileExpression } from '../../../../functions/receipt-type/expression/expression.ts';

/** What refusing may take of the processor on a machine that is busy with other tests; alone it is less than a tenth of it. */
const CPU_MS_MAX = 2_000;

const numbers = Array.from({ length: 60_000 }, (_, index) => index);
const objects = Array.from({ length: 20_000 }, (_, index) => ({ a: index }));
/** As many lines as an honest document of 256 kB has. */
const lines = Array.from({ length: 2_500 }, (_, index) => ({ sku: `s${index % 1_000}`, amount: index / 100 }));

test.each([
  '$sort(numbers)',
  '$distinct(numbers)',
  '$spread(objects)',
  '$reduce(numbers, $append)',
  '$map(numbers, $string)',
  '$map(numbers, function($number) { $append($$.numbers, $number) })',
  'numbers.$$.numbers',
  'numbers.($$.numbers)',
  'numbers[$ > $sum($$.numbers)]',
  '$count(objects[a > $sum($$.objects.a)])',
  '$count(objects[$count($$.objects[a = 1]) = 2])',
  'numbers[$ in $$.numbers]',
  'objects^(a)',
  'numbers@$x.numbers@$y[$x = $y]',
  '**.**.**.**',
])('%s is stopped soon', async (source) => {
  const expression = await compileExpression(source);
  const start = process.cpuUsage();
  await expect(expression.evaluate({ numbers, objects })).rejects.toThrow(ExpressionLimit);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(CPU_MS_MAX);
});

test.each([
  '$round($sum(lines.amount), 2)',
  '$sum($map(lines, function($line) { $line.amount * 2 }))',
  '$count(lines{sku: $sum(amount)}.*)',
  '$count($distinct(lines.sku))',
  '$sort(lines.amount)[0]',
  '$reduce(lines.amount, function($sum, $amount) { $sum + $amount })',
  '$join($map(lines[[0..9]].amount, $string), " ")',
  '$max(lines.$number(amount))',
])('%s is evaluated over 2,500 lines as JSONata evaluates it', async (source) => {
  const expression = await compileExpression(source);
  expect(await expression.evaluate({ lines })).toEqual(await jsonata(source).evaluate({ lines }));
});
