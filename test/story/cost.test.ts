import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMeter } from '../../bench/meter.ts';
import { signedRequest } from '../../bench/operator.ts';
import { receiptDocument } from '../../bench/receipt-document.ts';
import { startProduct, type Product } from '../product.ts';
import { graphql, settled, submit } from './client.ts';
import { unitsBetween } from './metered-units.ts';
import { sign } from './operator.ts';
import { subscribe } from './subscriber.ts';

/**
 * What one receipt and one order are billed, unit by unit, when each comes alone and nothing can be shared. A change that makes
 * either dearer fails here; docs/cost.md tells what the units cost.
 */
let product: Product;
/** A receipt of some 2 kB that no dictionary has seen. */
const document = receiptDocument(77);

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('One receipt, accepted and announced', () => {
  test('is billed these units when nobody listens', async () => {
    const { apiKey } = await sign(product.endpoints, { name: 'Silent' });
    expect(await unitsOfOne((index) => receipt(apiKey, `silent ${index}`))).toEqual(acceptedReceipt);
  });

  test('is billed one message more when somebody listens', async () => {
    const { apiKey } = await sign(product.endpoints, { name: 'Listening' });
    const subscriber = await subscribe(product.endpoints, undefined, apiKey);
    expect(await unitsOfOne((index) => receipt(apiKey, `heard ${index}`))).toEqual({
      ...acceptedReceipt,
      'AppSync: queries and mutations, publishReceiptStatus': 1,
      'AppSync: real-time updates of 5 kB, onReceiptStatus': 1,
      'WAF: requests, HTTP': 2,
    });
    subscriber.close();
  });
});

test('One order, accepted and announced, is billed these units', async () => {
  const { apiKey } = await sign(product.endpoints, { name: 'Orders' });
  // Few: the reference consumer takes its five seconds for each.
  const few = { first: 2, repetitions: 2 };
  expect(await unitsOfOne((index) => order(apiKey, index), few)).toEqual({
    'AppSync: queries and mutations, submitOrder': 1,
    'WAF: requests, HTTP': 1,
    'Lambda: requests, OrdersCheckOrder': 1,
    'Lambda: requests, OrdersAnnounceOrders': 1,
    'Lambda: requests, OrdersCustomerTotals': 1,
    'DynamoDB: write request units, Orders UpdateItem': 1,
    'Kinesis: kB in': 1,
    // The reference consumer: what it has seen, and its totals.
    'DynamoDB: read request units, OrdersCustomerTotals BatchGetItem': 3,
    'DynamoDB: write request units, OrdersCustomerTotals BatchWriteItem': 1,
    'DynamoDB: write request units, OrdersCustomerTotals UpdateItem': 1,
  });
});

test('The meter tells what it has counted in the prices of a region, and refuses one that it has none of', async () => {
  const { aws } = product.endpoints;
  const ask = (region: string): Promise<unknown> =>
    signedRequest(product.endpoints, { method: 'GET', url: `${aws}/_local/meter?region=${region}`, service: 'local' });
  expect(await ask('us-east-1')).toMatchObject({ region: 'us-east-1' });
  await expect(ask('eu-north-7')).rejects.toThrow('eu-central-1 and us-east-1');
});

test('A run ends with what it would have cost', async () => {
  expect(await product.stop()).toBe(0);
  const [, costs = ''] = product.output().split('AWS would have charged in eu-central-1, before any free tier:\n');
  expect(costs).toMatch(/^ {2}AppSync +\d+\.\d{6} USD$/m);
  expect(costs).toMatch(/^ {2}in all +\d+\.\d{6} USD$/m);
});

const acceptedReceipt = {
  'AppSync: queries and mutations, submitReceipt': 1,
  'WAF: requests, HTTP': 1,
  'Lambda: requests, FunctionsIntake': 1,
  'Lambda: requests, RegistrationRegister': 1,
  // One for the receipt as it came, one for its decision.
  'Lambda: requests, BackendAnnounce': 2,
  'DynamoDB: write request units, Claims UpdateItem': 1,
  // No more than 1 kB, as it came and as it was decided.
  'DynamoDB: write request units, Receipts PutItem': 1,
  'DynamoDB: write request units, Receipts UpdateItem': 1,
  // Whether anybody listens.
  'DynamoDB: read request units, Contracts BatchGetItem': 1,
  'Kinesis: kB in': 3,
};

/** The units of each, all alike. */
async function unitsOfOne(
  submitOne: (index: number) => Promise<void>,
  { first, repetitions } = { first: 3, repetitions: 5 },
): Promise<Readonly<Record<string, number>>> {
  // The first ones find functions cold, caches empty and the rate unasked.
  for (let index = 0; index < first; index++) await submitOne(-1 - index);
  const before = await readMeter(product.endpoints);
  for (let index = 0; index < repetitions; index++) await submitOne(index);
  const units = unitsBetween(before, await readMeter(product.endpoints));
  return Object.fromEntries([...units].map(([name, sum]) => [name, Number((sum / repetitions).toFixed(6))]));
}

async function receipt(apiKey: string, reference: string): Promise<void> {
  await submit(product.endpoints, { document, reference }, apiKey);
  await settled(product.endpoints);
}

async function order(apiKey: string, index: number): Promise<void> {
  const input = { customId: `SHOP-${2_000 + index}`, customerId: 'c-1', items: [{ sku: 'tea', quantity: 2 }] };
  const { data, errors } = await graphql(
    product.endpoints,
    'mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { id } }',
    { input },
    apiKey,
  );
  expect(data, JSON.stringify(errors)).not.toBeNull();
  await settled(product.endpoints);
}
