import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiptId } from '../../functions/ulid.ts';
import { CONTRACT_ID, loadResolver, NOW_MS } from './resolver.ts';

test('Query.receipt makes the key from the id and the calling contract alone', () => {
  const { request } = loadResolver('find-receipt');
  const instants = fc.integer({ min: 0, max: Date.parse('9999-12-31T23:59:59.999Z') });
  fc.assert(
    fc.property(instants, fc.uint8Array({ minLength: 16, maxLength: 16 }), (timeMs, random) => {
      const id = receiptId(timeMs, random);
      const day = new Date(timeMs).toISOString().slice(0, 10);
      expect(request({ args: { id } })).toEqual({
        returned: {
          operation: 'GetItem',
          key: { partition: { S: `${CONTRACT_ID}#${day}#${(random[0] ?? 0) % 4}` }, id: { S: id } },
          consistentRead: true,
        },
      });
    }),
  );
});

test.each(['', 'nonsense', '01KAMYFA00Z101010101010GHJ', "' OR 1=1"])(
  'Query.receipt answers null for the id "%s"',
  (id) => {
    expect(loadResolver('find-receipt').request({ args: { id } })).toEqual({ early: null, skipTo: 'NEXT' });
  },
);

test('Query.receipt answers null for what is not there', () => {
  expect(loadResolver('Query.receipt').response({ result: null })).toEqual({ returned: null });
});

test('Query.receiptByReference looks up the claim, then the receipt', () => {
  const id = receiptId(NOW_MS, new Uint8Array(16));
  const find = loadResolver('find-claim');
  expect(find.request({ args: { reference: 'R-1' } })).toMatchObject({
    returned: { operation: 'GetItem', key: { identity: { S: `${CONTRACT_ID}#R#R-1` } } },
  });
  const stash = {};
  find.response({ stash, result: { id } });
  expect(stash).toEqual({ id });
  expect(loadResolver('claimed-receipt').request({ stash })).toMatchObject({
    returned: { key: { partition: { S: `${CONTRACT_ID}#2025-11-22#0` }, id: { S: id } } },
  });
});

test('Query.receiptByReference answers null for a reference that nobody used, or that none can be', () => {
  expect(loadResolver('claimed-receipt').request({ stash: {} })).toEqual({ early: null, skipTo: 'NEXT' });
  for (const reference of ['', 'x'.repeat(129)]) {
    expect(loadResolver('find-claim').request({ args: { reference } })).toEqual({ early: null, skipTo: 'END' });
  }
  expect(loadResolver('Query.receiptByReference').response({ prev: { result: null } })).toEqual({ returned: null });
});

test('Query.receiptsByRange hands the selection along, and the page back', () => {
  const { request, response } = loadResolver('Query.receiptsByRange');
  const args = { from: 'a', to: 'b' };
  expect(request({ args, info: { selectionSetGraphQL: '{ items { id } }' } })).toEqual({
    returned: {
      operation: 'Invoke',
      payload: { contractId: CONTRACT_ID, tokenKey: 'key', arguments: args, selection: '{ items { id } }' },
    },
  });
  // Ten times as many items as a resolver may loop over.
  const page = { items: Array.from({ length: 10_000 }, (_, id) => ({ id })), nextToken: null };
  expect(response({ result: { page } })).toEqual({ returned: page });
});

test('Receipt.document asks the Lambda only when the text is not at hand', () => {
  const { request, response } = loadResolver('Receipt.document');
  expect(request({ source: { document: 'text', body: 'x' } })).toEqual({ early: 'text', skipTo: 'NEXT' });
  expect(request({ source: { body: 'x', compression: 'deflate', encoding: 'TEXT' } })).toEqual({
    returned: { operation: 'Invoke', payload: { body: 'x', compression: 'deflate', encoding: 'TEXT' } },
  });
  expect(response({ result: { document: 'text' } })).toEqual({ returned: 'text' });
});
