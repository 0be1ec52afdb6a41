import { afterEach, beforeEach, expect, test } from 'vitest';
import { ATTEMPTS_MAX, FAULTS_MAX } from '../../../functions/registration/attempt.ts';
import { Breaker } from '../../../functions/registration/breaker.ts';
import { GuardedService } from '../../../functions/registration/guarded-service.ts';
import { ReceiptTable } from '../../../functions/registration/receipt-table.ts';
import { redriveReceipt } from '../../../functions/registration/redrive.ts';
import { countFault, registerReceipt, retryRegistration } from '../../../functions/registration/registrar.ts';
import type { RetryMessage } from '../../../functions/registration/retry-queue.ts';
import { connect as connectLogistics } from '../../../functions/registration/services/logistics.ts';
import { connect as connectTax } from '../../../functions/registration/services/tax.ts';
import type { ConnectedService, ConnectService } from '../../../functions/registration/services.ts';
import type { RegistrarWorld } from '../../../functions/registration/world.ts';
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
/** What the breakers take for the time. */
let nowMs: number;
let letters: { readonly queueUrl: string; readonly letter: object }[];
let sent: { readonly queueUrl: string; readonly message: RetryMessage; readonly delay: number }[];

beforeEach(async () => {
  [tables, tax, logistics] = await Promise.all([startTables(), startService(), startService()]);
  table = new ReceiptTable(tables.dynamodb, 'receipts');
  sent = [];
  letters = [];
  nowMs = 0;
  world = {
    table,
    services: new Map([
      ['tax', connected(connectTax, tax)],
      ['logistics', connected(connectLogistics, logistics)],
    ]),
    sendDeadLetter: (queueUrl, letter) => Promise.resolve(void letters.push({ queueUrl, letter })),
    sendRetry: (queueUrl, message, delay) => Promise.resolve(void sent.push({ queueUrl, message, delay })),
    now: () => '2025-11-22T10:00:02.000Z',
    random: () => 0,
  };
});
afterEach(() => Promise.all([tables.close(), tax.close(), logistics.close()]));

/** Time passes for the breakers only. */
function waitOut(pauseMs: number): Promise<void> {
  nowMs += pauseMs;
  return Promise.resolve();
}

function connected(connect: ConnectService, { url }: SimulatedService): ConnectedService {
  const name = connect === connectTax ? 'tax' : 'logistics';
  const credential = { read: () => Promise.resolve('secret'), forget: () => undefined };
  const breaker = new Breaker({ nowMs: () => nowMs, random: () => 0, pauseFor: waitOut });
  return {
    service: new GuardedService(connect({ url, credential }), breaker),
    retryQueueUrl: `${name}-queue`,
    deadLetterQueueUrl: `${name}-dead`,
  };
}

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

function redrive(receipt: StoredReceipt): Promise<StoredReceipt> {
  const redriver = { ...world, retryQueueUrl: (service: string) => `${service}-queue` };
  return redriveReceipt(redriver, { id: receipt.id, contractId: CONTRACT_ID });
}

/** Works off what was sent, until nothing is sent any more. */
async function retryAll(): Promise<void> {
  for (let next = sent.shift(); next; next = sent.shift()) {
    nowMs += next.delay * 1000;
    await retryRegistration(world, next.message);
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

test('an attempt whose message overtakes the record of the one before counts both', async () => {
  const receipt = await storedNew();
  const { partition, id } = receipt;
  await retryRegistration(world, { partition, id, service: 'tax', attempt: 1 });
  expect((await found(receipt)).registrations['tax']).toMatchObject({ status: 'REGISTERED', attempts: 2 });
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
  for (let next = sent.shift(); next; next = sent.shift()) {
    delays.push(next.delay);
    nowMs += next.delay * 1000;
    await retryRegistration(world, next.message);
  }
  expect(delays).toHaveLength(ATTEMPTS_MAX - 1);
  expect(delays.slice(0, 10)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
  expect(await found(receipt)).toMatchObject({
    status: 'PENDING',
    registrations: { tax: { status: 'FAILED', attempts: ATTEMPTS_MAX } },
  });
  const { partition, id } = receipt;
  expect(letters).toEqual([
    {
      queueUrl: 'tax-dead',
      letter: {
        partition,
        id,
        service: 'tax',
        attempt: ATTEMPTS_MAX,
        reason: 'HTTP status 503',
      },
    },
  ]);
});

test('what was given up is put back to work by an operator, and counts on', async () => {
  const receipt = await storedNew();
  tax.next.push(...Array.from({ length: ATTEMPTS_MAX + 1 }, () => 'error' as const));
  await registerReceipt(world, receipt);
  await retryAll();
  expect(await found(receipt)).toMatchObject({ registrations: { tax: { status: 'FAILED' } } });
  tax.next.length = 0;
  const redriven = await redrive(receipt);
  expect(redriven).toMatchObject({
    status: 'PENDING',
    registrations: {
      tax: { status: 'RETRYING', reason: 'put back to work by an operator', attempts: ATTEMPTS_MAX },
      logistics: { status: 'REGISTERED' },
    },
  });
  expect(sent).toMatchObject([{ queueUrl: 'tax-queue', message: { attempt: 0, round: 1 }, delay: 0 }]);
  await retryAll();
  expect(await found(receipt)).toMatchObject({
    status: 'ACCEPTED',
    registrations: { tax: { status: 'REGISTERED', attempts: ATTEMPTS_MAX + 1 } },
  });
  expect(await redrive(receipt)).toMatchObject({ status: 'ACCEPTED' });
  expect(sent).toEqual([]);
});

test('a redrive ends what was on its way from before', async () => {
  const receipt = await storedNew();
  tax.next.push('error');
  await registerReceipt(world, receipt);
  await redrive(receipt);
  const [old, redriven] = sent.splice(0);
  const calls = tax.calls.length;
  await retryRegistration(world, old?.message ?? expect.fail());
  expect([tax.calls.length, sent]).toEqual([calls, []]);
  await retryRegistration(world, redriven?.message ?? expect.fail());
  expect(await found(receipt)).toMatchObject({ status: 'ACCEPTED' });
});

test('a receipt that our own code fails on is given up soon, and fails no other', async () => {
  const receipt = await storedNew();
  const poisonous = { ...receiptOf({ seed: 7 }), body: Buffer.from('no compressed document') };
  await putReceipt(tables.client, poisonous);
  await Promise.all([registerReceipt(world, poisonous), registerReceipt(world, receipt)]);
  await retryAll();
  expect(await found(receipt)).toMatchObject({ status: 'ACCEPTED' });
  expect(await found(poisonous)).toMatchObject({
    status: 'PENDING',
    registrations: {
      tax: { status: 'FAILED', attempts: FAULTS_MAX, reason: expect.stringMatching(/^fault/) as string },
    },
  });
  expect(letters.map(({ queueUrl }) => queueUrl).sort()).toEqual(['logistics-dead', 'tax-dead']);
});

test('a service that is down is left alone, probed, and called again when it is back', async () => {
  const receipts = Array.from({ length: 30 }, (_, seed) => receiptOf({ seed: seed + 1 }));
  for (const receipt of receipts) await putReceipt(tables.client, receipt);
  tax.next.push(...Array.from({ length: 8 }, () => 'error' as const));
  for (const receipt of receipts) await registerReceipt(world, receipt);
  // Five failures in a row open the breaker; nobody else is sent into the wall.
  expect(tax.calls).toHaveLength(5);
  expect(logistics.calls).toHaveLength(30);
  const stored = await Promise.all(receipts.map(found));
  expect(stored.filter(({ registrations }) => registrations['tax']?.attempts === 0)).toHaveLength(25);
  expect(new Set(stored.map(({ registrations }) => registrations['tax']?.status))).toEqual(new Set(['RETRYING']));
  await retryAll();
  expect((await Promise.all(receipts.map(found))).map(({ status }) => status)).toEqual(receipts.map(() => 'ACCEPTED'));
  expect(tax.known.size).toBe(30);
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

test('a service that does not know what is to be taken back is asked again when nothing can be on its way any more', async () => {
  const receipt = await storedNew();
  tax.next.push('refuse');
  logistics.next.push('error');
  await registerReceipt(world, receipt);
  const [first] = sent.splice(0);
  await retryRegistration(world, first?.message ?? expect.fail());
  expect(await found(receipt)).toMatchObject({
    status: 'REJECTED',
    registrations: { logistics: { status: 'RETRYING', reason: expect.stringMatching(/^to be taken back/) as string } },
  });
  expect(sent).toMatchObject([{ delay: 36, message: { isLastVoid: true } }]);
  // The call that was given up arrives after all.
  logistics.known.set(receipt.id, { key: receipt.id, status: 'REGISTERED', reference: 'LATE' });
  await retryAll();
  expect(logistics.known.get(receipt.id)?.status).toBe('VOIDED');
  expect(await found(receipt)).toMatchObject({ registrations: { logistics: { status: 'VOIDED' } } });
});

test('what is registered after it was taken back is taken back again', async () => {
  const receipt = await storedNew();
  tax.next.push('refuse');
  await registerReceipt(world, receipt);
  // A service that has forgotten: the record is delivered again.
  logistics.known.delete(receipt.id);
  await registerReceipt(world, receipt);
  expect(logistics.known.get(receipt.id)?.status).toBe('VOIDED');
});

test('a refusal found by a retry takes back the others even if the first try stopped half-way', async () => {
  const receipt = await storedNew();
  tax.next.push('error', 'error');
  await registerReceipt(world, receipt);
  const [message] = sent.splice(0);
  tax.known.set(receipt.id, { key: receipt.id, status: 'REFUSED', reason: 'no such taxpayer' });
  tax.next.length = 0;
  // The world ends after the rejection is written.
  const stopping = {
    find: table.find.bind(table),
    writeResults: async (...of: Parameters<ReceiptTable['writeResults']>) => {
      await table.writeResults(...of);
      throw new Error('stopped');
    },
  };
  await expect(retryRegistration({ ...world, table: stopping }, message?.message ?? expect.fail())).rejects.toThrow();
  expect(logistics.known.get(receipt.id)?.status).toBe('REGISTERED');
  await retryRegistration(world, message?.message ?? expect.fail());
  expect(logistics.known.get(receipt.id)?.status).toBe('VOIDED');
  expect(await found(receipt)).toMatchObject({
    status: 'REJECTED',
    registrations: { logistics: { status: 'VOIDED' } },
  });
});

test('a message that comes again and again is a fault of ours: on the record, and given up in the end', async () => {
  const receipt = await storedNew();
  tax.next.push('error');
  await registerReceipt(world, receipt);
  const [first] = sent.splice(0);
  await countFault(world, first?.message ?? expect.fail());
  expect(await found(receipt)).toMatchObject({
    registrations: { tax: { status: 'RETRYING', attempts: 2, reason: expect.stringMatching(/^fault/) as string } },
  });
  const [next] = sent.splice(0);
  expect(next).toMatchObject({ message: { attempt: 2 } });
  await countFault(world, { ...(next?.message ?? expect.fail()), attempt: FAULTS_MAX - 1 });
  expect(await found(receipt)).toMatchObject({ registrations: { tax: { status: 'FAILED' } } });
  expect(letters).toHaveLength(1);
});

test('a retry of what is settled or gone does nothing', async () => {
  const receipt = await storedNew();
  await registerReceipt(world, receipt);
  const [calls, before] = [tax.calls.length, await found(receipt)];
  const message = { partition: receipt.partition, id: receipt.id, service: 'tax', attempt: 1 };
  await retryRegistration(world, message);
  await retryRegistration(world, { ...message, id: receiptOf({ seed: 31 }).id });
  expect([tax.calls.length, await found(receipt)]).toEqual([calls, before]);
});
