import { KinesisClient } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../product.ts';
import { examples, expectations, sorted, typeNames } from '../receipt-types/example.ts';
import {
  graphql,
  graphqlAsOperator,
  readReceipt,
  receiptFields,
  settled,
  submit,
  trySubmit,
  type Receipt,
} from './client.ts';
import { readEvents } from './events.ts';
import { subscribe } from './subscriber.ts';

/** One receipt, all the way, as ARCHITECTURE tells it: on the synthesized template, over HTTP and WebSocket. */
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

describe.each(typeNames)('a valid document of type %s', (type) => {
  test('goes from PENDING to ACCEPTED, registered with every service, and the change is pushed', async () => {
    const { endpoints } = product;
    const document = firstExample(type);
    const subscriber = await subscribe(endpoints);
    const receipt = await submit(endpoints, { document, reference: `story-${type}` });
    expect(receipt).toMatchObject({ type, status: 'PENDING', replayed: false });
    expect(receipt.number).not.toBeNull();
    expect(receipt.total).toMatch(/^\d+\.\d{2}$/);

    const change = await subscriber.next((pushed) => pushed.id === receipt.id && pushed.status === 'ACCEPTED');
    expect(change.registrations.map(({ service, status }) => `${service} ${status}`).sort()).toEqual([
      'logistics REGISTERED',
      'tax REGISTERED',
    ]);
    subscriber.close();

    const byId = await graphql<{ receipt: Receipt }>(
      endpoints,
      `query ($id: ID!) { receipt(id: $id) { ${receiptFields} document } }`,
      { id: receipt.id },
    );
    expect(byId.data?.receipt).toMatchObject({ id: receipt.id, status: 'ACCEPTED', document, number: receipt.number });
    expect(byId.data?.receipt.decidedAt).not.toBeNull();
    const byReference = await graphql<{ receiptByReference: Receipt }>(
      endpoints,
      'query ($reference: String!) { receiptByReference(reference: $reference) { id } }',
      { reference: `story-${type}` },
    );
    expect(byReference.data?.receiptByReference.id).toBe(receipt.id);
  });
});

test('a receipt is invisible to another contract, by id and by reference', async () => {
  const { endpoints } = product;
  const receipt = await submit(endpoints, { document: firstExample('pos-json'), reference: 'mine' });
  const { data, errors } = await graphql<{ receipt: null; receiptByReference: null }>(
    endpoints,
    'query ($id: ID!) { receipt(id: $id) { id } receiptByReference(reference: "mine") { id } }',
    { id: receipt.id },
    endpoints.contracts.secondReadWrite.apiKey,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ receipt: null, receiptByReference: null });
});

test('a refusing service makes the receipt REJECTED, and the other service voids it', async () => {
  const { endpoints } = product;
  await setFault('tax', { mode: 'refuse' });
  const receipt = await submit(endpoints, { document: firstExample('pos-json'), reference: 'refused' });
  await settled(endpoints);
  await setFault('tax', { mode: 'none' });
  const { status, registrations } = await readReceipt(endpoints, receipt.id);
  expect(status).toBe('REJECTED');
  const byService = Object.fromEntries(registrations.map((entry) => [entry.service, entry.status]));
  expect(byService).toEqual({ tax: 'REFUSED', logistics: 'VOIDED' });
});

test('a service that loses its answers is asked before it is sent to again, and registers once', async () => {
  const { endpoints } = product;
  const before = await countOf('logistics');
  await setFault('logistics', { mode: 'lost-answer' });
  const receipt = await submit(endpoints, { document: firstExample('pos-json'), reference: 'lost' });
  const subscriber = await subscribe(endpoints, receipt.id);
  await setFault('logistics', { mode: 'none' });
  await settled(endpoints);
  subscriber.close();
  expect((await readReceipt(endpoints, receipt.id)).status).toBe('ACCEPTED');
  expect((await countOf('logistics')).registered).toBe(before.registered + 1);
});

describe.each(typeNames)('of the examples of type %s', (type) => {
  test('every valid one is ACCEPTED, and given back as it was sent', async () => {
    const { endpoints } = product;
    const key = endpoints.contracts.secondReadWrite.apiKey;
    const taken = await Promise.all(
      examples(type, 'valid').map(async (example) => ({
        ...example,
        receipt: await submit(endpoints, { ...example.input, reference: `${type} ${example.name}` }, key),
      })),
    );
    await settled(endpoints);
    for (const { name, input, receipt } of taken) {
      const { data } = await graphql<{ receipt: Receipt & { encoding: string } }>(
        endpoints,
        'query ($id: ID!) { receipt(id: $id) { type status document encoding } }',
        { id: receipt.id },
        key,
      );
      const { document, encoding } = input;
      expect([name, data?.receipt]).toEqual([name, { type, status: 'ACCEPTED', document, encoding }]);
    }
  });

  test('every invalid one is answered with its violations, and no other', async () => {
    const key = product.endpoints.contracts.secondReadWrite.apiKey;
    const expected = expectations(type);
    for (const { name, input } of examples(type, 'invalid')) {
      const { data, errors } = await trySubmit(product.endpoints, input, key);
      const [error] = errors ?? [];
      const { violations } = error?.errorInfo as { violations: { path: string; code: string }[] };
      expect([name, data, error?.errorType]).toEqual([name, null, expected[name]?.errorType]);
      expect([name, sorted(violations)]).toEqual([name, sorted(expected[name]?.violations ?? [])]);
    }
  });
});

test('an operator signs, rotates and ends a contract', async () => {
  const { endpoints } = product;
  type Signed = { contract: { id: string; mode: string; status: string }; apiKey: string };
  const signed = await graphqlAsOperator<{ signContract: Signed }>(
    endpoints,
    'mutation { signContract(name: "Corner shop", mode: READ_WRITE) { contract { id name mode status } apiKey } }',
  );
  const { contract, apiKey } = signed.data?.signContract ?? expect.fail(JSON.stringify(signed));
  const document = firstExample('pos-json');
  await submit(endpoints, { document, reference: '1' }, apiKey);

  const rotated = await graphqlAsOperator<{ rotateContractKey: Signed }>(
    endpoints,
    'mutation ($id: ID!) { rotateContractKey(id: $id) { contract { id } apiKey } }',
    { id: contract.id },
  );
  const secondKey = rotated.data?.rotateContractKey.apiKey ?? expect.fail(JSON.stringify(rotated));
  expect(await submit(endpoints, { document, reference: '1' }, secondKey)).toMatchObject({ replayed: true });
  expect(await submit(endpoints, { document, reference: '1' }, apiKey)).toMatchObject({ replayed: true });

  const ended = await graphqlAsOperator<{ endContract: { status: string } }>(
    endpoints,
    'mutation ($id: ID!) { endContract(id: $id) { status } }',
    { id: contract.id },
  );
  expect(ended.data?.endContract.status).toBe('ENDED');
  const denied = await graphql<{ signContract: Signed }>(
    endpoints,
    'mutation { signContract(name: "Mine", mode: READ) { apiKey } }',
  );
  expect(denied.errors?.[0]).toMatchObject({ errorType: 'Unauthorized' });
});

test('every change of a receipt is on the Kinesis stream', async () => {
  const { endpoints } = product;
  const receipt = await submit(endpoints, { document: firstExample('pos-json'), reference: 'in the stream' });
  await settled(endpoints);
  const { region, aws, operator } = endpoints;
  const events = await readEvents(new KinesisClient({ region, endpoint: aws, credentials: operator }));
  const own = events.filter((event) => event.id === receipt.id);
  expect(own.map((event) => event.payload.status)).toEqual(['PENDING', 'ACCEPTED']);
  expect(own.every((event) => event.contractId === endpoints.contracts.readWrite.id)).toBe(true);
});

function firstExample(type: string): string {
  return examples(type, 'valid')[0]?.input.document ?? expect.fail(`${type} has no valid example`);
}

async function setFault(service: 'tax' | 'logistics', fault: { mode: string }): Promise<void> {
  const answer = await fetch(`${product.endpoints.services[service]}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(answer.ok).toBe(true);
}

async function countOf(service: 'tax' | 'logistics'): Promise<{ calls: number; registered: number; voided: number }> {
  const answer = await fetch(`${product.endpoints.services[service]}/count`);
  return (await answer.json()) as { calls: number; registered: number; voided: number };
}
