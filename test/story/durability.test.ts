import { KinesisClient } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { posDocument, fiscalCheckDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { readEvents } from './events.ts';
import { everyReceipt, settled, submit } from './client.ts';

/**
 * Submits receipts under load, kills the whole process with -9 after a random number of answers, again and again, and
 * then holds the system to what it has answered. Clients do what clients do: an unanswered submission is sent again
 * under its own reference.
 */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const receiptCount = 2_400;
const clientCount = 24;
const killCount = 5;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

test(`every answered receipt survives kill -9 and is registered exactly once (seed ${seed})`, async () => {
  const random = mulberry32(seed);
  const answered = new Map<string, string>();
  const killAt = killPoints(random);

  const queue = Array.from({ length: receiptCount }, (_, index) => index);
  let restarting: Promise<void> | undefined;
  const client = async (): Promise<void> => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const reference = `till-${seed}-${index}`;
      const document = index % 2 === 0 ? posDocument(seed + index) : fiscalCheckDocument(seed + index);
      const receipt = await submitUntilAnswered(document, reference);
      expect(answered.get(reference) ?? receipt.id).toBe(receipt.id);
      answered.set(reference, receipt.id);
      if (answered.size >= (killAt[0] ?? Infinity)) {
        killAt.shift();
        restarting = killAndRestart();
      }
    }
  };
  const submitUntilAnswered = async (document: string, reference: string): Promise<{ id: string }> => {
    for (;;) {
      const receipt = await submit(product.endpoints, { document, reference }).catch(() => undefined);
      if (receipt) return receipt;
      await restarting;
    }
  };
  await Promise.all(Array.from({ length: clientCount }, client));
  await restarting;
  expect(killAt).toEqual([]);
  await settled(product.endpoints);

  const receipts = await everyReceipt(product.endpoints);
  const byReference = new Map(receipts.map((receipt) => [receipt.reference, receipt]));
  expect(receipts).toHaveLength(receiptCount);
  expect(byReference.size).toBe(receiptCount);
  for (const [reference, id] of answered) {
    expect(byReference.get(reference)).toMatchObject({ id, status: 'ACCEPTED' });
  }
  await expectRegisteredOnce('tax', receipts);
  await expectRegisteredOnce('logistics', receipts);
  await expectEveryChangeInTheStream(receipts);
}, 240_000);

async function killAndRestart(): Promise<void> {
  await product.kill9();
  product = await product.restart();
}

async function expectRegisteredOnce(
  service: 'tax' | 'logistics',
  receipts: readonly { id: string; registrations: readonly { service: string; reference: string | null }[] }[],
): Promise<void> {
  const url = product.endpoints.services[service];
  const count = (await (await fetch(`${url}/count`)).json()) as { registered: number; voided: number };
  expect(count).toMatchObject({ registered: receipts.length, voided: 0 });
  for (const receipt of receipts.slice(0, 50)) {
    const known = (await (await fetch(`${url}/registrations/${receipt.id}`)).json()) as { reference: string };
    const recorded = receipt.registrations.find((registration) => registration.service === service);
    expect(recorded?.reference).toBe(known.reference);
  }
}

async function expectEveryChangeInTheStream(receipts: readonly { id: string }[]): Promise<void> {
  const { region, aws, operator } = product.endpoints;
  const events = await readEvents(new KinesisClient({ region, endpoint: aws, credentials: operator }));
  const submitted = new Set<string>();
  const accepted = new Set<string>();
  for (const event of events) {
    if (event.type === 'receipt.submitted') submitted.add(event.id);
    if (event.payload.status === 'ACCEPTED') accepted.add(event.id);
  }
  expect(receipts.filter((receipt) => !submitted.has(receipt.id))).toEqual([]);
  expect(receipts.filter((receipt) => !accepted.has(receipt.id))).toEqual([]);
}

/** Numbers of answers after which the process is killed: spread over the run, each at a random place in its part. */
function killPoints(random: () => number): number[] {
  const part = receiptCount / (killCount + 1);
  return Array.from({ length: killCount }, (_, index) => Math.floor(part * (index + 0.2 + 0.6 * random())));
}

/** A small seeded generator, so that a failing seed kills at the same counts again. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
