import { BatchWriteItemCommand, DynamoDBClient, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { receiptKeyOf } from '../../functions/receipt/stored-receipt.ts';
import { receiptId } from '../../functions/ulid.ts';
import { startProduct, type Product } from '../product.ts';
import { control, graphql, settled, submit, type Receipt } from './client.ts';
import { sign, type SignedContract } from './operator.ts';

/** One contract's backlog does not make another wait: a service is down while receipts come by the hundred, and comes back. */
let product: Product;

const BACKLOG = 600;
const FEW = 5;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const AT_ONCE = 25;
/** All that is put off is due within this: SQS delays no message longer. */
const longestDelayMs = 900_000;

beforeAll(async () => {
  product = await startProduct();
}, 240_000);
afterAll(() => product.stop());

test(`the few of one contract are registered soon, though ${BACKLOG} of another wait before them`, async () => {
  const { endpoints } = product;
  const [great, small] = await Promise.all([sign(endpoints), sign(endpoints)]);
  await steerTax('error');
  await storeMany(great);
  const few = [];
  for (let index = 0; index < FEW; index++) {
    few.push(await submit(endpoints, { document: posDocument(index), reference: `few ${index}` }, small.apiKey));
  }
  // Every one of them waits for the tax service, and for nothing else.
  await expect.poll(() => waiting(great), { timeout: 90_000, interval: 2_000 }).toBe(BACKLOG);
  await expect.poll(() => waiting(small), { timeout: 30_000 }).toBe(FEW);

  await steerTax('none');
  await letTimePass();
  const [ofGreat, ofSmall] = await Promise.all([turnsOf(great), turnsOf(small)]);
  expect(ofGreat).toHaveLength(BACKLOG);
  expect(ofSmall).toHaveLength(FEW);
  console.error('PLACES', ofSmall.join(), Math.max(...ofGreat));
  // In the order in which the service has taken them: without turns the few would be the last.
  expect(Math.max(...ofSmall)).toBeLessThan(BACKLOG / 2);
  expect(few.map(({ status }) => status)).toEqual(few.map(() => 'PENDING'));
}, 240_000);

async function steerTax(mode: string): Promise<void> {
  const { ok } = await fetch(`${product.endpoints.services.tax}/faults`, {
    method: 'PUT',
    body: JSON.stringify({ mode }),
  });
  expect(ok).toBe(true);
}

/** Copies of a new receipt, under ids of their own: as many submissions would take longer than what is measured. */
async function storeMany({ id: contractId, apiKey }: SignedContract): Promise<void> {
  const { region, aws: endpoint, operator: credentials } = product.endpoints;
  const dynamodb = new DynamoDBClient({ region, endpoint, credentials });
  const { TableNames: names = [] } = await dynamodb.send(new ListTablesCommand({}));
  const table = names.find((name) => /^ReceiptsData-Receipts[0-9A-F]{8}$/.test(name)) ?? expect.fail(names.join());
  const { id } = await submit(product.endpoints, { document: posDocument(1), reference: 'the model' }, apiKey);
  const { Item: model } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: marshall(receiptKeyOf({ id, contractId })), ConsistentRead: true }),
  );
  const pending = { status: 'PENDING', attempts: 0 };
  const isNew = marshall({ version: 1, status: 'PENDING', registrations: { tax: pending, logistics: pending } });
  for (let stored = 1; stored < BACKLOG; stored += AT_ONCE) {
    const items = Array.from({ length: Math.min(AT_ONCE, BACKLOG - stored) }, () => {
      const key = receiptKeyOf({ id: receiptId(Date.now(), randomBytes(16)), contractId });
      return { PutRequest: { Item: { ...model, ...isNew, ...marshall(key) } } };
    });
    await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [table]: items } }));
  }
  dynamodb.destroy();
}

async function waiting({ apiKey }: SignedContract): Promise<number> {
  const receipts = await registrationsOf(apiKey);
  return receipts.filter(({ registrations }) =>
    registrations.every(({ service, status }) => status === (service === 'tax' ? 'RETRYING' : 'REGISTERED')),
  ).length;
}

/** Moves the clock on until nothing is left to do: breakers open and close by real time, so that it takes some seconds of it. */
async function letTimePass(): Promise<void> {
  let isSettled = false;
  const done = settled(product.endpoints).then(() => (isSettled = true));
  await expect
    .poll(
      async () => {
        if (!isSettled) await control(product.endpoints, '/_local/clock', { advanceMs: longestDelayMs });
        return isSettled;
      },
      { timeout: 90_000, interval: 2_000 },
    )
    .toBe(true);
  await done;
}

/** The places of the contract's receipts in the order in which the tax service has registered them. */
async function turnsOf({ apiKey }: SignedContract): Promise<number[]> {
  return (await registrationsOf(apiKey)).map(({ status, registrations }) => {
    expect(status).toBe('ACCEPTED');
    const reference = registrations.find(({ service }) => service === 'tax')?.reference;
    return Number(/^TAX-(\d+)$/.exec(reference ?? '')?.[1] ?? expect.fail(`${reference} is no number`));
  });
}

async function registrationsOf(apiKey: string): Promise<readonly Pick<Receipt, 'status' | 'registrations'>[]> {
  const { data, errors } = await graphql<{ receiptsByRange: { items: Pick<Receipt, 'status' | 'registrations'>[] } }>(
    product.endpoints,
    `
      {
        receiptsByRange(from: "2026-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z", limit: 10000) {
          items {
            status
            registrations {
              service
              status
              reference
            }
          }
        }
      }
    `,
    {},
    apiKey,
  );
  return data?.receiptsByRange.items ?? expect.fail(JSON.stringify(errors));
}
