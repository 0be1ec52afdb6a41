import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { everyReceipt, graphql, receiptFields, settled, trySubmit, type Receipt, type SubmitInput } from './client.ts';
import { sign } from './operator.ts';

interface Verdict {
  readonly receipt: Receipt | null;
  readonly error: { readonly errorType: string; readonly message: string; readonly errorInfo: string | null } | null;
}

const examples = path.resolve(import.meta.dirname, '../../receipt-types');
const xml = readFileSync(path.join(examples, 'fiscal-check-xml/examples/valid/sale.xml'), 'utf8');

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

function submitBatch(inputs: readonly SubmitInput[], apiKey?: string) {
  const mutation = `mutation ($inputs: [SubmitReceiptInput!]!) {
    submitReceipts(inputs: $inputs) { receipt { ${receiptFields} document } error { errorType message errorInfo } }
  }`;
  return graphql<{ submitReceipts: Verdict[] }>(product.endpoints, mutation, { inputs }, apiKey);
}

async function verdictsOf(inputs: readonly SubmitInput[], apiKey?: string): Promise<Verdict[]> {
  const { data, errors } = await submitBatch(inputs, apiKey);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.submitReceipts;
}

test('receipts of one operation are each taken, registered and accepted, beside those that are not', async () => {
  const { apiKey } = await sign(product.endpoints, { name: 'Platform' });
  const inputs = [
    { document: posDocument(1), reference: 'b-1' },
    { document: '{"broken"', reference: 'b-2' },
    { document: xml },
    { document: JSON.stringify({ ...JSON.parse(posDocument(2)), total: -1 }), type: 'pos-json' },
    { document: posDocument(1), reference: 'b-1' },
    { document: posDocument(3), reference: 'b-1' },
    { document: posDocument(3), type: 'no-such-type' },
  ];
  const verdicts = await verdictsOf(inputs, apiKey);
  expect(verdicts.map(({ receipt, error }) => receipt?.status ?? error?.errorType)).toEqual([
    'PENDING',
    'MalformedDocument',
    'PENDING',
    'ValidationFailed',
    'PENDING',
    'ReferenceConflict',
    'UnknownReceiptType',
  ]);
  expect(verdicts[4]?.receipt).toEqual({ ...verdicts[0]?.receipt, replayed: true });
  expect(verdicts[2]?.receipt?.document).toBe(xml);
  expect(JSON.parse(verdicts[3]?.error?.errorInfo ?? '')).toHaveProperty('violations.0.path', '/total');
  await settled(product.endpoints);
  const stored = await everyReceipt(product.endpoints, 100, apiKey);
  expect(stored.map(({ id, status }) => [id, status])).toEqual(
    [verdicts[0], verdicts[2]].map((verdict) => [verdict?.receipt?.id, 'ACCEPTED']).sort(),
  );
});

test('a batch that is sent again is replayed as a whole', async () => {
  const { apiKey } = await sign(product.endpoints, { name: 'Retrying platform' });
  const inputs = Array.from({ length: 25 }, (_, index) => ({ document: posDocument(100 + index) }));
  const first = await verdictsOf(inputs, apiKey);
  const again = await verdictsOf(inputs, apiKey);
  expect(first.every(({ receipt }) => receipt?.replayed === false)).toBe(true);
  expect(again.map(({ receipt }) => [receipt?.id, receipt?.replayed])).toEqual(
    first.map(({ receipt }) => [receipt?.id, true]),
  );
});

test.each([0, 26])('%i receipts are refused', async (count) => {
  const inputs = Array.from({ length: count }, (_, index) => ({ document: posDocument(index) }));
  const { data, errors } = await submitBatch(inputs);
  expect(data).toBeNull();
  expect(errors?.[0]).toMatchObject({ errorType: 'InvalidArgument', errorInfo: { argument: 'inputs' } });
});

test('a contract that may only read submits none', async () => {
  const { readOnly } = product.endpoints.contracts;
  const { errors } = await submitBatch([{ document: posDocument(1) }], readOnly.apiKey);
  expect(errors?.[0]?.errorType).toBe('Unauthorized');
});

test('every receipt of a batch counts against the rate of the contract', async () => {
  const rate = { requestsPerSecond: 1, burst: 3 };
  const { apiKey } = await sign(product.endpoints, { name: 'Slow platform', ...rate });
  const inputs = Array.from({ length: 10 }, (_, index) => ({ document: posDocument(200 + index) }));
  const verdicts = await verdictsOf(inputs, apiKey);
  const throttled = verdicts.filter(({ error }) => error?.errorType === 'Throttled');
  expect(throttled.length).toBeGreaterThanOrEqual(5);
  expect(JSON.parse(throttled[0]?.error?.errorInfo ?? '')).toHaveProperty('retryAfterMs');
  expect(verdicts.some(({ receipt }) => receipt)).toBe(true);
});

const input: fc.Arbitrary<SubmitInput> = fc.oneof(
  fc.record(
    { document: fc.nat(4).map((number) => posDocument(number)), reference: fc.constantFrom('x', 'y', 'z') },
    { requiredKeys: ['document'] },
  ),
  fc.constantFrom<SubmitInput>(
    { document: '' },
    { document: '{}' },
    { document: xml, type: 'pos-json' },
    { document: xml, type: 'fiscal-check-xml', reference: 'y' },
    { document: posDocument(1), reference: '' },
    { document: '!', encoding: 'BASE64' },
  ),
);

test('a batch answers what the same receipts answer one by one', async () => {
  const { endpoints } = product;
  await fc.assert(
    fc.asyncProperty(fc.array(input, { minLength: 1, maxLength: 12 }), async (inputs) => {
      const [together, alone] = await Promise.all([
        sign(endpoints, { name: 'Together' }),
        sign(endpoints, { name: 'Alone' }),
      ]);
      const verdicts = await verdictsOf(inputs, together.apiKey);
      const ids = { together: new Map<string, number>(), alone: new Map<string, number>() };
      for (const [index, one] of inputs.entries()) {
        const { data, errors } = await trySubmit(endpoints, one, alone.apiKey);
        const { receipt, error } = verdicts[index] ?? {};
        expect(told(receipt, error?.errorType, ids.together)).toEqual(
          told(data?.submitReceipt, errors?.[0]?.errorType, ids.alone),
        );
      }
    }),
    { numRuns: 8 },
  );
});

/** What does not depend on the contract or the time: which receipt it is, counted from the first one seen. */
function told(receipt: Receipt | null | undefined, errorType: string | undefined, ids: Map<string, number>) {
  if (!receipt) return { errorType };
  const which = ids.get(receipt.id) ?? ids.size;
  ids.set(receipt.id, which);
  const { type, reference, number, total, currency, replayed } = receipt;
  return { which, type, reference, number, total, currency, replayed };
}
