import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { graphql, graphqlAsOperator, settled, submit, tryRange, trySubmit } from './client.ts';
import { auditOf, end, sign } from './operator.ts';
import { subscribe } from './subscriber.ts';

/**
 * Everything that the product prints - the log groups of all its functions and of the API among it - while all sorts of things go
 * well and go wrong, holds no key, no hash of one, no credential, and no part of a document.
 */
let product: Product;

/** Stands in every document and names nothing else. */
const mark = 'mark-of-a-document-7f3a';

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

test('nothing that is printed holds a secret or a document', async () => {
  const { endpoints } = product;
  const signed = await sign(endpoints, { name: 'Secretive' });
  const readOnly = await sign(endpoints, { mode: 'READ' });
  const throttled = await sign(endpoints, { requestsPerSecond: 1, burst: 1 });
  const subscriber = await subscribe(endpoints, undefined, signed.apiKey);

  for (const mode of ['none', 'garbage', 'error', 'refuse', 'none']) {
    await setFaults(mode);
    await submit(endpoints, { document: marked(mode.length), reference: `with ${mode}` }, signed.apiKey);
  }
  const wrong: { document: string; type?: string; encoding?: string }[] = [
    { document: `{ "${mark}": ` },
    { document: `<!DOCTYPE ${mark}><a>${mark}</a>` },
    { document: `{ "${mark}": 1 }`, type: 'pos-json' },
    { document: marked(1).replace(/"quantity":\s*"?[^,"]+"?/, `"quantity": "${mark}"`), type: 'pos-json' },
    { document: marked(1), type: 'no-such-type' },
    { document: mark.repeat(20_000) },
    { document: Buffer.from(mark).toString('base64'), encoding: 'BASE64' },
  ];
  for (const input of wrong) {
    expect((await trySubmit(endpoints, input, signed.apiKey)).data).toBeNull();
    await trySubmit(endpoints, input, readOnly.apiKey);
    await trySubmit(endpoints, input, throttled.apiKey);
  }
  // What is written into the request itself, broken requests among it.
  const inline = JSON.stringify(marked(2));
  await graphql(
    endpoints,
    `mutation Inline { submitReceipt(input: { document: ${inline} }) { nothing } }`,
    {},
    signed.apiKey,
  );
  await graphql(endpoints, `mutation { submitReceipt(input: { document: ${inline}`, {}, signed.apiKey);
  await graphql(
    endpoints,
    `mutation Inline { submitReceipt(input: { document: ${inline} }) { id } }`,
    {},
    guess(signed.apiKey),
  );
  await graphql(endpoints, `mutation { signContract(name: "${mark}", mode: READ) { apiKey } }`, {}, signed.apiKey);
  await tryRange(
    endpoints,
    { from: '2026-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', nextToken: mark },
    signed.apiKey,
  );
  const { data } = await graphqlAsOperator<{ rotateContractKey: { apiKey: string } }>(
    endpoints,
    'mutation ($id: ID!) { rotateContractKey(id: $id) { apiKey } }',
    { id: signed.id },
  );
  await settled(endpoints);
  await end(endpoints, signed.id);
  await subscriber.completed;
  subscriber.close();
  await expect(subscribe(endpoints, undefined, guess(signed.apiKey))).rejects.toThrow();

  const keys = [signed.apiKey, readOnly.apiKey, throttled.apiKey, data?.rotateContractKey.apiKey ?? expect.fail()];
  const secrets = [...keys, ...(await secretsOf(product))].map((key) => key.replace(/^rcpt_\w{26}_/, ''));
  const output = product.output();
  // The run is no vacuous one: what is to be found is found.
  expect(auditOf(output).length).toBeGreaterThan(5);
  expect(secrets.length).toBeGreaterThan(15);
  for (const secret of secrets) expect(output.includes(secret), `${secret.slice(0, 4)}… is printed`).toBe(false);
  for (const form of [mark, Buffer.from(mark).toString('base64').slice(0, 24)]) expect(output).not.toContain(form);
});

function marked(index: number): string {
  const document = JSON.parse(posDocument(index)) as { lines?: { name?: string; description?: string }[] };
  return JSON.stringify(document).replace(/"(name|description)":"[^"]*"/g, `"$1":"${mark}"`);
}

/** A key of the right shape that is nobody's. */
function guess(apiKey: string): string {
  return `${apiKey.slice(0, -6)}${apiKey.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
}

/** Everything secret that the system keeps: of every contract the hashes and the key of its tokens, and the credentials. */
async function secretsOf({ endpoints, dataDirectory }: Product): Promise<string[]> {
  const { region, aws, operator } = endpoints;
  const dynamodb = new DynamoDBClient({ region, endpoint: aws, credentials: operator });
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes('Contracts'));
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: table }));
  dynamodb.destroy();
  const ofContracts = Items.flatMap(({ tokenKey, keys }) => [
    tokenKey?.S ?? expect.fail(),
    ...(keys?.L ?? []).map((key) => key.M?.['hash']?.S ?? expect.fail()),
  ]);
  const { secret } = JSON.parse(await readFile(path.join(dataDirectory, 'runtime', 'token-secret.json'), 'utf8')) as {
    secret: string;
  };
  const demo = Object.values(endpoints.contracts).map(({ apiKey }) => apiKey);
  return [...ofContracts, ...demo, operator.secretAccessKey, secret];
}

async function setFaults(mode: string): Promise<void> {
  for (const url of Object.values(product.endpoints.services)) {
    await fetch(`${url}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode }),
    });
  }
}
