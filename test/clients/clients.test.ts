import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct } from '../product.ts';
import type { Product } from '../product.ts';
import { tellStory } from './story.ts';

const example = new URL('../../receipt-types/pos-json/examples/valid/grocery.json', import.meta.url);
let product: Product;
let document: string;

beforeAll(async () => {
  [product, document] = await Promise.all([startProduct(), readFile(example, 'utf8')]);
});

afterAll(async () => {
  await product.stop();
});

test.each([
  ['aws-amplify over TLS', './amplify-script.ts', 'graphqlTls'],
  ['Apollo Client with the links of AppSync, over plain HTTP', './apollo-script.ts', 'graphql'],
  ['Apollo Client with the links of AppSync, over TLS', './apollo-script.ts', 'graphqlTls'],
] as const)('%s queries, mutates and subscribes, with a key and with IAM', async (_name, script, endpoint) => {
  const { endpoints } = product;
  const target = {
    graphql: endpoints[endpoint],
    region: endpoints.region,
    apiKey: endpoints.contracts.readWrite.apiKey,
    operator: endpoints.operator,
    document,
    // Every client's receipt is its own, and no replay of the one before.
    reference: `${script} ${endpoint}`,
  };
  const story = await tellStory(script, target, endpoints.caFile);
  expect(story.refusedQuery).toMatch(/Unauthorized|You are not authorized to make this call/);
  expect(story.refusedSubscription).toMatch(/^Connection failed: UnauthorizedException/);
  expect(story.signed).toMatchObject({ contract: { name: 'A real client', mode: 'READ', status: 'ACTIVE' } });
  expect(story.deniedSubscription).toContain('Not Authorized to access onReceiptStatus on type Subscription');
  expect(story.unknownReceipt).toBeNull();
  expect(story.submitted.status).toBe('PENDING');
  const last = story.pushed.at(-1);
  expect(last).toMatchObject({ id: story.submitted.id, status: 'ACCEPTED' });
  expect(last?.registrations.map(({ status }) => status)).toEqual(['REGISTERED', 'REGISTERED']);
});
