import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fiscalCheckDocument, posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { settled, submit, tryRange, type Receipt } from './client.ts';

/**
 * Random ranges, limits and filters against a model of what was answered, while other receipts go on being submitted: a
 * walk shows, in order and once, every receipt in its range that was answered before the walk began, and nothing that the
 * range or the filters exclude.
 */
let product: Product;
const answered: Receipt[] = [];
let submitting = true;
let submitters: Promise<unknown>;

beforeAll(async () => {
  product = await startProduct();
  for (let batch = 0; batch < 15; batch++)
    await Promise.all(Array.from({ length: 20 }, (_, i) => submitOne(batch * 20 + i)));
  await settled(product.endpoints);
  submitters = Promise.all([submitOnAndOn(1_000), submitOnAndOn(100_000)]);
}, 120_000);

afterAll(async () => {
  submitting = false;
  await submitters;
  await product.stop();
});

test('Query.receiptsByRange shows every answered receipt of its range once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: -0.1, max: 1.1, noNaN: true }),
      fc.double({ min: -0.1, max: 1.1, noNaN: true }),
      fc.constantFrom(undefined, 'pos-json', 'fiscal-check-xml'),
      fc.constantFrom(undefined, 'ACCEPTED'),
      fc.constantFrom(undefined, 1, 7, 100, 10_000),
      async (start, end, type, status, limit) => {
        const known = [...answered];
        const range = rangeOver(known, Math.min(start, end), Math.max(start, end));
        const items = await walk({ ...range, type, status }, limit);

        expect(items.map((item) => item.id)).toEqual([...new Set(items.map((item) => item.id))].sort());
        for (const item of items) {
          expect(item.submittedAt >= range.from && item.submittedAt < range.to).toBe(true);
          if (type) expect(item.type).toBe(type);
          if (status) expect(item.status).toBe(status);
        }
        const shown = new Set(items.map((item) => item.id));
        // A receipt submitted a moment ago may still be pending, so the status filter is held to the settled ones.
        const expected = (status ? known.slice(0, 300) : known).filter(
          (receipt) =>
            receipt.submittedAt >= range.from && receipt.submittedAt < range.to && (!type || receipt.type === type),
        );
        expect(expected.filter((receipt) => !shown.has(receipt.id))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test('Query.receiptsByRange shows a contract nothing of another', async () => {
  const { secondReadWrite, readOnly } = product.endpoints.contracts;
  for (const { apiKey } of [secondReadWrite, readOnly]) {
    const { data } = await tryRange(product.endpoints, rangeOver(answered, 0, 1.1), apiKey);
    expect(data?.receiptsByRange).toEqual({ items: [], nextToken: null });
  }
});

test('Query.receiptsByRange refuses a token of another contract, query or making', async () => {
  const range = rangeOver(answered, 0, 1);
  const { data } = await tryRange(product.endpoints, { ...range, limit: 2 });
  const nextToken = data?.receiptsByRange.nextToken ?? '';
  expect(nextToken).not.toBe('');
  const altered = `${nextToken.slice(0, -2)}${nextToken.endsWith('AA') ? 'BB' : 'AA'}`;
  for (const [query, key] of [
    [{ ...range, nextToken }, product.endpoints.contracts.secondReadWrite.apiKey],
    [{ ...range, type: 'pos-json', nextToken }, undefined],
    [{ ...range, nextToken: altered }, undefined],
  ] as const) {
    const { errors } = await tryRange(product.endpoints, query, key);
    expect(errors?.[0]).toMatchObject({ errorType: 'InvalidArgument' });
  }
});

async function submitOnAndOn(first: number): Promise<void> {
  for (let index = first; submitting; index++) await submitOne(index);
}

async function submitOne(index: number): Promise<void> {
  const document = index % 3 === 0 ? fiscalCheckDocument(index) : posDocument(index);
  answered.push(await submit(product.endpoints, { document, reference: `range-${index}` }));
}

/** The part of the time that the receipts span, from the share `start` to the share `end` of it. */
function rangeOver(receipts: readonly Receipt[], start: number, end: number): { from: string; to: string } {
  const times = receipts.map((receipt) => Date.parse(receipt.submittedAt));
  const firstMs = Math.min(...times);
  const spanMs = Math.max(...times) - firstMs;
  const at = (share: number): number => Math.floor(firstMs + share * spanMs);
  return { from: new Date(at(start)).toISOString(), to: new Date(Math.max(at(end), at(start) + 1)).toISOString() };
}

async function walk(query: Parameters<typeof tryRange>[1], limit: number | undefined): Promise<Receipt[]> {
  const items: Receipt[] = [];
  let nextToken: string | null = null;
  do {
    // A page of one would take a request per receipt: the first pages show what there is to see.
    const pageLimit: number | undefined = items.length >= 20 && limit === 1 ? 100 : limit;
    const { data, errors } = await tryRange(product.endpoints, { ...query, limit: pageLimit, nextToken });
    if (!data) throw new Error(JSON.stringify(errors));
    expect(data.receiptsByRange.items.length).toBeLessThanOrEqual(pageLimit ?? 100);
    items.push(...data.receiptsByRange.items);
    nextToken = data.receiptsByRange.nextToken;
  } while (nextToken !== null);
  return items;
}
