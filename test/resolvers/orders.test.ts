import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { SubmitOrderInput } from '../../generated/schema.ts';
import { announceOrders } from '../../functions/announce-orders/announce-orders.ts';
import type { StreamEntry } from '../../functions/event/event-stream.ts';
import { readOrderAccepted } from '../../functions/event/read-order-accepted.ts';
import { fingerprintOf, payloadOf } from '../../functions/order/payload.ts';
import { orderIdOf } from '../../resolvers/order-id.ts';
import { eventsOf } from '../local/dynamodb/dynamodb-fixture.ts';
import { startOrdersApi, type Order, type OrdersApi } from './orders-api.ts';

let orders: OrdersApi;
afterEach(() => orders.close());

const shop = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const mall = '01BX5ZZKBKACTAV9WEVGEMMVRZ';
const basket: SubmitOrderInput = { customId: 'SHOP-2041', customerId: 'c-1', items: [{ sku: 'tea', quantity: 2 }] };
const hourMs = 3_600_000;

describe('Mutation.submitOrder', () => {
  test.each([
    [14_999, true],
    [15_000, false],
    [15_001, false],
  ])('takes the same payload after %i ms for the same order: %s', async (afterMs, isSame) => {
    orders = await startOrdersApi();
    const first = await accepted(shop, basket);
    orders.clock.advance(afterMs);
    const second = await accepted(shop, basket);
    expect(second.id === first.id).toBe(isSame);
    expect(second.replayed).toBe(isSame);
    expect(await orders.order(shop, first.id)).toMatchObject({ id: first.id, acceptedAt: first.acceptedAt });
    expect(await orders.order(shop, second.id)).toMatchObject({ id: second.id });
  });

  test('counts the window from the first submission, not from a replay', async () => {
    orders = await startOrdersApi();
    const first = await accepted(shop, basket);
    orders.clock.advance(10_000);
    expect((await accepted(shop, basket)).id).toBe(first.id);
    orders.clock.advance(5_000);
    expect((await accepted(shop, basket)).id).not.toBe(first.id);
  });

  test('takes null for absent, and another order of members for the same payload', async () => {
    orders = await startOrdersApi();
    const first = await accepted(shop, basket);
    const { customId, customerId, items } = basket;
    expect((await accepted(shop, { note: null, items, customerId, customId, clientKey: null })).id).toBe(first.id);
    expect((await accepted(shop, { ...basket, note: '' })).id).not.toBe(first.id);
  });

  test('refuses another payload under a client key for 24 hours', async () => {
    orders = await startOrdersApi();
    const first = await accepted(shop, { ...basket, clientKey: 'k' });
    orders.clock.advance(24 * hourMs - 1_000);
    const other = { ...basket, note: 'another' };
    expect(await orders.submit(shop, { ...other, clientKey: 'k' })).toMatchObject({
      error: { errorType: 'ReferenceConflict', errorInfo: { clientKey: 'k', id: first.id } },
    });
    expect(await accepted(shop, { ...basket, clientKey: 'k' })).toMatchObject({ id: first.id, replayed: true });
    expect((await accepted(mall, { ...other, clientKey: 'k' })).replayed).toBe(false);
    orders.clock.advance(3_000);
    expect((await accepted(shop, { ...other, clientKey: 'k' })).replayed).toBe(false);
  });

  test('keeps the client key out of the payload: under two keys within the window it is one order', async () => {
    orders = await startOrdersApi();
    const first = await accepted(shop, { ...basket, clientKey: 'k1' });
    expect((await accepted(shop, { ...basket, clientKey: 'k2' })).id).toBe(first.id);
    expect((await accepted(shop, basket)).id).toBe(first.id);
    // The second key names the first order from now on, whatever comes between.
    orders.clock.advance(hourMs);
    expect((await accepted(shop, basket)).id).not.toBe(first.id);
    for (const clientKey of ['k1', 'k2']) {
      expect(await accepted(shop, { ...basket, clientKey })).toMatchObject({ id: first.id, replayed: true });
    }
  });

  test.each([0, 5_000, 20_000, hourMs])(
    'heals a client key whose order was never stored %i ms ago, under the same id',
    async (agoMs) => {
      orders = await startOrdersApi();
      const fingerprint = fingerprintOf(shop, payloadOf(basket));
      const id = orderIdOf(orders.clock.nowMs(), fingerprint);
      // What a crash leaves that comes between the claim and the order.
      await orders.database.call('PutItem', {
        TableName: 'claims',
        Item: {
          identity: { S: `${shop}#K#k` },
          id: { S: id },
          fingerprint: { S: fingerprint },
          expiresAt: { N: String(orders.clock.nowMs() / 1000 + 86_400) },
        },
      });
      orders.clock.advance(agoMs);
      const retries = await Promise.all([1, 2, 3].map(() => accepted(shop, { ...basket, clientKey: 'k' })));
      expect(retries.map((order) => order.id)).toEqual([id, id, id]);
      expect(await orders.order(shop, id)).toMatchObject({ id });
      expect(await announcedIds()).toEqual([id]);
    },
  );

  test('answers concurrent duplicates, and those after the window, with one order each', async () => {
    orders = await startOrdersApi();
    for (const round of [0, 1, 2]) {
      const all = await Promise.all(Array.from({ length: 20 }, () => accepted(shop, basket)));
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      expect(all.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(await announcedIds()).toHaveLength(round + 1);
      orders.clock.advance(15_001);
    }
  });

  test('tells contracts apart', async () => {
    orders = await startOrdersApi();
    const first = await accepted(shop, basket);
    const second = await accepted(mall, basket);
    expect(second).toMatchObject({ replayed: false });
    expect(second.id).not.toBe(first.id);
    expect(await orders.order(mall, first.id)).toBeNull();
    expect(await orders.order(shop, second.id)).toBeNull();
  });

  test('does as the model does, for any interleaving of duplicates, client keys and time', async () => {
    orders = await startOrdersApi();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        run++;
        // Contracts of its own in each run: nothing of the runs before is theirs.
        const contractOf = (contract: string): string => contract.slice(0, -6) + String(run).padStart(6, '0');
        const model = new Model();
        for (const { afterMs, contract, payload, clientKeys } of steps) {
          const contractId = contractOf(contract);
          orders.clock.advance(afterMs);
          const answers = await Promise.all(
            clientKeys.map((clientKey) =>
              orders.submit(contractId, { ...basket, note: payload, ...(clientKey !== null && { clientKey }) }),
            ),
          );
          const nowMs = orders.clock.nowMs();
          model.check(
            { nowMs, contractId, payload },
            answers.map((answer, index) => ({ answer, clientKey: clientKeys[index] ?? null })),
          );
        }
        for (const { contractId, id, payload } of model.accepted) {
          expect(await orders.order(contractId, id)).toMatchObject({ id, note: payload });
        }
        for (const contractId of [contractOf(shop), contractOf(mall)]) {
          const own = model.accepted.filter((order) => order.contractId === contractId);
          expect(await announcedIds(contractId)).toEqual(own.map(({ id }) => id));
        }
      }),
      { numRuns: 25 },
    );
  });
});

const step = fc.record({
  afterMs: fc.oneof(
    fc.constantFrom(0, 1, 14_999, 15_000, 15_001, 24 * hourMs + 2_000),
    fc.integer({ min: 0, max: 20_000 }),
  ),
  contract: fc.constantFrom(shop, mall),
  payload: fc.constantFrom('one', 'two'),
  // Duplicates that are on their way at once, each under a client key or none.
  clientKeys: fc.array(fc.constantFrom(null, null, 'k1', 'k2'), { minLength: 1, maxLength: 4 }),
});

interface Submission {
  readonly nowMs: number;
  readonly contractId: string;
  readonly payload: string;
}

/** What the API promises, said once more and simply. */
class Model {
  readonly accepted: { contractId: string; payload: string; id: string; timeMs: number }[] = [];
  readonly #keys = new Map<string, { payload: string; id: string; claimedMs: number }>();

  check(
    { nowMs, contractId, payload }: Submission,
    answers: readonly { answer: Awaited<ReturnType<OrdersApi['submit']>>; clientKey: string | null }[],
  ): void {
    const latest = this.accepted.filter((order) => order.contractId === contractId && order.payload === payload).at(-1);
    const windowed = latest && nowMs - latest.timeMs < 15_000 ? latest.id : undefined;
    const current: Order[] = [];
    for (const { answer, clientKey } of answers) {
      const claim = clientKey === null ? undefined : this.#claim(contractId, clientKey, nowMs);
      if (claim && claim.payload !== payload) {
        expect(answer).toMatchObject({ error: { errorType: 'ReferenceConflict', errorInfo: { id: claim.id } } });
        continue;
      }
      if (!('order' in answer)) throw new Error(JSON.stringify(answer));
      if (claim) expect(answer.order).toMatchObject({ id: claim.id, replayed: true });
      else current.push(answer.order);
    }
    const [first] = current;
    if (!first) return;
    const { id } = first;
    expect(current.map((order) => order.id)).toEqual(current.map(() => id));
    if (windowed !== undefined) expect(id).toBe(windowed);
    else expect(this.accepted.map((order) => order.id)).not.toContain(id);
    expect(current.filter(({ replayed }) => !replayed)).toHaveLength(windowed === undefined ? 1 : 0);
    if (windowed === undefined) this.accepted.push({ contractId, payload, id, timeMs: nowMs });
    for (const { clientKey } of answers) {
      if (clientKey === null || this.#claim(contractId, clientKey, nowMs)) continue;
      this.#keys.set(`${contractId} ${clientKey}`, { payload, id, claimedMs: nowMs });
    }
  }

  #claim(contractId: string, clientKey: string, nowMs: number): { payload: string; id: string } | undefined {
    const claim = this.#keys.get(`${contractId} ${clientKey}`);
    return claim && nowMs - claim.claimedMs <= 24 * hourMs ? claim : undefined;
  }
}

async function accepted(contractId: string, input: SubmitOrderInput): Promise<Order> {
  const answer = await orders.submit(contractId, input);
  if ('order' in answer) return answer.order;
  throw new Error(JSON.stringify(answer.error));
}

/** Ids of the events that the stream of the orders table leads to, in its order. */
async function announcedIds(contractId?: string): Promise<string[]> {
  const announced: string[] = [];
  const records = eventsOf(orders.database.streams.get('orders'));
  const put = (entries: readonly StreamEntry[]): Promise<ReadonlySet<number>> => {
    for (const { key, data } of entries) {
      const event = readOrderAccepted(Buffer.from(data).toString('base64'));
      expect(key).toBe(event.contractId);
      if (contractId === undefined || contractId === key) announced.push(event.id);
    }
    return Promise.resolve(new Set());
  };
  const { batchItemFailures } = await announceOrders(put, records);
  expect(batchItemFailures).toEqual([]);
  return announced;
}
