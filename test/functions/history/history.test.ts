import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { history, type HistoryRequest } from '../../../functions/history/history.ts';
import { HotTable } from '../../../functions/history/hot-table.ts';
import { compress, compressionOf } from '../../../functions/receipt/stored-document.ts';
import type { StoredReceipt } from '../../../functions/receipt/stored-receipt.ts';
import { timeMsOf } from '../../../resolvers/receipt-id.ts';
import { putReceipt, receiptOf } from '../receipts.ts';
import { CONTRACT_ID, NOW_MS } from '../submission-request.ts';
import { startTables, type Tables } from '../tables.ts';

const DAY_MS = 86_400_000;
const TOKEN_KEY = Buffer.alloc(32, 5).toString('base64url');
const SELECTION = '{ items { id status type submittedAt } nextToken }';

let tables: Tables;
let source: HotTable;
const receipts: StoredReceipt[] = [];

beforeAll(async () => {
  tables = await startTables();
  source = new HotTable(tables.dynamodb, 'receipts');
  // Busy days, quiet days, a gap, and days that lie side by side.
  for (let seed = 0; seed < 600; seed++) {
    const daysAgo = [0, 0, 0, 1, 2, 9, 9, 17, 29][seed % 9] ?? 0;
    const timeMs = NOW_MS - daysAgo * DAY_MS - ((seed * 7_919_993) % (9 * 3_600_000));
    const type = seed % 3 === 0 ? 'fiscal-check-xml' : 'pos-json';
    receipts.push(receiptOf({ timeMs, seed, type, status: seed % 5 === 0 ? 'ACCEPTED' : 'PENDING' }));
  }
  const foreign = receiptOf({ contractId: '01K9M3T7Q2X5A8B1C4D7E0F3G7', seed: 1 });
  await Promise.all([...receipts, foreign].map((receipt) => putReceipt(tables.client, receipt)));
  receipts.sort((left, right) => (left.id < right.id ? -1 : 1));
});
afterAll(() => tables.close());

function ask(changes: Partial<HistoryRequest['arguments']>, selection = SELECTION) {
  return history(source, {
    contractId: CONTRACT_ID,
    tokenKey: TOKEN_KEY,
    arguments: {
      from: new Date(NOW_MS - 30 * DAY_MS).toISOString(),
      to: new Date(NOW_MS + 1).toISOString(),
      ...changes,
    },
    selection,
    nowMs: NOW_MS,
    nonce: Buffer.alloc(12, 3),
  });
}

async function walk(changes: Partial<HistoryRequest['arguments']>): Promise<string[]> {
  const ids: string[] = [];
  let nextToken: string | null = null;
  do {
    const page = await ask({ ...changes, nextToken });
    expect(page.items.length).toBeLessThanOrEqual(changes.limit ?? 100);
    ids.push(...page.items.map(({ id }) => String(id)));
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return ids;
}

test('a walk shows every receipt of its range and filter, once and in order', async () => {
  const offsets = fc.integer({ min: -31 * DAY_MS, max: DAY_MS });
  await fc.assert(
    fc.asyncProperty(
      offsets,
      offsets,
      fc.option(fc.constantFrom('pos-json', 'fiscal-check-xml', 'nope'), { nil: undefined }),
      fc.option(fc.constantFrom('PENDING', 'ACCEPTED', 'REJECTED'), { nil: undefined }),
      fc.constantFrom(47, 150, 599, 600, 10_000),
      async (one, other, type, status, limit) => {
        const [fromMs, toMs] = [NOW_MS + Math.min(one, other), NOW_MS + Math.max(one, other) + 1];
        const range = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
        const filters = { ...(type && { type }), ...(status && { status }) };
        const expected = receipts.filter((receipt) => {
          const timeMs = timeMsOf(receipt.id);
          return (
            timeMs >= fromMs &&
            timeMs < toMs &&
            (!type || receipt.type === type) &&
            (!status || receipt.status === status)
          );
        });
        expect(await walk({ ...range, ...filters, limit })).toEqual(expected.map(({ id }) => id));
      },
    ),
    { numRuns: 15 },
  );
});

test('a page has what is selected and nothing else', async () => {
  const page = await ask({ limit: 1 });
  expect(page.items).toEqual([
    {
      id: receipts[0]?.id,
      status: receipts[0]?.status,
      type: receipts[0]?.type,
      submittedAt: expect.any(String) as string,
    },
  ]);
});

test('a selected document comes as its text', async () => {
  const page = await ask({ limit: 2 }, '{ items { document } }');
  expect(page.items.map(({ document }) => document)).toEqual([
    expect.stringMatching(/^{"seed":\d+}$/),
    expect.stringMatching(/^{"seed":\d+}$/),
  ]);
});

test('a page holds no more than an answer can carry', async () => {
  const text = JSON.stringify({ filler: 'x'.repeat(50_000) });
  const large = {
    contractId: '01K9M3T7Q2X5A8B1C4D7E0F3G8',
    body: compress(Buffer.from(text), compressionOf('pos-json')),
  };
  const many = Array.from({ length: 100 }, (_, seed) => receiptOf({ ...large, timeMs: NOW_MS - seed, seed }));
  await Promise.all(many.map((receipt) => putReceipt(tables.client, receipt)));
  const request = {
    contractId: large.contractId,
    tokenKey: TOKEN_KEY,
    arguments: { from: new Date(NOW_MS - DAY_MS).toISOString(), to: new Date(NOW_MS + 1).toISOString() },
    selection: '{ items { document } }',
    nowMs: NOW_MS,
    nonce: Buffer.alloc(12, 3),
  };
  const first = await history(source, request);
  expect(JSON.stringify(first).length).toBeLessThan(5_000_000);
  const second = await history(source, {
    ...request,
    arguments: { ...request.arguments, nextToken: first.nextToken },
  });
  expect([first.items.length + second.items.length, second.nextToken]).toEqual([100, null]);
  expect(first.items.length).toBeGreaterThan(50);
});

test('a range may begin before there were receipts and end in the far future', async () => {
  const always = { from: '0001-01-01T00:00:00Z', to: '9999-12-31T23:59:59-18:00' };
  expect(await walk({ ...always, limit: 10_000 })).toEqual(receipts.map(({ id }) => id));
  expect(await walk({ from: always.from, to: '1970-01-01T00:00:00Z' })).toEqual([]);
  expect(await walk({ from: '2100-01-01T00:00:00Z', to: always.to })).toEqual([]);
  const inMinutes = (minutes: number): string => new Date(NOW_MS + minutes * 60_000).toISOString();
  expect(await walk({ from: inMinutes(2), to: inMinutes(3) })).toEqual([]);
});

test('a small page of a long range reads a small part of it', async () => {
  const before = await countQueries(() => ask({ limit: 5 }));
  expect(before).toBeLessThanOrEqual(12);
});

async function countQueries(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  tables.client.middlewareStack.add(
    (next) => (args) => {
      count++;
      return next(args);
    },
    { step: 'initialize', name: 'count' },
  );
  await work();
  tables.client.middlewareStack.remove('count');
  return count;
}

test.each<[string, Partial<HistoryRequest['arguments']>, string]>([
  ['an empty range', { from: '2025-11-22T00:00:00Z', to: '2025-11-22T00:00:00Z' }, 'to'],
  ['a range that runs backwards', { from: '2025-11-23T00:00:00Z', to: '2025-11-22T00:00:00Z' }, 'to'],
  ['a limit of nothing', { limit: 0 }, 'limit'],
  ['a limit above the largest', { limit: 10_001 }, 'limit'],
  ['a token that is none', { nextToken: 'AQ' }, 'nextToken'],
])('%s is refused', async (_, changes, argument) => {
  await expect(ask(changes)).rejects.toMatchObject({ type: 'InvalidArgument', info: { argument } });
});

test('a token is good for its own query alone', async () => {
  const { nextToken } = await ask({ limit: 5 });
  await expect(ask({ nextToken, limit: 7 })).resolves.toMatchObject({ items: { length: 7 } });
  await expect(ask({ nextToken, type: 'pos-json' })).rejects.toMatchObject({ type: 'InvalidArgument' });
});
