import { KinesisClient, ListStreamsCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import type { SubmitOrderInput } from '../../generated/schema.ts';
import { startProduct, type Product } from '../product.ts';
import { settled, submit } from './client.ts';
import { advance } from './clock.ts';
import { readEvents } from './events.ts';
import { customerTotals, orderById, submitOrder, trySubmitOrder } from './orders-client.ts';

/** Orders all the way: from the client to the event stream and to the reference consumer's table. */
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

const basket: SubmitOrderInput = {
  customId: 'SHOP-2041',
  customerId: 'c-1',
  items: [
    { sku: 'tea', quantity: 2 },
    { sku: 'чай "особый"', quantity: 100 },
  ],
  note: 'Ring twice.\nThen knock.',
};

describe('Mutation.submitOrder', () => {
  test('accepts an order, which its contract and no other can read by its id', async () => {
    const { endpoints } = product;
    const order = await submitOrder(endpoints, basket);
    expect(order).toMatchObject({ ...basket, status: 'ACCEPTED', replayed: false });
    expect(await orderById(endpoints, order.id)).toEqual(order);
    expect(await orderById(endpoints, order.id, endpoints.contracts.secondReadWrite.apiKey)).toBeNull();
    expect(await orderById(endpoints, order.id, endpoints.contracts.readOnly.apiKey)).toBeNull();
    expect(await orderById(endpoints, 'no such id')).toBeNull();
  });

  test('answers concurrent duplicates with one order, and makes a new one after 15 seconds', async () => {
    const { endpoints } = product;
    const input = { ...basket, customId: 'SHOP-2042' };
    const all = await Promise.all(Array.from({ length: 30 }, () => submitOrder(endpoints, input)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(all.filter(({ replayed }) => !replayed)).toHaveLength(1);
    // The edges to the millisecond are held by test/resolvers, where time stands still.
    await advance(product.endpoints, 7_000);
    expect(await submitOrder(endpoints, input)).toMatchObject({ id: all[0]?.id, replayed: true });
    await advance(product.endpoints, 8_001);
    const next = await submitOrder(endpoints, input);
    expect(next.replayed).toBe(false);
    expect(next.id > (all[0]?.id ?? '')).toBe(true);
    expect(await orderById(endpoints, all[0]?.id ?? '')).toMatchObject({ id: all[0]?.id, customId: 'SHOP-2042' });
  });

  test('holds a client key to its payload', async () => {
    const { endpoints } = product;
    const input = { ...basket, customId: 'SHOP-2043', clientKey: 'till 7, 12:01' };
    const order = await submitOrder(endpoints, input);
    await advance(product.endpoints, 3_600_000);
    expect(await submitOrder(endpoints, input)).toMatchObject({ id: order.id, replayed: true });
    const { data, errors } = await trySubmitOrder(endpoints, { ...input, note: 'another' });
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({ errorType: 'ReferenceConflict', errorInfo: { id: order.id } });
  });

  test('refuses with everything that is wrong, and stores and announces nothing', async () => {
    const { endpoints } = product;
    const { data, errors } = await trySubmitOrder(endpoints, {
      customId: 'shop',
      customerId: '',
      items: [{ sku: 'tea', quantity: 0 }],
      note: 'x'.repeat(1_024),
    });
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationFailed', path: ['submitOrder'] });
    const { violations } = errors?.[0]?.errorInfo as { violations: { path: string; code: string; message: string }[] };
    expect(violations.map(({ path, code }) => [path, code])).toEqual([
      ['/customerId', 'PATTERN'],
      ['', 'PAYLOAD_TOO_LARGE'],
      ['/customId', 'CUSTOM_ID_FORMAT'],
      ['/items/0/quantity', 'QUANTITY_TOO_SMALL'],
    ]);
    await settled(endpoints);
    expect((await events()).filter(({ payload }) => 'customId' in payload && payload.customId === 'shop')).toEqual([]);
  });

  test('is refused by the schema for what is missing, of another type or unknown', async () => {
    for (const input of [
      { customerId: 'c' },
      { ...basket, items: [{ sku: 'a', quantity: '2' }] },
      { ...basket, x: 1 },
    ]) {
      const { data, errors } = await trySubmitOrder(product.endpoints, input as unknown as SubmitOrderInput);
      expect(data).toBeFalsy();
      expect(errors?.length).toBeGreaterThan(0);
    }
  });

  test('is denied to a read key', async () => {
    const { errors } = await trySubmitOrder(product.endpoints, basket, product.endpoints.contracts.readOnly.apiKey);
    expect(errors?.[0]).toMatchObject({ errorType: 'Unauthorized' });
  });
});

test('every event is valid by its schema, in the order of acceptance for each contract', async () => {
  const { endpoints } = product;
  const { readWrite, secondReadWrite } = endpoints.contracts;
  const accepted = { [readWrite.id]: [] as string[], [secondReadWrite.id]: [] as string[] };
  for (let index = 0; index < 40; index++) {
    const contract = index % 3 === 0 ? secondReadWrite : readWrite;
    const order = await submitOrder(endpoints, { ...basket, customId: `ROW-${10_000 + index}` }, contract.apiKey);
    accepted[contract.id]?.push(order.id);
  }
  await submit(endpoints, { document: posDocument(1), type: 'pos-json' });
  await settled(endpoints);
  const all = await events();
  for (const contractId of [readWrite.id, secondReadWrite.id]) {
    const announced = all.filter((event) => event.contractId === contractId && event.type === 'order.accepted');
    const wanted = accepted[contractId] ?? [];
    expect(announced.map(({ id }) => id).filter((id) => wanted.includes(id))).toEqual(wanted);
  }
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
  addFormats(ajv);
  const types = new Set(all.map(({ type }) => type));
  expect([...types].sort()).toEqual(['order.accepted', 'receipt.changed', 'receipt.submitted']);
  for (const type of types) {
    const validate = ajv.compile(JSON.parse(await readFile(`docs/events/${type}.schema.json`, 'utf8')) as object);
    for (const event of all.filter((candidate) => candidate.type === type)) {
      expect([validate(event), validate.errors, event]).toEqual([true, null, event]);
    }
  }
});

test('an event that is none goes to the failure queue and holds up nobody', async () => {
  const { endpoints } = product;
  const { region, aws, operator } = endpoints;
  const client = { region, endpoint: aws, credentials: operator };
  const kinesis = new KinesisClient(client);
  const { StreamNames: [StreamName] = [] } = await kinesis.send(new ListStreamsCommand({}));
  const poison = {
    type: 'order.accepted',
    schemaVersion: 1,
    id: 'poison',
    contractId: endpoints.contracts.readWrite.id,
  };
  const Data = Buffer.from(JSON.stringify(poison));
  await kinesis.send(new PutRecordsCommand({ StreamName, Records: [{ PartitionKey: poison.contractId, Data }] }));
  await submitOrder(endpoints, { ...basket, customId: 'SHOP-3001', customerId: 'after the poison' });
  await settled(endpoints);
  expect((await customerTotals(endpoints)).get('after the poison')).toEqual({ orders: 1, units: 102 });

  const sqs = new SQSClient(client);
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find((url) => url.includes('CustomerTotalsEvents'));
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages).toHaveLength(1);
  expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted' },
    KinesisBatchInfo: { batchSize: 1 },
  });
});

function events() {
  const { region, aws, operator } = product.endpoints;
  return readEvents(new KinesisClient({ region, endpoint: aws, credentials: operator }));
}
