import type { Receipt, SubmissionVerdict, SubmitReceiptInput } from '../../generated/schema.ts';
import { floorPerSecond, shareOfFloor } from '../floor.ts';
import { isLocal, type Endpoints, type LocalEndpoints } from '../endpoints.ts';
import { deployedSender } from '../deployed-sender.ts';
import { graphqlSender } from '../graphql-sender.ts';
import { Latencies } from '../latency.ts';
import { openLoop } from '../open-loop.ts';
import { settled, signContracts } from '../operator.ts';
import { receiptDocument } from '../receipt-document.ts';
import { subscribe, type PushedChange } from '../realtime-subscriber.ts';
import type { Scenario, ScenarioOptions, ScenarioResult } from '../scenario.ts';

const contractCount = 20;
/** A push that does not come for so long is lost; on AWS nothing else tells that the system has settled. */
const silenceMs = 60_000;

/** How receipts are sent: what one request looks like, the ids of those that its answer has taken, and why not all were. */
interface Form {
  readonly receiptsEach: number;
  readonly requestOf: (index: number) => string;
  readonly idsOf: (data: Data) => readonly string[];
  readonly errorOf: (data: Data) => string | undefined;
}

type Data = Readonly<Record<string, unknown>> | null | undefined;

const single: Form = {
  receiptsEach: 1,
  requestOf: (index) => {
    const query = 'mutation ($input: SubmitReceiptInput!) { submitReceipt(input: $input) { id status replayed } }';
    return JSON.stringify({ query, variables: { input: inputOf(index) } });
  },
  idsOf: (data) => {
    const receipt = data?.['submitReceipt'] as Receipt | null | undefined;
    return receipt ? [receipt.id] : [];
  },
  errorOf: () => undefined,
};

const batchSize = 25;

const batch: Form = {
  receiptsEach: batchSize,
  requestOf: (index) => {
    const query = `mutation ($inputs: [SubmitReceiptInput!]!) {
      submitReceipts(inputs: $inputs) { receipt { id status replayed } error { errorType } }
    }`;
    const inputs = Array.from({ length: batchSize }, (_, place) => inputOf(index * batchSize + place));
    return JSON.stringify({ query, variables: { inputs } });
  },
  idsOf: (data) => {
    return verdictsOf(data).flatMap(({ receipt }) => receipt?.id ?? []);
  },
  errorOf: (data) => verdictsOf(data).find(({ error }) => error)?.error?.errorType,
};

function verdictsOf(data: Data): readonly SubmissionVerdict[] {
  return (data?.['submitReceipts'] ?? []) as readonly SubmissionVerdict[];
}

/** Receipts of many contracts, each with a socket that waits: from the submission until it is accepted and pushed. */
export const submit: Scenario = {
  defaults: { ratePerSecond: 1_000, seconds: 60 },
  run: (endpoints, options) => run(single, endpoints, options),
  runOnAws: (endpoints, options) => run(single, endpoints, options),
};

/** The same receipts by 25 in one operation: 40 operations/s are 1,000 receipts/s. */
export const submitBatch: Scenario = {
  defaults: { ratePerSecond: 40, seconds: 60 },
  run: (endpoints, options) => run(batch, endpoints, options),
  runOnAws: (endpoints, options) => run(batch, endpoints, options),
};

async function run(form: Form, endpoints: Endpoints, options: ScenarioOptions): Promise<ScenarioResult> {
  const floor = isLocal(endpoints) ? await floorPerSecond(form.requestOf) : undefined;
  const apiKeys = await signContracts(endpoints, contractCount);
  const registeredBefore = isLocal(endpoints) ? await registeredByService(endpoints) : {};
  const follower = new Follower();
  const subscribers = await Promise.all(
    apiKeys.map((apiKey) => subscribe({ ...endpoints, apiKey }, (changes) => follower.pushed(changes))),
  );
  const sender = isLocal(endpoints) ? graphqlSender(endpoints.graphql) : await deployedSender(endpoints, options);
  const load = await openLoop({
    ...options,
    send: async (index) => {
      const apiKey = apiKeys[index % contractCount] ?? '';
      const { data, errors } = await sender.post(apiKey, form.requestOf(index));
      const ids = form.idsOf(data);
      for (const id of ids) follower.answered(id);
      if (ids.length === form.receiptsEach) return undefined;
      return errors?.[0]?.errorType ?? form.errorOf(data) ?? 'no answer';
    },
  });
  sender.close();
  const answeredMs = performance.now();
  if (isLocal(endpoints)) await settled(endpoints);
  else await follower.quiet();
  const settledAfterMs = Math.round(performance.now() - answeredMs);
  for (const subscriber of subscribers) subscriber.close();
  return {
    ...load,
    // Requests are what the load consists of; receipts are what it is about.
    receiptsEach: form.receiptsEach,
    answered: load.answered * form.receiptsEach,
    ...(floor !== undefined && shareOfFloor(load, floor)),
    ...follower.summary(),
    ...(isLocal(endpoints) && {
      registered: differences(registeredBefore, await registeredByService(endpoints)),
      settledAfterMs,
    }),
  };
}

function inputOf(index: number): SubmitReceiptInput {
  return { document: receiptDocument(index), type: 'pos-json', reference: `bench-${index}` };
}

/** Follows each receipt from its answer to the push of its last change. */
class Follower {
  readonly #answeredMs = new Map<string, number>();
  readonly #finalMs = new Map<string, number>();
  readonly #statuses: Record<string, number> = {};
  readonly #answerToPush = new Latencies();
  #answeredTwice = 0;
  #pushedTwice = 0;
  #lastPushMs = 0;

  answered(id: string): void {
    if (this.#answeredMs.has(id)) this.#answeredTwice++;
    const nowMs = performance.now();
    this.#answeredMs.set(id, nowMs);
    const finalMs = this.#finalMs.get(id);
    // The push may overtake the answer.
    if (finalMs !== undefined) this.#answerToPush.recordMs(Math.max(0, finalMs - nowMs));
  }

  pushed(changes: readonly PushedChange[]): void {
    const nowMs = performance.now();
    this.#lastPushMs = nowMs;
    for (const { id, status } of changes) {
      if (status === 'PENDING') continue;
      if (this.#finalMs.has(id)) {
        this.#pushedTwice++;
        continue;
      }
      this.#finalMs.set(id, nowMs);
      this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
      const answeredMs = this.#answeredMs.get(id);
      if (answeredMs !== undefined) this.#answerToPush.recordMs(nowMs - answeredMs);
    }
  }

  /** Resolves when every answered receipt's end was pushed, or none has been for long. */
  async quiet(): Promise<void> {
    const beganMs = performance.now();
    while (this.#missing().length > 0 && performance.now() - Math.max(beganMs, this.#lastPushMs) < silenceMs) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #missing(): readonly string[] {
    return [...this.#answeredMs.keys()].filter((id) => !this.#finalMs.has(id));
  }

  summary(): Readonly<Record<string, unknown>> {
    return {
      answerToPushMs: this.#answerToPush.summary(),
      statuses: this.#statuses,
      /** Answered, but no push told how it ended. */
      lost: this.#missing().length,
      /** Submissions that differ, but were answered as one receipt. */
      duplicated: this.#answeredTwice,
      /** Delivery is at least once. */
      pushedTwice: this.#pushedTwice,
    };
  }
}

function differences(before: Counts, after: Counts): Counts {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));
}

type Counts = Readonly<Record<string, number>>;

/** How many receipts each external service has, by its own count. */
async function registeredByService({ services }: LocalEndpoints): Promise<Counts> {
  const counts = await Promise.all(
    Object.entries(services).map(async ([name, url]) => {
      const answer = (await (await fetch(`${url}/count`)).json()) as { readonly registered: number };
      return [name, answer.registered] as const;
    }),
  );
  return Object.fromEntries(counts);
}
