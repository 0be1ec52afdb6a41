import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { freshAssembly } from '../../infra/assembly.ts';
import { projectDirectory } from '../infra/synthesized-app.ts';
import { startProduct, type Product } from '../product.ts';
import { readEvents } from './events.ts';
import { graphql, graphqlAsOperator, settled, submit, tryRange, trySubmit } from './client.ts';
import { auditOf, end, sign } from './operator.ts';
import { subscribe } from './subscriber.ts';

/**
 * Nothing that the API answers, and no event, holds what is kept secret; an API key is shown once, to whom it is given.
 * Everything that the product prints - the log groups of all its functions and of the API among it - while all sorts of things go
 * well and go wrong, holds no key, no hash of one, no credential, and no part of a document.
 */
let product: Product;

/** Stands in every document and names nothing else. */
const mark = 'mark-of-a-document-7f3a';

/** Everything that was answered, whatever asked. */
const answers: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    const response = await fetch(...request);
    answers.push(await response.clone().text());
    return response;
  });
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
    // Its words are on the record before the next mode begins.
    if (mode === 'refuse') await settled(endpoints);
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
  const kept = await secretsOf(product);
  const secrets = [...keys, ...kept.ofClients, ...kept.own].map((key) => key.replace(/^rcpt_\w{26}_/, ''));
  const output = product.output();
  // The run is no vacuous one: what is to be found is found.
  expect(auditOf(output).length).toBeGreaterThan(5);
  expect(secrets.length).toBeGreaterThan(15);
  for (const secret of secrets) expect(output.includes(secret), `${secret.slice(0, 4)}… is printed`).toBe(false);
  expect(kept.own.length).toBeGreaterThan(10);
  const { region, aws, operator } = endpoints;
  const events = await readEvents(new KinesisClient({ region, endpoint: aws, credentials: operator }));
  const told = [...answers, JSON.stringify(events)].join('\n');
  expect(told).toContain('Refused by the service.');
  for (const secret of kept.own) expect(told.includes(secret), `${secret.slice(0, 4)}… is answered`).toBe(false);
  for (const form of [mark, Buffer.from(mark).toString('base64').slice(0, 24)]) expect(output).not.toContain(form);
}, 120_000);

function marked(index: number): string {
  const document = JSON.parse(posDocument(index)) as { lines?: { name?: string; description?: string }[] };
  return JSON.stringify(document).replace(/"(name|description)":"[^"]*"/g, `"$1":"${mark}"`);
}

/** A key of the right shape that is nobody's. */
function guess(apiKey: string): string {
  return `${apiKey.slice(0, -6)}${apiKey.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
}

interface Secrets {
  /** Clients' own, who are shown them. */
  readonly ofClients: readonly string[];
  /** Shown to nobody. */
  readonly own: readonly string[];
}

/**
 * Everything secret that the system keeps: of every contract the hashes and the key of its tokens, the credentials of its own and
 * those by which external services know it.
 */
async function secretsOf({ endpoints, dataDirectory }: Product): Promise<Secrets> {
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
  const ofServices = await credentialsOfServices(product);
  return { ofClients: demo, own: [...ofContracts, ...ofServices, operator.secretAccessKey, secret] };
}

async function credentialsOfServices({ endpoints }: Product): Promise<string[]> {
  const { region, aws: endpoint, operator: credentials } = endpoints;
  const assembly = await freshAssembly({
    projectDirectory,
    cacheDirectory: path.join(projectDirectory, '.build', 'assemblies'),
  });
  const template = await readFile(path.join(assembly, 'ReceiptsData.template.json'), 'utf8');
  const { Resources } = JSON.parse(template) as { Resources: Record<string, { Type: string }> };
  const ids = Object.keys(Resources).filter((id) => Resources[id]?.Type === 'AWS::SecretsManager::Secret');
  expect(ids).toHaveLength(Object.keys(endpoints.services).length);
  const client = new SecretsManagerClient({ region, endpoint, credentials });
  const values = await Promise.all(
    ids.map((id) => client.send(new GetSecretValueCommand({ SecretId: `ReceiptsData-${id}` }))),
  );
  client.destroy();
  return values.map(({ SecretString: value }) => value ?? expect.fail());
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
