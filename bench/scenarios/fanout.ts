import type { LocalEndpoints } from '../endpoints.ts';
import { graphqlSender } from '../graphql-sender.ts';
import { Latencies } from '../latency.ts';
import { openLoop } from '../open-loop.ts';
import { settled, signContracts } from '../operator.ts';
import { receiptDocument } from '../receipt-document.ts';
import { subscribe, type PushedChange, type Subscriber } from '../realtime-subscriber.ts';
import type { Scenario, ScenarioOptions, ScenarioResult } from '../scenario.ts';

const subscriberCount = 10_000;
/** Sockets that are opened at once. */
const openedAtOnce = 100;

const query = 'mutation ($input: SubmitReceiptInput!) { submitReceipt(input: $input) { id } }';

/** One contract with 10,000 sockets that all hear of each of its receipts. */
export const fanout: Scenario = { defaults: { ratePerSecond: 0.5, seconds: 20 }, run };

async function run(endpoints: LocalEndpoints, options: ScenarioOptions): Promise<ScenarioResult> {
  const [apiKey = ''] = await signContracts(endpoints, 1);
  const audience = new Audience();
  const connectingMs = performance.now();
  const subscribers = await openAll(() => subscribe({ ...endpoints, apiKey }, (changes) => audience.heard(changes)));
  const connectedMs = Math.round(performance.now() - connectingMs);
  const sender = graphqlSender(endpoints.graphql);
  const load = await openLoop({
    ...options,
    send: async (index) => {
      const input = { document: receiptDocument(index), type: 'pos-json' };
      const { data, errors } = await sender.post(apiKey, JSON.stringify({ query, variables: { input } }));
      return data?.['submitReceipt'] ? undefined : (errors?.[0]?.errorType ?? 'no answer');
    },
  });
  sender.close();
  await settled(endpoints);
  await audience.quiet();
  for (const subscriber of subscribers) subscriber.close();
  return { ...load, subscribers: subscribers.length, connectedMs, ...audience.summary(subscribers.length) };
}

async function openAll(open: () => Promise<Subscriber>): Promise<Subscriber[]> {
  const subscribers: Subscriber[] = [];
  while (subscribers.length < subscriberCount) {
    subscribers.push(...(await Promise.all(Array.from({ length: openedAtOnce }, open))));
  }
  return subscribers;
}

/** Everybody who listens, taken together. */
class Audience {
  readonly #heard = new Map<string, { firstMs: number; lastMs: number; count: number }>();
  #lastMs = performance.now();

  heard(changes: readonly PushedChange[]): void {
    const nowMs = performance.now();
    this.#lastMs = nowMs;
    for (const { id, status } of changes) {
      if (status === 'PENDING') continue;
      const change = this.#heard.get(id);
      if (change) {
        change.lastMs = nowMs;
        change.count++;
      } else this.#heard.set(id, { firstMs: nowMs, lastMs: nowMs, count: 1 });
    }
  }

  /** Resolves when nothing has come for a second. */
  async quiet(): Promise<void> {
    while (performance.now() - this.#lastMs < 1_000) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  /** From the first socket that hears of a change to the last. */
  summary(subscribers: number): Readonly<Record<string, unknown>> {
    const changes = [...this.#heard.values()];
    const fromFirstToLast = new Latencies();
    for (const { firstMs, lastMs } of changes) fromFirstToLast.recordMs(lastMs - firstMs);
    return {
      fromFirstToLastMs: fromFirstToLast.summary(),
      changes: changes.length,
      /** Sockets that have not heard of a change, over all changes. */
      lost: changes.reduce((sum, { count }) => sum + Math.max(0, subscribers - count), 0),
    };
  }
}
