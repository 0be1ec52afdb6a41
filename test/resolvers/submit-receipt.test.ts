import { expect, test } from 'vitest';
import { ulid } from '../../functions/ulid.ts';
import { CONTRACT_ID, identity, loadResolver, NOW_MS } from './resolver.ts';

const id = '01KAMYFA0010101010101010GH';
const submission = {
  id,
  identity: `${CONTRACT_ID}#R#R-1`,
  fingerprint: 'print',
  claimExpiresAt: 1_800_000_000,
  attributes: { type: 'pos-json', typeVersion: 1, status: 'PENDING', version: 1, registrations: {} },
  body: 'Ym9keQ==',
  lines: 'bGluZXM=',
};
const args = { input: { document: '{}', reference: 'R-1' } };
const conditionFailed = { message: 'The conditional request failed', type: 'DynamoDB:ConditionalCheckFailedException' };
const fault = {
  error: {
    message: 'The request request-1 failed inside the service.',
    errorType: 'InternalFault',
    errorInfo: { requestId: 'request-1' },
  },
};

test('intake-receipt hands the contract and the input to the Lambda', () => {
  expect(loadResolver('intake-receipt').request({ args })).toEqual({
    returned: { operation: 'Invoke', payload: { contractId: CONTRACT_ID, input: args.input } },
  });
});

test('intake-receipt passes a refusal on', () => {
  const refusal = { type: 'ValidationFailed', message: 'Wrong.', info: { violations: [] } };
  expect(loadResolver('intake-receipt').response({ args, result: { refusal } })).toEqual({
    error: { message: 'Wrong.', errorType: 'ValidationFailed', errorInfo: { violations: [] } },
  });
});

test.each([
  'intake-receipt',
  'claim-receipt',
  'store-receipt',
  'find-claim',
  'claimed-receipt',
  'Query.receipt',
  'Query.receiptsByRange',
  'Mutation.signContract',
  'Subscription.onReceiptStatus',
  'Receipt.document',
])('%s shows nothing of a fault but the request', (name) => {
  const error = { message: 'secret cause', type: 'Lambda:Unhandled' };
  expect(loadResolver(name).response({ args, error, stash: { submission } })).toEqual(fault);
});

test.each([
  'DynamoDB:ProvisionedThroughputExceededException',
  'DynamoDB:ThrottlingException',
  'Lambda:TooManyRequestsException',
])('%s is Throttled', (type) => {
  expect(loadResolver('store-receipt').response({ error: { message: 'slow down', type } })).toMatchObject({
    error: { errorType: 'Throttled' },
  });
});

test('claim-receipt claims an identity that nobody has, or whose claim has expired', () => {
  const { request, response } = loadResolver('claim-receipt');
  expect(request({ args, stash: { submission } })).toMatchObject({
    returned: {
      operation: 'UpdateItem',
      key: { identity: { S: `${CONTRACT_ID}#R#R-1` } },
      condition: {
        expression: 'attribute_not_exists(#identity) OR #expiresAt < :now',
        expressionValues: { ':now': { N: NOW_MS / 1000 } },
      },
    },
  });
  const stash = { submission };
  response({ args, stash, result: { id } });
  expect(stash).toMatchObject({ id, replayed: false });
});

test('claim-receipt finds the receipt of an earlier submission of the same document', () => {
  const first = ulid(NOW_MS - 1000, new Uint8Array(16));
  const stash = { submission };
  const ending = loadResolver('claim-receipt').response({
    args,
    stash,
    error: conditionFailed,
    result: { id: first, fingerprint: 'print' },
  });
  expect(ending).toEqual({ returned: null });
  expect(stash).toMatchObject({ id: first, replayed: true });
});

test('claim-receipt refuses a reference that names another document', () => {
  const ending = loadResolver('claim-receipt').response({
    args,
    stash: { submission },
    error: conditionFailed,
    result: { id: 'first', fingerprint: 'other' },
  });
  expect(ending).toEqual({
    error: {
      message: 'Cannot submit under the reference "R-1": it names receipt first, which has another document.',
      errorType: 'ReferenceConflict',
      errorInfo: { reference: 'R-1', id: 'first' },
    },
  });
});

test('store-receipt stores under the claimed id, whichever submission claimed it', () => {
  const claimed = ulid(Date.parse('2025-10-31T23:59:59.999Z'), new Uint8Array(16).fill(2));
  expect(loadResolver('store-receipt').request({ stash: { submission, id: claimed } })).toMatchObject({
    returned: {
      operation: 'PutItem',
      key: { partition: { S: `${CONTRACT_ID}#2025-10-31#2` }, id: { S: claimed } },
      attributeValues: { status: { S: 'PENDING' }, body: { B: 'Ym9keQ==' }, lines: { B: 'bGluZXM=' } },
      condition: { expression: 'attribute_not_exists(#id)' },
    },
  });
});

test('store-receipt answers the receipt that is there already', () => {
  const stored = { id, status: 'ACCEPTED' };
  expect(loadResolver('store-receipt').response({ error: conditionFailed, result: stored })).toEqual({
    returned: stored,
  });
});

test('Mutation.submitReceipt answers the stored receipt with the document at hand', () => {
  const item = {
    id,
    type: 'pos-json',
    status: 'PENDING',
    encoding: 'TEXT',
    registrations: { tax: { status: 'PENDING', attempts: 0 } },
  };
  const { response } = loadResolver('Mutation.submitReceipt');
  expect(response({ args, stash: { replayed: true }, prev: { result: item }, identity })).toMatchObject({
    returned: {
      id,
      status: 'PENDING',
      submittedAt: '2025-11-22T04:52:02.688Z',
      registrations: [{ service: 'tax', status: 'PENDING', attempts: 0, updatedAt: '2025-11-22T04:52:02.688Z' }],
      warnings: [],
      document: '{}',
      replayed: true,
    },
  });
});
