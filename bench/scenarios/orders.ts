import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-kinesis';
import type { Order, SubmitOrderInput } from '../../generated/schema.ts';
import { floorPerSecond } from '../floor.ts';
import type { Endpoints } from '../endpoints.ts';
import { graphqlSender } from '../graphql-sender.ts';
import { openLoop } from '../open-loop.ts';
import { settled, signContracts } from '../operator.ts';
import type { Scenario, ScenarioOptions, ScenarioResult } from '../scenario.ts';

const contractCount = 20;
/** Every so many requests, one is a client's repetition of the one before. */
const repeatEvery = 50;

const query = `mutation ($input: SubmitOrderInput!) {
  submitOrder(input: $input) { id customId status acceptedAt replayed }
}`;

/** A burst of orders from nothing: is every answered one there, announced, and there once? */
export const orders: Scenario = { defaults: { ratePerSecond: 5_000, seconds: 10 }, run };

async function run(endpoints: Endpoints, options: ScenarioOptions): Promise<ScenarioResult> {
  const floor = await floorPerSecond((index) => requestOf(orderOf(index)));
  const apiKeys = await signContracts(endpoints, contractCount);
  const sender = graphqlSender(endpoints.graphql);
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
  await settled(endpoints);
  const settledAfterMs = Math.round(performance.now() - settlingMs);
  const announced = await announcedOrders(endpoints);
  const answeredIds = [...idsByCustomId.values()].flatMap((ids) => [...ids]);
  return {
    ...load,
    floorPerSecond: floor,
    shareOfFloor: Math.round((load.answeredPerSecond / floor) * 100) / 100,
    replayed,
    orders: answeredIds.length,
    /** Answered, but no event tells of them. */
    lost: answeredIds.filter((id) => !announced.has(id)).length,
    /** Payloads that have become more than one order. */
    duplicated: [...idsByCustomId.values()].filter((ids) => ids.size > 1).length,
    settledAfterMs,
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

/** Ids of the orders that the event stream tells of. */
async function announcedOrders({ region, aws, operator }: Endpoints): Promise<ReadonlySet<string>> {
  const kinesis = new KinesisClient({ region, endpoint: aws, credentials: operator });
  const { StreamNames: [StreamName] = [] } = await kinesis.send(new ListStreamsCommand({}));
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
  const ids = new Set<string>();
  for (const { ShardId } of Shards) {
    const ShardIteratorType = 'TRIM_HORIZON';
    const first = await kinesis.send(new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType }));
    for (let iterator = first.ShardIterator; iterator !== undefined;) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
      for (const { Data } of page.Records ?? []) {
        const event = JSON.parse(Buffer.from(Data ?? []).toString()) as { type: string; id: string };
        if (event.type === 'order.accepted') ids.add(event.id);
      }
      iterator = page.MillisBehindLatest === 0 ? undefined : page.NextShardIterator;
    }
  }
  kinesis.destroy();
  return ids;
}
