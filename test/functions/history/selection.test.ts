import { expect, test } from 'vitest';
import { selectedFields } from '../../../functions/history/selection.ts';

test.each([
  ['{ items { id status } nextToken }', ['id', 'status']],
  ['{ items { a: document } }', ['document']],
  ['{ items { ... on Receipt { total } ... @include(if: true) { currency } } }', ['total', 'currency']],
  ['{ nextToken }', []],
])('%s selects %j', (selection, fields) => {
  expect([...selectedFields(selection)]).toEqual(fields);
});

test('a fragment may select everything', () => {
  expect(selectedFields('{ items { ...Short } }').size).toBe(17);
});
