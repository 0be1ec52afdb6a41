import {
  DeleteItemCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operate, redrive } from '../operate/command.ts';
import { startProduct, type Product } from '../product.ts';
import { graphql, graphqlAsOperator, settled } from './client.ts';
import { advance, letTimePass } from './clock.ts';
import { readEvents } from './events.ts';
import { queueUrlOf, sendFailureRecord } from './letters.ts';
import { auditOf } from './operator.ts';
import { customerTotals, submitOrder } from './orders-client.ts';

/** Orders that were set aside on their way to whoever is to hear of them, and how an operator puts them back. */
let product: Product;
let sqs: SQSClient;

beforeAll(async () => {
  product = await startProduct();
  sqs = new SQSClient(client());
}, 120_000);
afterAll(() => product.stop());

const basket = { customId: 'SHOP-4001', customerId: 'c-1', items: [{ sku: 'tea', quantity: 2 }] };
const announceOrder =
  'mutation ($id: ID!, $contractId: ID!) { announceOrder(id: $id, contractId: $contractId) { id status items { sku } } }';

test('Mutation.announceOrder tells of an order once more, also of one that a later one has set aside, and is audited', async () => {
  const { endpoints } = product;
  const contractId = endpoints.contracts.readWrite.id;
  const earlier = await submitOrder(endpoints, basket);
  await advance(endpoints, 15_001);
  const latest = await submitOrder(endpoints, basket);
  await settled(endpoints);
  expect(await told([earlier.id, latest.id])).toEqual([earlier.id, latest.id]);
  for (const id of [earlier.id, latest.id]) {
    const { data, errors } = await graphqlAsOperator(endpoints, announceOrder, { id, contractId });
    expect([data, errors]).toEqual([{ announceOrder: { id, status: 'ACCEPTED', items: [{ sku: 'tea' }] } }, undefined]);
  }
  await settled(endpoints);
  expect(await told([earlier.id, latest.id])).toEqual([earlier.id, latest.id, earlier.id, latest.id]);
  expect((await customerTotals(endpoints)).get('c-1')).toEqual({ orders: 2, units: 4 });
  expect(auditOf(product.output())).toContainEqual(
    expect.objectContaining({ operation: 'announceOrder', orderId: earlier.id, contractId, outcome: 'done' }),
  );
});

test('Mutation.announceOrder is for operators, and knows whose order it is', async () => {
  const { endpoints } = product;
  const { readWrite, secondReadWrite } = endpoints.contracts;
  const { id } = await submitOrder(endpoints, { ...basket, customId: 'SHOP-4002' });
  for (const variables of [
    { id, contractId: secondReadWrite.id },
    { id: `${id.slice(0, -1)}~`, contractId: readWrite.id },
    { id: 'no such id', contractId: readWrite.id },
  ]) {
    const { errors } = await graphqlAsOperator(endpoints, announceOrder, variables);
    expect(errors?.[0]).toMatchObject({ errorType: 'NotFound', errorInfo: variables });
  }
  const { errors } = await graphql(endpoints, announceOrder, { id, contractId: readWrite.id });
  expect(errors?.[0]).toMatchObject({ errorType: 'Unauthorized' });
});

test('orders that a failure record tells of are announced again, and counted once', async () => {
  const { endpoints } = product;
  const input = { ...basket, customId: 'SHOP-4003', customerId: 'c-3' };
  const [first, second] = [
    await submitOrder(endpoints, input),
    await submitOrder(endpoints, { ...input, note: 'of another contract' }, endpoints.contracts.secondReadWrite.apiKey),
  ];
  await settled(endpoints);
  await sendFailureRecord(sqs, 'ReceiptsApi-OrdersAcceptedOrdersSetAside', [first.id, second.id]);
  const output = await redrive(product, '--orders');
  for (const { id } of [first, second]) expect(output).toContain(`${id} of`);
  expect(output).toContain('1 letters are dealt with, 0 stay');
  await settled(endpoints);
  const ids = [first.id, second.id];
  expect((await told(ids)).sort()).toEqual([...ids, ...ids].sort());
  // Of two contracts, each with a customer of that name.
  expect((await customerTotals(endpoints)).get('c-3')).toEqual({ orders: 1, units: 2 });
  expect(await redrive(product, '--order', first.id, '--contract', endpoints.contracts.readWrite.id)).toContain(
    'announced once more',
  );
}, 120_000);

test('events that the consumer has set aside are handed to it again, and stay set aside while it fails', async () => {
  const { endpoints } = product;
  const contractId = endpoints.contracts.readWrite.id;
  const dynamodb = new DynamoDBClient(client());
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const TableName = TableNames.find((name) => name.includes('CustomerTotals')) ?? expect.fail();
  const key: AttributeValue = { S: `${contractId}#c-4` };
  // What its own code has not written makes the consumer fail.
  await dynamodb.send(new PutItemCommand({ TableName, Item: { key } }));
  const { id } = await submitOrder(endpoints, { ...basket, customId: 'SHOP-4004', customerId: 'c-4' });
  await letTimePass(endpoints);
  const { code, stdout, stderr } = await operate(product, 'redrive', ['--consumer', 'customer-totals']);
  expect(code).toBe(1);
  expect(stderr).toContain('fails again');
  expect(stdout).toContain('0 letters are dealt with, 1 stay');

  await dynamodb.send(new DeleteItemCommand({ TableName, Key: { key } }));
  await advance(endpoints, 120_000);
  expect(await redrive(product, '--consumer', 'customer-totals')).toContain('1 letters are dealt with, 0 stay');
  expect((await customerTotals(endpoints)).get('c-4')).toEqual({ orders: 1, units: 2 });
  // Nobody else has heard of it twice.
  expect(await told([id])).toEqual([id]);
  const QueueUrl = await queueUrlOf(sqs, 'ReceiptsApi-OrdersCustomerTotalsEventsSetAside');
  expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages ?? []).toEqual([]);
}, 180_000);

function client() {
  const { region, aws: endpoint, operator: credentials } = product.endpoints;
  return { region, endpoint, credentials };
}

/** Which of these orders the event stream tells of, as often as it does. */
async function told(ids: readonly string[]): Promise<string[]> {
  const events = await readEvents(new KinesisClient(client()));
  return events.filter(({ type, id }) => type === 'order.accepted' && ids.includes(id)).map(({ id }) => id);
}
