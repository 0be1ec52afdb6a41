import { randomBytes } from 'node:crypto';
import {
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { receiptId } from '../../functions/ulid.ts';
import { partitionOf, shardOf, timeMsOf } from '../../resolvers/receipt-id.ts';
import { redrive } from '../operate/command.ts';
import { startProduct, type Product } from '../product.ts';
import { graphql, graphqlAsOperator, readReceipt, receiptFields, settled, submit, type Receipt } from './client.ts';
import { letTimePass } from './clock.ts';
import { readEvents } from './events.ts';
import { sendFailureRecord } from './letters.ts';
import { subscribe } from './subscriber.ts';

/** Poison, dead letters and their redrive, as an operator lives through it. */
let product: Product;
let dynamodb: DynamoDBClient;
let sqs: SQSClient;
let table: string;

beforeAll(async () => {
  product = await startProduct();
  const { region, aws: endpoint, operator: credentials } = product.endpoints;
  dynamodb = new DynamoDBClient({ region, endpoint, credentials });
  sqs = new SQSClient({ region, endpoint, credentials });
  const { TableNames: names = [] } = await dynamodb.send(new ListTablesCommand({}));
  table = names.find((name) => /^ReceiptsData-Receipts[0-9A-F]{8}$/.test(name)) ?? expect.fail(names.join());
}, 120_000);
afterAll(() => product.stop());

test('poison fails no other receipt, ends FAILED among the dead letters, and is accepted once it is mended and redriven', async () => {
  const model = await submitted(1);
  const body = { B: Buffer.from('no compressed document') };
  const poison = await store({ ...model, body });
  const good = await submit(product.endpoints, { document: posDocument(2), reference: 'beside poison' });
  await letTimePass(product.endpoints);
  expect(await read(good.id)).toMatchObject({ status: 'ACCEPTED' });
  const failed = await read(poison);
  expect(failed).toMatchObject({ status: 'PENDING' });
  for (const { status, reason, attempts } of failed.registrations) {
    expect([status, attempts]).toEqual(['FAILED', 5]);
    expect(reason).toMatch(/^fault inside the service/);
  }

  await store({ ...(await item(poison)), body: model['body'] ?? expect.fail() }, poison);
  const [ofTax, ofLogistics] = await Promise.all([
    redrive(product, '--service', 'tax'),
    redrive(product, '--service', 'logistics'),
  ]);
  expect(ofTax).toContain(`${poison} of`);
  expect(ofLogistics).toContain('1 letters are dealt with, 0 stay');
  await letTimePass(product.endpoints);
  const mended = await read(poison);
  expect(mended).toMatchObject({ status: 'ACCEPTED' });
  expect(mended.registrations.map(({ attempts }) => attempts)).toEqual([6, 6]);
  expect(await redrive(product, '--service', 'tax')).toContain('0 letters are dealt with, 0 stay');
  expect(await redrive(product, '--announcements')).toContain('1 letters are dealt with, 0 stay');
  await settled(product.endpoints);
  expect(await eventsOf(poison)).toContain('receipt.submitted 1');
}, 180_000);

test('what is no receipt is set aside by its key, and taken up and announced when it is mended', async () => {
  const model = await submitted(3);
  const { version, ...broken } = model;
  const id = await store(broken);
  await letTimePass(product.endpoints);
  expect((await read(id)).registrations.map(({ status }) => status)).toEqual(['PENDING', 'PENDING']);
  await store({ ...(await item(id)), version: version ?? expect.fail() }, id);
  expect(await redrive(product, '--set-aside')).toContain('1 letters are dealt with');
  await letTimePass(product.endpoints);
  expect(await read(id)).toMatchObject({ status: 'ACCEPTED' });
  // Of its submission nobody was told: then it was no receipt.
  expect(await eventsOf(id)).not.toContain('receipt.submitted 1');
  expect(await redrive(product, '--announcements')).toContain('1 letters are dealt with, 0 stay');
  await settled(product.endpoints);
  expect(await eventsOf(id)).toContain('receipt.submitted 1');
}, 180_000);

test('changes that a failure record tells of are announced again as the same events, to the stream and to subscribers', async () => {
  const { endpoints } = product;
  const { id } = await submit(endpoints, { document: posDocument(6), reference: 'announced' });
  await settled(endpoints);
  const first = await eventsOf(id);
  expect(first).toEqual(['receipt.submitted 1', 'receipt.changed 2']);
  const subscriber = await subscribe(endpoints);
  await sendFailureRecord(sqs, 'ReceiptsApi-ChangesSetAside', [id, id]);
  expect(await redrive(product, '--announcements')).toMatch(
    new RegExp(`^${id} of .*1 letters are dealt with, 0 stay`, 'ms'),
  );
  await settled(endpoints);
  expect(await eventsOf(id)).toEqual([...first, ...first]);
  expect(await subscriber.next((change) => change.id === id)).toMatchObject({ status: 'ACCEPTED' });
  subscriber.close();
  expect((await read(id)).status).toBe('ACCEPTED');
}, 60_000);

test('the receipts of a failure record, which holds positions alone, are found by its time', async () => {
  const model = await submitted(4);
  const body = { B: Buffer.from('no compressed document') };
  const id = await store({ ...model, body });
  await letTimePass(product.endpoints);
  await store({ ...(await item(id)), body: model['body'] ?? expect.fail() }, id);
  await sendFailureRecord(sqs, 'ReceiptsApi-RegistrationNewReceiptsSetAside', [id, id]);
  expect(await redrive(product, '--set-aside')).toContain('1 receipts were found');
  await letTimePass(product.endpoints);
  expect(await read(id)).toMatchObject({ status: 'ACCEPTED' });
}, 180_000);

test('Mutation.redriveReceipt is for operators, and knows whose receipt it is', async () => {
  const { endpoints } = product;
  const { id } = await submit(endpoints, { document: posDocument(5), reference: 'settled' });
  await settled(endpoints);
  const mutation = `mutation ($id: ID!, $contractId: ID!) {
    redriveReceipt(id: $id, contractId: $contractId) { ${receiptFields} document warnings { code } } }`;
  const { readWrite, secondReadWrite } = endpoints.contracts;
  const own = await graphqlAsOperator<{ redriveReceipt: Receipt }>(endpoints, mutation, {
    id,
    contractId: readWrite.id,
  });
  expect(own.data?.redriveReceipt).toMatchObject({ id, status: 'ACCEPTED', document: posDocument(5) });
  const other = await graphqlAsOperator(endpoints, mutation, { id, contractId: secondReadWrite.id });
  expect(other.errors?.[0]).toMatchObject({ errorType: 'NotFound' });
  const client = await graphql(endpoints, mutation, { id, contractId: readWrite.id });
  expect(client.errors?.[0]).toMatchObject({ errorType: 'Unauthorized' });
}, 30_000);

/** Types and versions of the receipt's events on the stream, in their order. */
async function eventsOf(id: string): Promise<string[]> {
  const { region, aws: endpoint, operator: credentials } = product.endpoints;
  const events = await readEvents(new KinesisClient({ region, endpoint, credentials }));
  return events.filter((event) => event.id === id).map(({ type, version }) => `${type} ${version}`);
}

type Item = Record<string, AttributeValue>;

/** A new receipt as the table has it, before anything came of it. */
async function submitted(seed: number): Promise<Item> {
  const { id } = await submit(product.endpoints, { document: posDocument(seed), reference: `model ${seed}` });
  await settled(product.endpoints);
  const stored = Object.entries(await item(id)).filter(([name]) => name !== 'decidedAt' && name !== 'expiresAt');
  const pending: AttributeValue = { M: { status: { S: 'PENDING' }, attempts: { N: '0' } } };
  return {
    ...Object.fromEntries(stored),
    status: { S: 'PENDING' },
    version: { N: '1' },
    registrations: { M: { tax: pending, logistics: pending } },
  };
}

function keyOf(id: string): { partition: AttributeValue; id: AttributeValue } {
  const day = new Date(timeMsOf(id)).toISOString().slice(0, 10);
  const contractId = product.endpoints.contracts.readWrite.id;
  return { partition: { S: partitionOf({ contractId, day, shard: shardOf(id) }) }, id: { S: id } };
}

/** Stores it under an id of its own, or in the place of another. */
async function store(receipt: Item, id = receiptId(Date.now(), randomBytes(16))): Promise<string> {
  await dynamodb.send(new PutItemCommand({ TableName: table, Item: { ...receipt, ...keyOf(id) } }));
  return id;
}

async function item(id: string): Promise<Item> {
  const { Item: found } = await dynamodb.send(new GetItemCommand({ TableName: table, Key: keyOf(id) }));
  return found ?? expect.fail(`${id} is not in the table`);
}

function read(id: string): Promise<Receipt> {
  return readReceipt(product.endpoints, id);
}
