import { afterAll, beforeAll, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { submit } from '../story/client.ts';
import { operate, type Outcome } from './command.ts';

/** The operators' command, as a person runs it. */
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

function contracts(words: readonly string[], variables: Record<string, string> = {}): Promise<Outcome> {
  return operate(product, 'contracts', words, variables);
}

test('signs, lists, rotates, slows and ends a contract on this machine', async () => {
  const rate = ['--requests-per-second', '5', '--burst', '50'];
  const signed = await contracts(['sign', '--name', 'Corner shop', '--mode', 'READ_WRITE', ...rate]);
  expect(signed).toMatchObject({ code: 0 });
  const [, id = ''] =
    /^(\w{26}) {2}READ_WRITE {2}ACTIVE {2}5\/s, 50 at once {2}Corner shop$/m.exec(signed.stdout) ?? [];
  const [apiKey = ''] = /rcpt_\S+/.exec(signed.stdout) ?? [];
  expect(await submit(product.endpoints, { document: posDocument(1) }, apiKey)).toMatchObject({ status: 'PENDING' });

  const rotated = await contracts(['rotate', '--id', id, '--json']);
  const answer = JSON.parse(rotated.stdout) as { contract: { id: string }; apiKey: string };
  expect(answer.contract.id).toBe(id);
  expect(await submit(product.endpoints, { document: posDocument(1) }, answer.apiKey)).toMatchObject({
    replayed: true,
  });

  const slower = await contracts(['rate', '--id', id, '--requests-per-second', '2', '--burst', '3']);
  expect(slower.stdout).toMatch(/ACTIVE {2}2\/s, 3 at once {2}Corner shop/);

  expect((await contracts(['end', '--id', id])).stdout).toContain('ENDED');
  const { stdout } = await contracts(['list']);
  expect(stdout).toMatch(new RegExp(`^${id} {2}READ_WRITE {2}ENDED`, 'm'));
  expect(stdout.trim().split('\n')).toHaveLength(4);
  expect(stdout).not.toContain('rcpt_');
});

test('says what the API refuses, and fails', async () => {
  const { code, stderr } = await contracts(['end', '--id', 'none']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'NotFound: There is no contract "none".\n' });
});

test.each([
  [[], /^Usage/],
  [['sign', '--mode', 'READ'], /--name is missing/],
  [['sign', '--name', 'x', '--mode', 'READ', '--burst', 'many'], /--burst is "many"/],
  [['end', '--force'], /--force/],
  [['rate', '--id', 'x'], /--requests-per-second is missing/],
  [['list', '--url', 'http://api.example.com/graphql'], /https alone/],
])('explains itself to %j', async (words, message) => {
  const { code, stderr } = await contracts(words);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('takes the credentials that AWS tools take, and signs for the region in the URL', async () => {
  const { accessKeyId, secretAccessKey } = product.endpoints.operator;
  const url = new URL(product.endpoints.graphqlTls);
  const { code, stdout, stderr } = await contracts(['list', '--url', url.href, '--region', product.endpoints.region], {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    NODE_EXTRA_CA_CERTS: product.endpoints.caFile,
  });
  expect(stderr.replace(/\(node:[\s\S]*?\)\n/g, '')).not.toMatch(/Error/);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Demo till/);
});
