import type { Order, SubmitOrderInput } from '../../generated/schema.ts';
import { floorPerSecond, shareOfFloor } from '../floor.ts';
import { isLocal, type Endpoints } from '../endpoints.ts';
import { deployedSender } from '../deployed-sender.ts';
import { graphqlSender } from '../graphql-sender.ts';
import { openLoop } from '../open-loop.ts';
import { settled, signContracts } from '../operator.ts';
import { orderEvents } from '../order-events.ts';
import type { Scenario, ScenarioOptions, ScenarioResult } from '../scenario.ts';

const contractCount = 20;
/** Orders of which nothing is heard for so long are lost; on AWS nothing else tells that the system has settled. */
const silenceMs = { local: 5_000, onAws: 60_000 };
/** Every so many requests, one is a client's repetition of the one before. */
const repeatEvery = 50;

const query = `mutation ($input: SubmitOrderInput!) {
  submitOrder(input: $input) { id customId status acceptedAt replayed }
}`;

/** A burst of orders from nothing: is every answered one there, announced, and there once? */
export const orders: Scenario = { defaults: { ratePerSecond: 5_000, seconds: 10 }, run, runOnAws: run };

async function run(endpoints: Endpoints, options: ScenarioOptions): Promise<ScenarioResult> {
  const floor = isLocal(endpoints) ? await floorPerSecond((index) => requestOf(orderOf(index))) : undefined;
  const events = await orderEvents(endpoints);
  const apiKeys = await signContracts(endpoints, contractCount);
  const sender = isLocal(endpoints) ? graphqlSender(endpoints.graphql) : await deployedSender(endpoints, options);
  const idsByCustomId = new Map<string, Set<string>>();
  let replayed = 0;
  const load = await openLoop({
    ...options,
    send: async (index) => {
      const number = index % repeatEvery === repeatEvery - 1 ? index - 1 : index;
      const apiKey = apiKeys[number % contractCount] ?? '';
      const { data, errors } = await sender.post(apiKey, requestOf(orderOf(number)));
      const order = data?.['submitOrder'] as Order | null | undefined;
      if (!order) return errors?.[0]?.errorType ?? 'no answer';
      if (order.replayed) replayed++;
      idsByCustomId.set(order.customId, (idsByCustomId.get(order.customId) ?? new Set()).add(order.id));
      return undefined;
    },
  });
  sender.close();
  const settlingMs = performance.now();
  if (isLocal(endpoints)) await settled(endpoints);
  const settledAfterMs = Math.round(performance.now() - settlingMs);
  const answeredIds = [...idsByCustomId.values()].flatMap((ids) => [...ids]);
  const announced = await events.announced(
    new Set(answeredIds),
    isLocal(endpoints) ? silenceMs.local : silenceMs.onAws,
  );
  const announcedAfterMs = Math.round(performance.now() - settlingMs);
  return {
    ...load,
    ...(floor !== undefined && shareOfFloor(load, floor)),
    replayed,
    orders: answeredIds.length,
    /** Answered, but no event tells of them. */
    lost: answeredIds.filter((id) => !announced.has(id)).length,
    /** Payloads that have become more than one order. */
    duplicated: [...idsByCustomId.values()].filter((ids) => ids.size > 1).length,
    ...(isLocal(endpoints) ? { settledAfterMs } : { announcedAfterMs }),
  };
}

function requestOf(input: SubmitOrderInput): string {
  return JSON.stringify({ query, variables: { input } });
}

function orderOf(number: number): SubmitOrderInput {
  return {
    customId: `LOAD-${1_000_000 + number}`,
    customerId: `customer ${number % 5_000}`,
    items: Array.from({ length: 1 + (number % 5) }, (_, line) => ({
      sku: `4006381${String((number * 31 + line * 7) % 1_000_000).padStart(6, '0')}`,
      quantity: 1 + ((number + line) % 12),
    })),
    note: number % 4 === 0 ? 'Leave it with the neighbours if nobody opens, please.' : null,
  };
}
