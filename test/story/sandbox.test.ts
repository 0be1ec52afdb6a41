import { KinesisClient } from '@aws-sdk/client-kinesis';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { faultModes, type FaultMode } from '../../demo/faults.ts';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { readReceipt, settled, submit, type Receipt } from './client.ts';
import { readEvents } from './events.ts';

/** What docs/sandbox.md promises to whoever writes a directive into a reference, through the product and as a client sees it. */
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

type ServiceName = 'tax' | 'logistics';

interface Course {
  /** Whose calls meet it: no service fails so often in a row that its breaker opens. */
  readonly service: ServiceName;
  readonly directive: string;
  /** What the registration shows on its way, and in the end. */
  readonly states: readonly string[];
  readonly status: 'ACCEPTED' | 'REJECTED';
}

const courses: Readonly<Record<FaultMode, Course>> = {
  none: { service: 'tax', directive: 'none@50', states: ['REGISTERED'], status: 'ACCEPTED' },
  slow: retried('logistics', 'slow', 'no answer within 2000 ms'),
  error: retried('tax', 'error*1', 'HTTP status 500'),
  hang: retried('logistics', 'hang*1', 'no answer within 2000 ms'),
  'lost-answer': retried('tax', 'lost-answer*1', 'the connection broke'),
  refuse: {
    service: 'logistics',
    directive: 'refuse',
    states: ['REFUSED Refused by the service.'],
    status: 'REJECTED',
  },
  garbage: retried('tax', 'garbage*1', 'the answer makes no sense'),
  'rate-limit': retried('logistics', 'rate-limit*1', 'HTTP status 429'),
};

/** In doubt for that reason, and registered in the end. */
function retried(service: ServiceName, directive: string, reason: string): Course {
  return { service, directive, states: [`RETRYING ${reason}`, 'REGISTERED'], status: 'ACCEPTED' };
}

test('the table of docs/sandbox.md names every mode', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/sandbox.md'), 'utf8');
  const named = [...page.matchAll(/^\| `([a-z-]+)` /gm)].map(([, mode]) => mode);
  expect(named).toEqual([...faultModes]);
});

test('a receipt meets what its reference asks for, registers once, and tells it all on its record', async () => {
  const { 'rate-limit': limited, ...others } = courses;
  const met = await submittedTo(Object.values(others));
  await settled(product.endpoints);
  // A service that asks to be left alone is, by all: what came in that second would not meet what its own reference asks for.
  met.push(...(await submittedTo([limited])));
  await settled(product.endpoints);
  const histories = await historiesOf(met.map(({ receipt }) => receipt.id));
  for (const { receipt: submission, course } of met) {
    const { id, reference } = submission;
    const { service, states, status } = course;
    expect([reference, histories.get(id)?.[service]]).toEqual([reference, states]);
    const receipt = await read(id);
    expect([reference, receipt.status]).toEqual([reference, status]);
    const other = receipt.registrations.find((registration) => registration.service !== service);
    expect([reference, other?.status]).toEqual([reference, status === 'ACCEPTED' ? 'REGISTERED' : 'VOIDED']);
  }
  // Each once by effect, however often it was sent; what was refused is in no service's books.
  expect(await countOf('tax')).toMatchObject({ registered: met.length, voided: 1 });
  expect(await countOf('logistics')).toMatchObject({ registered: met.length - 1, voided: 0 });
}, 60_000);

test('a directive that makes no sense is refused with a reason that says so', async () => {
  const { id } = await submitted(20, 'sandbox(tax=sleepy)');
  await settled(product.endpoints);
  const { status, registrations } = await read(id);
  expect(status).toBe('REJECTED');
  expect(registrations.find(({ service }) => service === 'tax')).toMatchObject({
    status: 'REFUSED',
    reason: expect.stringMatching(/^Sandbox: "tax=sleepy" is none of/) as unknown,
  });
});

test('a service that hangs at every call about a receipt leaves it RETRYING, and holds up no other', async () => {
  const hanging = await submitted(30, 'sandbox(tax=hang)');
  await expect
    .poll(() => stateOf(hanging.id, 'tax'), { timeout: 20_000 })
    .toMatchObject({ status: 'RETRYING', reason: 'no answer within 2000 ms', attempts: 1 });
  const beside = await submitted(31, 'beside');
  await expect.poll(async () => (await read(beside.id)).status, { timeout: 20_000 }).toBe('ACCEPTED');
  // Asked about now, and in vain: the record goes on telling.
  await expect
    .poll(() => stateOf(hanging.id, 'tax'), { timeout: 30_000 })
    .toMatchObject({ status: 'RETRYING', reason: 'no answer within 8000 ms', attempts: 2 });
  expect(await read(hanging.id)).toMatchObject({ status: 'PENDING' });
  expect(await stateOf(hanging.id, 'logistics')).toMatchObject({ status: 'REGISTERED' });
}, 90_000);

/** One receipt for each course, all at once. */
function submittedTo(these: readonly Course[]) {
  return Promise.all(
    these.map(async (course) => {
      const { service, directive } = course;
      const seed = Object.values(courses).indexOf(course);
      return { course, receipt: await submitted(seed, `sandbox(${service}=${directive})`) };
    }),
  );
}

function submitted(seed: number, reference: string): Promise<Receipt> {
  return submit(product.endpoints, { document: posDocument(seed), reference: `${reference} ${seed}` });
}

function read(id: string): Promise<Receipt> {
  return readReceipt(product.endpoints, id);
}

async function stateOf(id: string, service: ServiceName) {
  return (await read(id)).registrations.find((registration) => registration.service === service);
}

const changeSchema = z.object({
  registrations: z.array(z.object({ service: z.string(), status: z.string(), reason: z.string().nullish() })),
});

/** What each receipt's registrations have shown after the first PENDING, in order and without repetition, as the event stream tells it. */
async function historiesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Record<string, string[]>>> {
  const { region, aws: endpoint, operator: credentials } = product.endpoints;
  const events = await readEvents(new KinesisClient({ region, endpoint, credentials }));
  const histories = new Map(ids.map((id): [string, Record<string, string[]>] => [id, {}]));
  for (const { id, payload } of events.sort((a, b) => (a.version ?? 0) - (b.version ?? 0))) {
    const history = histories.get(id);
    if (!history) continue;
    for (const { service, status, reason } of changeSchema.parse(payload).registrations) {
      const states = (history[service] ??= []);
      const state = typeof reason === 'string' ? `${status} ${reason}` : status;
      if (status !== 'PENDING' && states.at(-1) !== state) states.push(state);
    }
  }
  return histories;
}

async function countOf(service: ServiceName): Promise<unknown> {
  return (await fetch(`${product.endpoints.services[service]}/count`)).json();
}
