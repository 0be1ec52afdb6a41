import { expect, test } from 'vitest';
import { CONTRACT_ID, loadResolver, NOW_MS } from './resolver.ts';

test('Subscription.onReceiptStatus marks an active contract as listening for a day', () => {
  expect(loadResolver('mark-listening').request({})).toMatchObject({
    returned: {
      operation: 'UpdateItem',
      key: { id: { S: CONTRACT_ID } },
      update: { expressionValues: { ':subscribedUntil': { N: NOW_MS / 1000 + 86_400 } } },
      condition: { expression: '#status = :active' },
    },
  });
});

test.each([
  [{}, [{ fieldName: 'contractId', operator: 'eq', value: CONTRACT_ID }]],
  [
    { id: 'R' },
    [
      { fieldName: 'contractId', operator: 'eq', value: CONTRACT_ID },
      { fieldName: 'ids', operator: 'contains', value: 'R' },
    ],
  ],
])('Subscription.onReceiptStatus with %j hears its own contract alone', (args, filters) => {
  const resolver = loadResolver('Subscription.onReceiptStatus');
  expect(resolver.response({ args })).toEqual({ returned: null });
  expect(resolver.subscription.filter).toEqual({ filterGroup: [{ filters }] });
});

test('Subscription.onReceiptStatus refuses a contract that has ended', () => {
  const error = { message: '', type: 'DynamoDB:ConditionalCheckFailedException' };
  const info = { parentTypeName: 'Subscription', fieldName: 'onReceiptStatus' };
  expect(loadResolver('mark-listening').response({ error, info })).toEqual({ unauthorized: true });
});

test('Mutation.publishReceiptStatus echoes what it is given', () => {
  const args = { contractId: 'C', ids: ['R'], changes: [] };
  expect(loadResolver('Mutation.publishReceiptStatus').response({ args, result: args })).toEqual({ returned: args });
});
