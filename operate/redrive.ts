import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ask, RefusedError } from './ask.ts';
import { findQueue, workOff } from './dead-letters.ts';
import { pendingReceipts, type ReceiptName } from './pending-receipts.ts';
import { findTarget, UsageError } from './target.ts';

/**
 * Puts work back that was given up, under the same identity; every step is on the receipt's record.
 *
 *     npm run redrive -- --service tax            what was given up with one service
 *     npm run redrive -- --set-aside              what the stream of new receipts has set aside
 *     npm run redrive -- --pending-since <time>   whatever was submitted since then and is not decided yet
 *     npm run redrive -- --receipt <id> --contract <id>
 *
 * On this machine, or with `--url <url>` on AWS.
 */
const usage =
  'npm run redrive -- --service <name> | --set-aside | --pending-since <time> | --receipt <id> --contract <id>';
const { values } = parseArgs({
  options: {
    service: { type: 'string' },
    'set-aside': { type: 'boolean' },
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
    return letters(`${values['api-stack']}-${name}RetriesDeadLetters`, redriveLetter);
  }
  if (values['set-aside']) {
    return letters(`${values['api-stack']}-RegistrationNewReceiptsSetAside`, redriveSetAside);
  }
  if (since !== undefined && !Number.isNaN(Date.parse(since))) {
    console.log(`${await redrivePending(Date.parse(since), Date.now())} receipts are redriven.`);
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

async function redriveLetter(body: string): Promise<boolean> {
  const letter = keySchema.safeParse(parse(body));
  if (!letter.success) {
    console.error(`This letter names no receipt: ${body}`);
    return false;
  }
  const { partition, id } = letter.data;
  return redrive({ id, contractId: partition.slice(0, partition.indexOf('#')) });
}

/** A failure record says only where its records stood in the stream, and when: the receipts are found by that time. */
async function redriveSetAside(body: string): Promise<boolean> {
  const failure = failureSchema.safeParse(parse(body));
  if (!failure.success) return redriveLetter(body);
  const { approximateArrivalOfFirstRecord: first, approximateArrivalOfLastRecord: last } =
    failure.data.DDBStreamBatchInfo;
  // The last second is told without its fraction.
  const count = await redrivePending(Date.parse(first) - storedBeforeMs, Date.parse(last) + 1_000);
  console.log(`${count} receipts from ${first} to ${last} were not decided, and are redriven.`);
  return true;
}

async function redrivePending(fromMs: number, untilMs: number): Promise<number> {
  let count = 0;
  for await (const name of pendingReceipts(dynamodb, { stack: values['data-stack'], fromMs, untilMs })) {
    if (await redrive(name)) count++;
  }
  return count;
}

const mutation = `mutation ($id: ID!, $contractId: ID!) {
  redriveReceipt(id: $id, contractId: $contractId) { id status registrations { service status attempts } }
}`;

interface Redriven {
  readonly redriveReceipt: {
    readonly id: string;
    readonly status: string;
    readonly registrations: readonly { readonly service: string; readonly status: string; readonly attempts: number }[];
  };
}

/** False when the API refuses it: there is no such receipt. */
async function redrive(name: ReceiptName): Promise<boolean> {
  try {
    const { redriveReceipt: receipt } = await ask<Redriven>(target, mutation, { ...name });
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
