import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packFiles } from '../../functions/receipt-type/definition/packed-files.ts';
import { startProduct, type Product } from '../product.ts';
import { graphql, submit } from './client.ts';
import { define, rideDefinition, tryDefine } from './type-definer.ts';

/** Receipt types outlive the process, and one that dies half-way leaves no half of a type. */
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

async function versionsOf(name: string): Promise<readonly number[]> {
  const { data } = await graphql<{ receiptTypes: { name: string; versions: number[] }[] }>(
    product.endpoints,
    '{ receiptTypes { name versions } }',
  );
  return data?.receiptTypes.find((type) => type.name === name)?.versions ?? [];
}

/** The items of the ReceiptTypes table. */
async function itemsOfTable(): Promise<number> {
  const { aws, region, operator } = product.endpoints;
  const dynamodb = new DynamoDBClient({ endpoint: aws, region, credentials: operator });
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const TableName = TableNames.find((name) => /-ReceiptTypes[0-9A-F]{8}$/.test(name));
  const { Count = 0 } = await dynamodb.send(new ScanCommand({ TableName, Select: 'COUNT' }));
  dynamodb.destroy();
  return Count;
}

const isThere = '{"ride-kept": "K-1", "fare": 3, "currency": "EUR"}';

test('a restart keeps every type and version', async () => {
  await define(product.endpoints, rideDefinition('ride-kept', { services: ['tax'] }));
  await define(product.endpoints, rideDefinition('ride-kept'));
  await product.kill9();
  product = await product.restart();
  expect(await versionsOf('ride-kept')).toEqual([1, 2]);
  expect(await submit(product.endpoints, { document: isThere })).toMatchObject({ type: 'ride-kept' });
});

test('a process that is killed while it takes a definition leaves all of it or nothing', async () => {
  // What does not compress is kept in several pieces.
  const remark = randomBytes(500_000).toString('base64');
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><!-- ${remark} --><xs:element name="Big" type="xs:string"/></xs:schema>`;
  const definition = packFiles({
    name: 'big-xml',
    format: 'XML',
    recognise: { rootElement: 'Big', namespace: '' },
    xsd: { entry: 'big.xsd', files: { 'big.xsd': xsd } },
    fields: {},
    rules: [],
    services: ['tax'],
  });
  const before = await itemsOfTable();
  const defining = tryDefine(product.endpoints, definition).then(
    ({ data }) => data !== null,
    () => false,
  );
  // A first piece is stored.
  while ((await itemsOfTable()) === before);
  await product.kill9();
  const wasAnswered = await defining;
  product = await product.restart();

  const versions = await versionsOf('big-xml');
  expect(versions.length).toBeLessThanOrEqual(1);
  if (wasAnswered) expect(versions).toEqual([1]);
  // Defined again it is the version that it was, or becomes it.
  expect(await define(product.endpoints, definition)).toMatchObject({ version: 1, versions: [1] });
  expect(await submit(product.endpoints, { document: '<Big>1</Big>' })).toMatchObject({ type: 'big-xml' });
  expect(await submit(product.endpoints, { document: isThere })).toMatchObject({ replayed: true });
});
