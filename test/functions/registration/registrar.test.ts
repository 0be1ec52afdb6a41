import { afterEach, beforeEach, expect, test } from 'vitest';
import { logisticsService } from '../../../functions/registration/logistics.ts';
import { ReceiptTable } from '../../../functions/registration/receipt-table.ts';
import {
  ATTEMPTS_MAX,
  registerReceipt,
  retryRegistration,
  type RegistrarWorld,
} from '../../../functions/registration/registrar.ts';
import type { RetryMessage } from '../../../functions/registration/retry-queue.ts';
import { taxService } from '../../../functions/registration/tax.ts';
import type { StoredReceipt } from '../../../functions/receipt/stored-receipt.ts';
import { putReceipt, receiptOf } from '../receipts.ts';
import { CONTRACT_ID } from '../submission-request.ts';
import { startTables, type Tables } from '../tables.ts';
import { startService, type Misbehaviour, type SimulatedService } from './simulated-service.ts';

let tables: Tables;
let tax: SimulatedService;
let logistics: SimulatedService;
let table: ReceiptTable;
let world: RegistrarWorld;
let sent: { readonly queueUrl: string; readonly message: RetryMessage; readonly delay: number }[];

beforeEach(async () => {
  [tables, tax, logistics] = await Promise.all([startTables(), startService(), startService()]);
  table = new ReceiptTable(tables.client, 'receipts');
  sent = [];
  world = {
    table,
    services: new Map([
      ['tax', { service: taxService(tax.url), retryQueueUrl: 'tax-queue' }],
      ['logistics', { service: logisticsService(logistics.url), retryQueueUrl: 'logistics-queue' }],
    ]),
    sendRetry: (queueUrl, message, delay) => Promise.resolve(void sent.push({ queueUrl, message, delay })),
    now: () => '2025-11-22T10:00:02.000Z',
    random: () => 0,
  };
});
afterEach(() => Promise.all([tables.close(), tax.close(), logistics.close()]));

async function storedNew(): Promise<StoredReceipt> {
  const receipt = receiptOf({ reference: 'R-1' });
  await putReceipt(tables.client, receipt);
  return receipt;
}

async function found(receipt: StoredReceipt): Promise<StoredReceipt> {
  const stored = await table.find(receipt);
  if (!stored) throw new Error('The receipt is gone.');
  return stored;
}

/** Works off what was sent, until nothing is sent any more. */
async function retryAll(): Promise<void> {
  for (let next = sent.shift(); next; next = sent.shift()) {
    if (!(await retryRegistration(world, next.message))) return;
  }
}

test('a receipt that every service registers is accepted in one write', async () => {
  const receipt = await storedNew();
  await registerReceipt(world, receipt);
  expect(await found(receipt)).toMatchObject({
    status: 'ACCEPTED',
    version: 2,
    decidedAt: '2025-11-22T10:00:02.000Z',
    expiresAt: Math.floor(Date.parse('2025-11-22T10:00:00Z') / 1000) + 35 * 86_400,
    registrations: {
      tax: { status: 'REGISTERED', reference: `REF-${receipt.id}`, attempts: 1, updatedAt: '2025-11-22T10:00:02.000Z' },
      logistics: { status: 'REGISTERED', attempts: 1 },
    },
  });
  expect(sent).toEqual([]);
});

test('a service is told the facts and the document as it was submitted', async () => {
  const receipt = await storedNew();
  await registerReceipt(world, receipt);
  expect(tax.calls).toEqual([
    {
      line: 'POST /registrations',
      body: expect.objectContaining({
        id: receipt.id,
        contractId: CONTRACT_ID,
        type: 'pos-json',
        total: '10.00',
        currency: 'UAH',
        encoding: 'TEXT',
        document: '{"seed":0}',
      }) as unknown,
    },
  ]);
});

test('a redelivered record changes nothing', async () => {
  const receipt = await storedNew();
  await registerReceipt(world, receipt);
  const first = await found(receipt);
  await registerReceipt(world, receipt);
  await Promise.all([registerReceipt(world, receipt), registerReceipt(world, receipt)]);
  expect(await found(receipt)).toEqual(first);
});

test('a refusal rejects the receipt, and the other registration is taken back', async () => {
  const receipt = await storedNew();
  tax.next.push('refuse');
  await registerReceipt(world, receipt);
  expect(await found(receipt)).toMatchObject({
    status: 'REJECTED',
    registrations: { tax: { status: 'REFUSED', reason: 'no such taxpayer' }, logistics: { status: 'VOIDED' } },
  });
  expect(logistics.known.get(receipt.id)?.status).toBe('VOIDED');
  await registerReceipt(world, receipt);
  expect(await found(receipt)).toMatchObject({
    status: 'REJECTED',
    registrations: { logistics: { status: 'VOIDED' } },
  });
});

const unknown: [Misbehaviour, RegExp][] = [
  ['error', /503/],
  ['garbage', /no sense/],
  ['other-key', /no sense/],
  ['break', /connection broke/],
  ['lost-answer', /connection broke/],
  ['hang', /no answer within 2000 ms/],
];
test.each(unknown)(
  'after %s the outcome is unknown: asked about, and registered once',
  async (misbehaviour, reason) => {
    const receipt = await storedNew();
    tax.next.push(misbehaviour);
    await registerReceipt(world, receipt);
    expect(await found(receipt)).toMatchObject({
      status: 'PENDING',
      registrations: {
        tax: { status: 'RETRYING', attempts: 1, reason: expect.stringMatching(reason) as string },
        logistics: { status: 'REGISTERED' },
      },
    });
    expect((await found(receipt)).expiresAt).toBeUndefined();
    expect(sent).toEqual([
      {
        queueUrl: 'tax-queue',
        message: { partition: receipt.partition, id: receipt.id, service: 'tax', attempt: 1 },
        delay: 2,
      },
    ]);
    await retryAll();
    expect(await found(receipt)).toMatchObject({ status: 'ACCEPTED', registrations: { tax: { attempts: 2 } } });
    const registering = tax.calls.filter(({ line }) => line === 'POST /registrations');
    expect(registering).toHaveLength(misbehaviour === 'lost-answer' ? 1 : 2);
  },
);

test('a service that limits its rate is left alone for as long as it asks', async () => {
  const receipt = await storedNew();
  logistics.next.push('rate-limit');
  await registerReceipt(world, receipt);
  expect(sent).toMatchObject([{ queueUrl: 'logistics-queue', delay: 7 }]);
});

test('a service that fails on and on is asked after ever longer delays, until its registration is FAILED', async () => {
  const receipt = await storedNew();
  tax.next.push(...Array.from({ length: 60 }, () => 'error' as const));
  await registerReceipt(world, receipt);
  const delays: number[] = [];
  let settled = true;
  for (let next = sent.shift(); next && settled; next = sent.shift()) {
    delays.push(next.delay);
    settled = await retryRegistration(world, next.message);
  }
  expect(settled).toBe(false);
  expect(delays).toHaveLength(ATTEMPTS_MAX - 1);
  expect(delays.slice(0, 10)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
  expect(await found(receipt)).toMatchObject({
    status: 'PENDING',
    registrations: { tax: { status: 'FAILED', attempts: ATTEMPTS_MAX } },
  });
  // What was given up can still be taken up again.
  tax.next.length = 0;
  const message = { partition: receipt.partition, id: receipt.id, service: 'tax', attempt: ATTEMPTS_MAX };
  expect(await retryRegistration(world, message)).toBe(true);
  expect(await found(receipt)).toMatchObject({ status: 'ACCEPTED' });
});

test('both services may be settled by retries side by side', async () => {
  const receipt = await storedNew();
  tax.next.push('error');
  logistics.next.push('error');
  await registerReceipt(world, receipt);
  await Promise.all(sent.splice(0).map(({ message }) => retryRegistration(world, message)));
  expect(await found(receipt)).toMatchObject({ status: 'ACCEPTED' });
});

test('what a service registers after another has refused is taken back', async () => {
  const receipt = await storedNew();
  tax.next.push('refuse');
  logistics.next.push('lost-answer');
  await registerReceipt(world, receipt);
  expect(await found(receipt)).toMatchObject({
    status: 'REJECTED',
    registrations: { logistics: { status: 'RETRYING' } },
  });
  await retryAll();
  expect(logistics.known.get(receipt.id)?.status).toBe('VOIDED');
  expect(await found(receipt)).toMatchObject({
    status: 'REJECTED',
    registrations: { logistics: { status: 'VOIDED' } },
  });
});

test('a registration that cannot be taken back at once is taken back later', async () => {
  const receipt = await storedNew();
  tax.next.push('refuse');
  // The first call registers, the second, which takes it back, fails.
  const misbehave = logistics.next;
  misbehave.push('lost-answer');
  await registerReceipt(world, receipt);
  misbehave.push('error');
  await retryAll();
  expect(await found(receipt)).toMatchObject({ registrations: { logistics: { status: 'VOIDED' } } });
});

test('a retry of what is settled or gone does nothing', async () => {
  const receipt = await storedNew();
  await registerReceipt(world, receipt);
  const [calls, before] = [tax.calls.length, await found(receipt)];
  const message = { partition: receipt.partition, id: receipt.id, service: 'tax', attempt: 1 };
  expect(await retryRegistration(world, message)).toBe(true);
  expect(await retryRegistration(world, { ...message, id: receiptOf({ seed: 31 }).id })).toBe(true);
  expect([tax.calls.length, await found(receipt)]).toEqual([calls, before]);
});
