import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { matches, parseApiKey } from '../../../functions/contract/api-key.ts';
import { DEFAULT_RATE } from '../../../functions/contract/rate.ts';
import { ContractTable } from '../../../functions/contracts/contract-table.ts';
import {
  contracts,
  endContract,
  KEY_OVERLAP_SECONDS,
  keysAfterRotation,
  rotateContractKey,
  setContractRate,
  signContract,
} from '../../../functions/contracts/operate.ts';
import { Refusal } from '../../../functions/refusal.ts';
import { CONTRACT_ID } from '../submission-request.ts';
import { startTables, type Tables } from '../tables.ts';

let tables: Tables;
let store: ContractTable;
const signing = {
  name: 'Shop',
  mode: 'READ',
  id: CONTRACT_ID,
  secret: 'a'.repeat(43),
  tokenKey: 'k'.repeat(43),
} as const;

beforeEach(async () => {
  tables = await startTables();
  store = new ContractTable(tables.client, 'contracts');
});
afterEach(() => tables.close());

async function stored(): Promise<Record<string, unknown>> {
  const { Item } = await tables.client.send(
    new GetItemCommand({ TableName: 'contracts', Key: { id: { S: CONTRACT_ID } } }),
  );
  return { ...Item };
}

test('signing shows the key once and stores its hash alone', async () => {
  const { contract, apiKey } = await signContract(store, signing);
  expect(contract).toEqual({ id: CONTRACT_ID, name: 'Shop', mode: 'READ', status: 'ACTIVE', ...DEFAULT_RATE });
  expect(parseApiKey(apiKey)).toEqual({ contractId: CONTRACT_ID, secret: signing.secret });
  const text = JSON.stringify(await stored());
  expect(text).not.toContain(signing.secret);
  expect(text).toContain('"tokenKey"');
});

test.each(['', ' ', 'x'.repeat(201)])('signing refuses the name "%s"', async (name) => {
  await expect(signContract(store, { ...signing, name })).rejects.toMatchObject({ type: 'InvalidArgument' });
});

test('signing writes the rate into the contract, and gives a burst of five seconds without one', async () => {
  const { contract } = await signContract(store, { ...signing, requestsPerSecond: 20 });
  expect(contract).toMatchObject({ requestsPerSecond: 20, burst: 100 });
  expect(await stored()).toMatchObject({ rate: { M: { requestsPerSecond: { N: '20' }, burst: { N: '100' } } } });
});

test.each([{ requestsPerSecond: 0 }, { requestsPerSecond: 100_001 }, { burst: 0 }, { burst: 1_000_001 }])(
  'signing refuses the rate %j',
  async (rate) => {
    const [argument] = Object.keys(rate);
    await expect(signContract(store, { ...signing, ...rate })).rejects.toMatchObject({
      type: 'InvalidArgument',
      info: { argument },
    });
  },
);

test('a rate is changed in the contract, and nothing else of it is', async () => {
  await signContract(store, signing);
  const { rate: former, ...others } = await stored();
  expect(former).toBeDefined();
  const changed = await setContractRate(store, { id: CONTRACT_ID, requestsPerSecond: 7, burst: 9 });
  expect(changed).toMatchObject({ id: CONTRACT_ID, requestsPerSecond: 7, burst: 9 });
  expect(await stored()).toEqual({ ...others, rate: { M: { requestsPerSecond: { N: '7' }, burst: { N: '9' } } } });
  await expect(setContractRate(store, { id: CONTRACT_ID, requestsPerSecond: 0 })).rejects.toMatchObject({
    type: 'InvalidArgument',
    info: { argument: 'requestsPerSecond' },
  });
});

test('all contracts are listed page by page, with nothing of their keys', async () => {
  const ids = Array.from({ length: 7 }, (_, index) => `0${index}${CONTRACT_ID.slice(2)}`);
  for (const id of ids) await signContract(store, { ...signing, id });
  const seen: string[] = [];
  let nextToken: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof contracts>> = await contracts(store, { limit: 3, nextToken });
    expect(page.items.length).toBeLessThanOrEqual(3);
    expect(JSON.stringify(page)).not.toMatch(/hash|tokenKey/);
    seen.push(...page.items.map(({ id }) => id));
    nextToken = page.nextToken ?? null;
  } while (nextToken !== null);
  expect(seen.sort()).toEqual(ids);
});

test.each([{ limit: 0 }, { limit: 1_001 }, { nextToken: 'x' }])('listing refuses %j', async (request) => {
  await expect(contracts(store, request)).rejects.toMatchObject({ type: 'InvalidArgument' });
});

test('rotating gives a new key and lets the former one work for the overlap', async () => {
  await signContract(store, signing);
  const { apiKey } = await rotateContractKey(store, { id: CONTRACT_ID, secret: 'b'.repeat(43), nowSeconds: 1_000 });
  expect(parseApiKey(apiKey)?.secret).toBe('b'.repeat(43));
  const keys = (await stored())['keys'] as { L: { M: { hash: { S: string }; validUntil?: { N: string } } }[] };
  const [newest, former] = keys.L.map(({ M }) => M);
  expect(newest && matches('b'.repeat(43), newest.hash.S)).toBe(true);
  expect(newest?.validUntil).toBeUndefined();
  expect(former && matches(signing.secret, former.hash.S)).toBe(true);
  expect(former?.validUntil).toEqual({ N: String(1_000 + KEY_OVERLAP_SECONDS) });
});

test('rotations side by side leave every new key working', async () => {
  await signContract(store, signing);
  const secrets = ['c', 'd', 'e'].map((letter) => letter.repeat(43));
  await Promise.all(secrets.map((secret) => rotateContractKey(store, { id: CONTRACT_ID, secret, nowSeconds: 1_000 })));
  const { keys } = await store.addKey(CONTRACT_ID, { hash: 'x' }).then((contract) => contract ?? { keys: [] });
  for (const secret of secrets) expect(keys.some(({ hash }) => matches(secret, hash))).toBe(true);
});

test('keys that have ended go with the next rotation, and no rotation prolongs one', () => {
  const keys = [
    { hash: 'new' },
    { hash: 'first' },
    { hash: 'ending', validUntil: 1_500 },
    { hash: 'ended', validUntil: 1_000 },
  ];
  expect(keysAfterRotation(keys, 1_000)).toEqual([
    { hash: 'new' },
    { hash: 'first', validUntil: 1_000 + KEY_OVERLAP_SECONDS },
    { hash: 'ending', validUntil: 1_500 },
  ]);
});

test('an ended contract has no keys and gets no new one', async () => {
  await signContract(store, signing);
  expect(await endContract(store, CONTRACT_ID)).toMatchObject({ status: 'ENDED' });
  expect(await stored()).toMatchObject({ status: { S: 'ENDED' }, keys: { L: [] } });
  await expect(
    rotateContractKey(store, { id: CONTRACT_ID, secret: 'b'.repeat(43), nowSeconds: 1 }),
  ).rejects.toMatchObject({ type: 'NotFound' });
  await expect(setContractRate(store, { id: CONTRACT_ID, requestsPerSecond: 1 })).rejects.toMatchObject({
    type: 'NotFound',
  });
});

test('a contract that is not there cannot be ended, rotated or given a rate', async () => {
  const outcomes = await Promise.allSettled([
    endContract(store, CONTRACT_ID),
    rotateContractKey(store, { id: CONTRACT_ID, secret: 'b'.repeat(43), nowSeconds: 1 }),
    setContractRate(store, { id: CONTRACT_ID, requestsPerSecond: 1 }),
  ]);
  for (const outcome of outcomes) {
    expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(Refusal);
    expect(outcome).toMatchObject({ reason: { type: 'NotFound' } });
  }
});
