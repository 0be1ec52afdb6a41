import { KinesisClient, ListStreamsCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrderAccepted } from '../../functions/event/order-accepted.ts';
import type { SubmitOrderInput } from '../../generated/schema.ts';
import { orderIdOf } from '../../resolvers/order-id.ts';
import { startProduct, type Product } from '../product.ts';
import { settled } from './client.ts';
import { readEvents } from './events.ts';
import { customerTotals, orderById, submitOrder } from './orders-client.ts';

/**
 * Orders under load while the whole process is killed with -9 again and again; then events three times over while it is killed
 * once more. Nothing that was answered is lost, every order has its event, and every event counts once.
 */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const orderCount = 1_000;
const clientCount = 24;
const killCount = 3;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

test(`every answered order survives kill -9 and has its event (seed ${seed})`, async () => {
  const random = mulberry32(seed);
  const part = orderCount / (killCount + 1);
  const killAt = Array.from({ length: killCount }, (_, index) => Math.floor(part * (index + 0.2 + 0.6 * random())));
  const answered = new Map<string, string>();
  const queue = Array.from({ length: orderCount }, (_, index) => index);
  let restarting: Promise<void> | undefined;
  const client = async (): Promise<void> => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const input = orderOf(index);
      for (;;) {
        // A client that hears nothing sends the same again.
        const order = await submitOrder(product.endpoints, input).catch(() => undefined);
        if (order) {
          answered.set(input.customId, order.id);
          break;
        }
        await restarting;
      }
      if (answered.size >= (killAt[0] ?? Infinity)) {
        killAt.shift();
        restarting = killAndRestart();
      }
    }
  };
  await Promise.all(Array.from({ length: clientCount }, client));
  await restarting;
  expect(killAt).toEqual([]);
  await settled(product.endpoints);

  expect(answered.size).toBe(orderCount);
  const events = await acceptedEvents();
  const announced = new Map(events.map((event) => [event.id, event]));
  for (const [customId, id] of answered) expect(announced.get(id)?.payload.customId).toBe(customId);
  for (const [customId, id] of [...answered].slice(0, 100)) {
    expect(await orderById(product.endpoints, id)).toMatchObject({ id, customId });
  }
  // Under a client key it is one order, however long the restart took.
  const keyed = new Map<string, Set<string>>();
  for (const { id, payload } of events) {
    if (!payload.customId.startsWith('KEY')) continue;
    keyed.set(payload.customId, (keyed.get(payload.customId) ?? new Set()).add(id));
  }
  expect(keyed.size).toBe(orderCount / 2);
  expect([...keyed.values()].filter((ids) => ids.size > 1)).toEqual([]);
  expect(await customerTotals(product.endpoints)).toEqual(totalsOf([...announced.values()]));
}, 240_000);

test(`every event counts once, delivered three times in random order while it is killed (seed ${seed})`, async () => {
  const random = mulberry32(seed + 1);
  const before = await acceptedEvents();
  const fresh = Array.from({ length: 600 }, (_, index) => syntheticEvent(index));
  const deliveries = shuffled([...fresh, ...fresh, ...fresh], random);
  const half = deliveries.length / 2;
  await put(deliveries.slice(0, half));
  await killAndRestart();
  await put(deliveries.slice(half));
  await settled(product.endpoints);
  const distinct = new Map([...before, ...fresh].map((event) => [event.id, event]));
  expect(await customerTotals(product.endpoints)).toEqual(totalsOf([...distinct.values()]));
}, 120_000);

async function killAndRestart(): Promise<void> {
  await product.kill9();
  product = await product.restart();
}

function orderOf(index: number): SubmitOrderInput {
  const isKeyed = index % 2 === 0;
  return {
    customId: `${isKeyed ? 'KEY' : 'WIN'}-${100_000 + index}`,
    customerId: `customer ${index % 17}`,
    items: [{ sku: 'tea', quantity: 1 + (index % 100) }],
    ...(isKeyed && { clientKey: `${seed}-${index}` }),
  };
}

function syntheticEvent(index: number): OrderAccepted {
  const time = new Date(Date.UTC(2026, 0, 1, 0, 0, index));
  return {
    type: 'order.accepted',
    schemaVersion: 1,
    id: orderIdOf(time.getTime(), String(index).padStart(43, '0')),
    contractId: product.endpoints.contracts.secondReadWrite.id,
    time: time.toISOString(),
    payload: {
      customId: `SYN-${10_000 + index}`,
      customerId: `synthetic ${index % 13}`,
      items: [{ sku: 'tea', quantity: 1 + (index % 7) }],
    },
  };
}

function totalsOf(events: readonly OrderAccepted[]): Map<string, { orders: number; units: number }> {
  const totals = new Map<string, { orders: number; units: number }>();
  for (const { payload } of events) {
    const { orders, units } = totals.get(payload.customerId) ?? { orders: 0, units: 0 };
    const more = payload.items.reduce((sum, { quantity }) => sum + quantity, 0);
    totals.set(payload.customerId, { orders: orders + 1, units: units + more });
  }
  return totals;
}

/** Under random keys, so that they come out of several shards in any order. */
async function put(events: readonly OrderAccepted[]): Promise<void> {
  const kinesis = kinesisClient();
  const { StreamNames: [StreamName] = [] } = await kinesis.send(new ListStreamsCommand({}));
  for (let start = 0; start < events.length; start += 100) {
    const Records = events.slice(start, start + 100).map((event, index) => ({
      PartitionKey: `key-${index}`,
      Data: Buffer.from(JSON.stringify(event)),
    }));
    await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
  }
}

async function acceptedEvents(): Promise<OrderAccepted[]> {
  const events = await readEvents(kinesisClient());
  // What is on the stream is held to its schema by orders.test.ts.
  return events.filter(({ type }) => type === 'order.accepted') as unknown as OrderAccepted[];
}

function kinesisClient(): KinesisClient {
  const { region, aws, operator } = product.endpoints;
  return new KinesisClient({ region, endpoint: aws, credentials: operator });
}

function shuffled<Element>(all: readonly Element[], random: () => number): Element[] {
  const keyed = all.map((element) => ({ element, key: random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ element }) => element);
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
