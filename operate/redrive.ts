import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ask, RefusedError } from './ask.ts';
import { consumers, handBack } from './consumer-letters.ts';
import { findQueue, workOff } from './dead-letters.ts';
import { acceptedOrders } from './find-orders.ts';
import { changedReceipts, pendingReceipts, type ReceiptName, type Span } from './find-receipts.ts';
import { findTarget, UsageError } from './target.ts';

/**
 * Puts work back that was given up, under the same identity; every step is on the receipt's record.
 *
 *     npm run redrive -- --service tax            what was given up with one service
 *     npm run redrive -- --set-aside              what the stream of new receipts has set aside
 *     npm run redrive -- --announcements          changes that subscribers and the event stream have not been told of
 *     npm run redrive -- --orders                 accepted orders that the event stream has not been told of
 *     npm run redrive -- --consumer <name>        events that a consumer of the event stream has set aside: customer-totals
 *     npm run redrive -- --pending-since <time>   whatever was submitted since then and is not decided yet
 *     npm run redrive -- --receipt <id> --contract <id>
 *     npm run redrive -- --order <id> --contract <id>
 *
 * On this machine, or with `--url <url>` on AWS.
 */
const usage =
  'npm run redrive -- --service <name> | --set-aside | --announcements | --orders | --consumer <name> | ' +
  '--pending-since <time> | --receipt <id> --contract <id> | --order <id> --contract <id>';
const { values } = parseArgs({
  options: {
    service: { type: 'string' },
    'set-aside': { type: 'boolean' },
    announcements: { type: 'boolean' },
    orders: { type: 'boolean' },
    consumer: { type: 'string' },
    'pending-since': { type: 'string' },
    receipt: { type: 'string' },
    order: { type: 'string' },
    contract: { type: 'string' },
    url: { type: 'string' },
    region: { type: 'string' },
    'api-stack': { type: 'string', default: 'ReceiptsApi' },
    'data-stack': { type: 'string', default: 'ReceiptsData' },
  },
});
/** A receipt is stored a moment before its record arrives in the stream. */
const storedBeforeMs = 60_000;
const sliceMs = 60_000;
const slicesDone = new Set<number>();
const deedsAtOnce = 10;

const target = await findTarget({
  url: values.url,
  region: values.region,
  dataDirectory: process.env.DATA_DIR ?? '.data',
}).catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exit(2);
});
const { region, credentials, awsEndpoint } = target;
const clientOptions = { region, credentials, ...(awsEndpoint !== undefined && { endpoint: awsEndpoint }) };
const sqs = new SQSClient(clientOptions);
const dynamodb = new DynamoDBClient(clientOptions);
async function run(): Promise<number> {
  const { service, receipt, order, contract } = values;
  const consumer = consumers[values.consumer ?? ''];
  const since = values['pending-since'];
  if (service !== undefined && /^[a-z]+$/.test(service)) {
    const name = service.charAt(0).toUpperCase() + service.slice(1);
    return letters(`${values['api-stack']}-${name}RetriesDeadLetters`, (body) => dealWithReceipt(body, redrive));
  }
  if (values['set-aside']) {
    return letters(`${values['api-stack']}-RegistrationNewReceiptsSetAside`, (body) =>
      dealWithFailure(body, redrive, pendingReceipts),
    );
  }
  if (values.announcements) {
    return letters(`${values['api-stack']}-ChangesSetAside`, (body) =>
      dealWithFailure(body, announce, changedReceipts),
    );
  }
  if (values.orders) {
    return letters(`${values['api-stack']}-OrdersAcceptedOrdersSetAside`, (body) =>
      dealWithFailure(body, announceOrder, acceptedOrders),
    );
  }
  if (consumer) {
    const clients = { kinesis: new KinesisClient(clientOptions), lambda: new LambdaClient(clientOptions) };
    const { queue, eventTypes } = consumer;
    return letters(`${values['api-stack']}-${queue}`, (body) => handBack(clients, body, eventTypes));
  }
  if (since !== undefined && !Number.isNaN(Date.parse(since))) {
    const span = { fromMs: Date.parse(since), untilMs: Date.now() };
    const count = await dealWithAll(pendingReceipts(dynamodb, values['data-stack'], span), redrive);
    console.log(`${count} receipts are redriven.`);
    return 0;
  }
  if (receipt !== undefined && contract !== undefined) {
    return (await redrive({ id: receipt, contractId: contract })) ? 0 : 1;
  }
  if (order !== undefined && contract !== undefined) {
    return (await announceOrder({ id: order, contractId: contract })) ? 0 : 1;
  }
  console.error(usage);
  return 2;
}

async function letters(prefix: string, deal: (body: string) => Promise<boolean>): Promise<number> {
  const { done, kept } = await workOff(sqs, await findQueue(sqs, prefix), deal);
  console.log(`${done} letters are dealt with, ${kept} stay where they are.`);
  return kept === 0 ? 0 : 1;
}

const keySchema = z.object({ partition: z.string().includes('#'), id: z.string() });
const failureSchema = z.object({
  DDBStreamBatchInfo: z.object({
    approximateArrivalOfFirstRecord: z.iso.datetime(),
    approximateArrivalOfLastRecord: z.iso.datetime(),
  }),
});

/** What is done to a receipt or an order; false when the API refuses it. */
type Deed = (name: ReceiptName) => Promise<boolean>;

async function dealWithReceipt(body: string, deed: Deed): Promise<boolean> {
  const letter = keySchema.safeParse(parse(body));
  if (!letter.success) {
    console.error(`This letter names no receipt: ${body}`);
    return false;
  }
  const { partition, id } = letter.data;
  return deed({ id, contractId: partition.slice(0, partition.indexOf('#')) });
}

/** A failure record says only where its records stood in the stream, and when: receipts and orders are found by that time. */
async function dealWithFailure(body: string, deed: Deed, find: typeof pendingReceipts): Promise<boolean> {
  const failure = failureSchema.safeParse(parse(body));
  if (!failure.success) return dealWithReceipt(body, deed);
  const { approximateArrivalOfFirstRecord: first, approximateArrivalOfLastRecord: last } =
    failure.data.DDBStreamBatchInfo;
  // The last second is told without its fraction.
  const covered = [...slices(Date.parse(first) - storedBeforeMs, Date.parse(last) + 1_000)];
  // An outage leaves letters by the thousand: what one of them led to is done.
  const open = covered.filter(({ fromMs }) => !slicesDone.has(fromMs));
  const [begin] = open;
  const span = begin && { fromMs: begin.fromMs, untilMs: open.at(-1)?.untilMs ?? begin.untilMs };
  const count = span ? await dealWithAll(find(dynamodb, values['data-stack'], span), deed) : 0;
  for (const { fromMs } of open) slicesDone.add(fromMs);
  console.log(`${count} ${values.orders ? 'orders' : 'receipts'} were found from ${first} to ${last}.`);
  return true;
}

/** Whole minutes that cover the span. */
function* slices(fromMs: number, untilMs: number): Generator<Span> {
  for (let ms = Math.floor(fromMs / sliceMs) * sliceMs; ms < untilMs; ms += sliceMs) {
    yield { fromMs: ms, untilMs: ms + sliceMs };
  }
}

/** Answers how many were done. */
async function dealWithAll(names: AsyncIterable<ReceiptName>, deed: Deed): Promise<number> {
  let count = 0;
  let some: ReceiptName[] = [];
  const dealWithSome = async (): Promise<void> => {
    const outcomes = await Promise.all(some.map(deed));
    count += outcomes.filter(Boolean).length;
    some = [];
  };
  for await (const name of names) if (some.push(name) === deedsAtOnce) await dealWithSome();
  await dealWithSome();
  return count;
}

interface Told {
  readonly id: string;
  readonly status: string;
  readonly registrations: readonly { readonly service: string; readonly status: string; readonly attempts: number }[];
}

function redrive(name: ReceiptName): Promise<boolean> {
  return askFor('redriveReceipt', name);
}

function announce(name: ReceiptName): Promise<boolean> {
  return askFor('announceReceipt', name);
}

/** False when the API refuses it: there is no such receipt. */
async function askFor(field: 'announceReceipt' | 'redriveReceipt', name: ReceiptName): Promise<boolean> {
  const mutation = `mutation ($id: ID!, $contractId: ID!) {
    receipt: ${field}(id: $id, contractId: $contractId) { id status registrations { service status attempts } }
  }`;
  return unlessRefused(name, async () => {
    const { receipt } = await ask<{ receipt: Told }>(target, mutation, { ...name });
    const states = receipt.registrations.map(
      ({ service, status, attempts }) => `${service} ${status} after ${attempts} attempts`,
    );
    console.log(`${receipt.id} of ${name.contractId}: ${receipt.status}, ${states.join(', ')}`);
  });
}

function announceOrder(name: ReceiptName): Promise<boolean> {
  const mutation =
    'mutation ($id: ID!, $contractId: ID!) { order: announceOrder(id: $id, contractId: $contractId) { id acceptedAt } }';
  return unlessRefused(name, async () => {
    const { order } = await ask<{ order: { id: string; acceptedAt: string } }>(target, mutation, { ...name });
    console.log(`${order.id} of ${name.contractId}: accepted at ${order.acceptedAt}, announced once more`);
  });
}

async function unlessRefused(name: ReceiptName, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    console.error(`${name.id} of ${name.contractId}: ${error.message}`);
    return false;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

// Last: by now everything above is there.
process.exitCode = await run();
