import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Purchase } from '../../../functions/contract/admission.ts';
import { RateTable } from '../../../functions/contract/rate-table.ts';
import { startTables, type Tables } from '../tables.ts';

let tables: Tables;
let nowMs = 1_700_000_000_000;

beforeEach(async () => {
  tables = await startTables();
});
afterEach(() => tables.close());

const open = (): RateTable => new RateTable(tables.dynamodb, 'rates', () => nowMs);
const rate = { requestsPerSecond: 10, burst: 20 };

test('a new account has the whole burst, and no more', async () => {
  const table = open();
  expect(await table.buy('C', rate, 15)).toEqual({ bought: true });
  expect(await table.buy('C', rate, 5)).toEqual({ bought: true });
  expect(await table.buy('C', rate, 1)).toEqual({ bought: false, retryAfterMs: 100 });
});

test('environments that know nothing of each other share one account', async () => {
  const purchases: Promise<Purchase>[] = [];
  for (let i = 0; i < 12; i++) purchases.push(open().buy('C', rate, 2));
  const outcomes = await Promise.all(purchases);
  expect(outcomes.filter(({ bought }) => bought)).toHaveLength(10);
});

test('time earns requests at the rate, and never more than the burst', async () => {
  const table = open();
  await table.buy('C', rate, 20);
  nowMs += 500;
  expect(await open().buy('C', rate, 6)).toMatchObject({ bought: false });
  expect(await open().buy('C', rate, 5)).toEqual({ bought: true });
  nowMs += 3_600_000;
  expect(await table.buy('C', rate, 20)).toEqual({ bought: true });
  expect(await open().buy('C', rate, 1)).toMatchObject({ bought: false });
});

test('a burst of one is one', async () => {
  const single = { requestsPerSecond: 1, burst: 1 };
  expect(await open().buy('C', single, 1)).toEqual({ bought: true });
  expect(await open().buy('C', single, 1)).toEqual({ bought: false, retryAfterMs: 1_000 });
  nowMs += 1_001;
  expect(await open().buy('C', single, 1)).toEqual({ bought: true });
});

test('a rate that was changed forgets the debts of the former, in every environment, and keeps its own', async () => {
  const slow = { requestsPerSecond: 1, burst: 1_000 };
  const [one, other] = [open(), open()];
  expect(await one.buy('C', slow, 1_000)).toEqual({ bought: true });
  expect(await other.buy('C', rate, 20)).toEqual({ bought: true });
  expect(await one.buy('C', rate, 1)).toEqual({ bought: false, retryAfterMs: 100 });
  expect(await other.buy('C', rate, 1)).toEqual({ bought: false, retryAfterMs: 100 });
});

test('an account names the time after which nobody needs it', async () => {
  await open().buy('C', rate, 1);
  const { Item } = await tables.client.send(
    new GetItemCommand({ TableName: 'rates', Key: { contractId: { S: 'C' } } }),
  );
  expect(Item?.['expiresAt']?.N).toBe(String(Math.floor(nowMs / 1000) + 86_400));
});
