import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ask, RefusedError } from './ask.ts';
import { findQueue, workOff } from './dead-letters.ts';
import { changedReceipts, pendingReceipts, type ReceiptName, type Span } from './find-receipts.ts';
import { findTarget, UsageError } from './target.ts';

/**
 * Puts work back that was given up, under the same identity; every step is on the receipt's record.
 *
 *     npm run redrive -- --service tax            what was given up with one service
 *     npm run redrive -- --set-aside              what the stream of new receipts has set aside
 *     npm run redrive -- --announcements          changes that subscribers and the event stream have not been told of
 *     npm run redrive -- --pending-since <time>   whatever was submitted since then and is not decided yet
 *     npm run redrive -- --receipt <id> --contract <id>
 *
 * On this machine, or with `--url <url>` on AWS.
 */
const usage =
  'npm run redrive -- --service <name> | --set-aside | --announcements | --pending-since <time> | --receipt <id> --contract <id>';
const { values } = parseArgs({
  options: {
    service: { type: 'string' },
    'set-aside': { type: 'boolean' },
    announcements: { type: 'boolean' },
    'pending-since': { type: 'string' },
    receipt: { type: 'string' },
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
  const { service, receipt, contract } = values;
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
  if (since !== undefined && !Number.isNaN(Date.parse(since))) {
    const span = { fromMs: Date.parse(since), untilMs: Date.now() };
    const count = await dealWithAll(pendingReceipts(dynamodb, values['data-stack'], span), redrive);
    console.log(`${count} receipts are redriven.`);
    return 0;
  }
  if (receipt !== undefined && contract !== undefined) {
    return (await redrive({ id: receipt, contractId: contract })) ? 0 : 1;
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

/** What is done to a receipt; false when the API refuses it. */
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

/** A failure record says only where its records stood in the stream, and when: the receipts are found by that time. */
async function dealWithFailure(body: string, deed: Deed, find: typeof pendingReceipts): Promise<boolean> {
  const failure = failureSchema.safeParse(parse(body));
  if (!failure.success) return dealWithReceipt(body, deed);
  const { approximateArrivalOfFirstRecord: first, approximateArrivalOfLastRecord: last } =
    failure.data.DDBStreamBatchInfo;
  let count = 0;
  // The last second is told without its fraction.
  for (const slice of slices(Date.parse(first) - storedBeforeMs, Date.parse(last) + 1_000)) {
    // An outage leaves letters by the thousand: what one of them led to is done.
    if (slicesDone.has(slice.fromMs)) continue;
    count += await dealWithAll(find(dynamodb, values['data-stack'], slice), deed);
    slicesDone.add(slice.fromMs);
  }
  console.log(`${count} receipts were found from ${first} to ${last}.`);
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
  try {
    const { receipt } = await ask<{ receipt: Told }>(target, mutation, { ...name });
    const states = receipt.registrations.map(
      ({ service, status, attempts }) => `${service} ${status} after ${attempts} attempts`,
    );
    console.log(`${receipt.id} of ${name.contractId}: ${receipt.status}, ${states.join(', ')}`);
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
