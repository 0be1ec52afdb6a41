import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkedFingerprint, PAYLOAD_BYTES_MAX } from '../../../functions/order/check.ts';
import { compileOrderSchema } from '../../../functions/order/compile-order-schema.ts';
import { sizeBytesOf, payloadOf } from '../../../functions/order/payload.ts';
import { Refusal } from '../../../functions/refusal.ts';
import type { SubmitOrderInput } from '../../../generated/schema.ts';

const contractId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const basket: SubmitOrderInput = { customId: 'SHOP-2041', customerId: 'c-1', items: [{ sku: 'tea', quantity: 2 }] };

test('an order that is in order has SHA-256 of contract and canonical payload as its fingerprint', () => {
  const canonical = '{"customId":"SHOP-2041","customerId":"c-1","items":[{"quantity":2,"sku":"tea"}]}';
  expect(checkedFingerprint(contractId, { ...basket, note: null, clientKey: 'k' })).toBe(
    createHash('sha256').update(`${contractId}\n${canonical}`).digest('base64url'),
  );
});

test('everything that is wrong with an order is reported at once, its form first', () => {
  const note = `${'x'.repeat(1_100)}\ud800`;
  const items = [
    { sku: '', quantity: 0 },
    { sku: 'a\u0007', quantity: 101 },
    { sku: 'ok', quantity: 100 },
  ];
  const found = violationsOf({ customId: 'shop-1', customerId: '', items, note, clientKey: '' });
  expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '/customerId PATTERN',
    '/items/0/sku PATTERN',
    '/items/1/sku PATTERN',
    '/note PATTERN',
    ' PAYLOAD_TOO_LARGE',
    '/clientKey CLIENT_KEY_FORMAT',
    '/customId CUSTOM_ID_FORMAT',
    '/items/0/quantity QUANTITY_TOO_SMALL',
    '/items/1/quantity QUANTITY_TOO_LARGE',
  ]);
  expect(found.every(({ message }) => message.endsWith('.'))).toBe(true);
});

test('members that no order has are refused, as are missing ones', () => {
  const strange = { ...basket, items: [{ sku: 'tea', quantity: 2, price: 3 }], priority: 1, customerId: undefined };
  const found = violationsOf(strange as unknown as SubmitOrderInput);
  expect(found.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
    '/customerId REQUIRED',
    '/items/0/price ADDITIONAL_PROPERTIES',
    '/priority ADDITIONAL_PROPERTIES',
  ]);
});

test('an order needs an item', () => {
  expect(violationsOf({ ...basket, items: [] })).toEqual([
    { path: '/items', code: 'NO_ITEMS', message: '/items has to have at least one item.' },
  ]);
});

test('an order has 1,024 bytes of canonical JSON and not one more', () => {
  const roomBytes = PAYLOAD_BYTES_MAX - sizeBytesOf(payloadOf({ ...basket, note: '' }));
  expect(violationsOf({ ...basket, note: 'x'.repeat(roomBytes) })).toEqual([]);
  // Bytes, not characters.
  expect(violationsOf({ ...basket, note: 'ж'.repeat(roomBytes / 2 + 1) })).toMatchObject([
    { code: 'PAYLOAD_TOO_LARGE' },
  ]);
  expect(violationsOf({ ...basket, note: 'x'.repeat(roomBytes + 1) })).toMatchObject([{ code: 'PAYLOAD_TOO_LARGE' }]);
});

test.each([
  ['AB-1234', true],
  ['ABCDE-123456789012', true],
  ['A-1234', false],
  ['ABCDEF-1234', false],
  ['AB-123', false],
  ['AB-1234567890123', false],
  ['ab-1234', false],
  ['AB-1234\n', false],
  ['AB-١٢٣٤', false],
])('the custom id %j is in order: %s', (customId, isInOrder) => {
  expect(violationsOf({ ...basket, customId }).length === 0).toBe(isInOrder);
});

test('a quantity is in order from 1 to 100 and nowhere else', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (quantity) => {
      const isInOrder = quantity > 0 && quantity <= 100;
      expect(violationsOf({ ...basket, items: [{ sku: 'tea', quantity }] }).length === 0).toBe(isInOrder);
    }),
    { examples: [[0], [1], [100], [101], [-1]] },
  );
});

test.each(Object.entries(compileOrderSchema('functions/order/order.schema.json')))(
  'generated/%s is what functions/order/order.schema.json says',
  (name, content) => {
    expect(readFileSync(`generated/${name}`, 'utf8')).toBe(content);
  },
);

function violationsOf(input: SubmitOrderInput): readonly { path: string; code: string; message: string }[] {
  try {
    checkedFingerprint(contractId, input);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.type !== 'ValidationFailed') throw error;
    return (error.info as { violations: { path: string; code: string; message: string }[] }).violations;
  }
}
