import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMeter } from '../../bench/meter.ts';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { graphql, settled, tryRange } from './client.ts';
import { unitsBetween } from './metered-units.ts';
import { sign } from './operator.ts';
import { nobodys, signTenants, type Tenant } from './tenant.ts';

/**
 * Many contracts that use the same references, the same documents and each other's ids and tokens, through the front door: whatever
 * one of them asks, the answer is what it would be if the others did not exist.
 */
const CONTRACTS = 8;
const REFERENCES = ['r-0', 'r-1', 'r-2', 'r-3'];

let product: Product;
let tenants: readonly Tenant[];

beforeAll(async () => {
  product = await startProduct();
  const { endpoints } = product;
  const signed = await Promise.all(
    Array.from({ length: CONTRACTS }, (_, index) => sign(endpoints, { name: `Shop ${index}` })),
  );
  tenants = await signTenants(endpoints, signed);
  // Everybody has something that is worth finding.
  for (const tenant of tenants) await Promise.all([tenant.submit('r-0', 0), tenant.order(1)]);
}, 120_000);

afterAll(async () => {
  for (const { subscriber } of tenants) subscriber.close();
  await product.stop();
});

const who = fc.nat(CONTRACTS - 1);
const reference = fc.constantFrom(...REFERENCES);
/** Few documents for many contracts: fingerprints meet. */
const document = fc.nat(3);
const clientKey = fc.constantFrom('k-0', 'k-1', 'k-2');

type Step = () => Promise<void>;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who, reference, document }).map(
    (step): Step =>
      () =>
        at(step.who).submit(step.reference, step.document),
  ),
  fc.record({ who, document }).map(
    (step): Step =>
      () =>
        at(step.who).submitWithoutReference(step.document),
  ),
  fc.record({ who, document }).map(
    (step): Step =>
      () =>
        at(step.who).order(step.document),
  ),
  fc.record({ who, clientKey, document }).map(
    (step): Step =>
      () =>
        at(step.who).orderUnderKey(step.clientKey, step.document),
  ),
  fc.record({ who, submissions: fc.array(fc.record({ reference, document }), { minLength: 1, maxLength: 5 }) }).map(
    (step): Step =>
      () =>
        at(step.who).submitTogether(step.submissions),
  ),
  fc.record({ who, other: who }).map(
    (step): Step =>
      () =>
        at(step.who).askForIdsOf(at(step.other)),
  ),
  fc.record({ who, reference }).map(
    (step): Step =>
      () =>
        at(step.who).askByReference(step.reference),
  ),
  fc.record({ who, limit: fc.integer({ min: 1, max: 3 }) }).map(
    (step): Step =>
      () =>
        at(step.who).walk(step.limit),
  ),
  fc.record({ who, other: who }).map(
    (step): Step =>
      () =>
        at(step.who).replayTokensOf(at(step.other)),
  ),
  fc.record({ who, other: who }).map(
    (step): Step =>
      () =>
        at(step.who).listenForIdsOf(at(step.other)),
  ),
);

test('no contract obtains or infers anything of another, whatever it asks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 12 }), async (path) => {
      for (const step of path) await step();
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('25 receipts of one operation are the same 25 to nobody else, though everybody sends them', async () => {
  const inputs = Array.from({ length: 25 }, (_, index) => ({
    document: posDocument(index % 4),
    reference: `together ${index}`,
  }));
  const first = await Promise.all(tenants.map((tenant) => tenant.submitMany(inputs)));
  const ids = first.map((verdicts) => verdicts.map(({ receipt }) => receipt?.id ?? expect.fail()));
  expect(new Set(ids.flat()).size).toBe(CONTRACTS * inputs.length);
  expect(first.flat().some(({ receipt }) => receipt?.replayed)).toBe(false);
  for (const [index, tenant] of tenants.entries()) {
    const again = await tenant.submitMany(inputs);
    expect(again.map(({ receipt }) => [receipt?.id, receipt?.replayed])).toEqual(ids[index]?.map((id) => [id, true]));
    for (const { receipt } of again) if (receipt) tenant.receipts.set(receipt.reference ?? '', receipt);
  }
  for (const tenant of tenants) await tenant.walk(10_000);
}, 60_000);

test('the receipt types are the same to everybody, whatever others submit', async () => {
  const query = '{ receiptTypes { name version format services } }';
  const answers = await Promise.all(tenants.map(({ apiKey }) => graphql(product.endpoints, query, {}, apiKey)));
  expect(answers[0]?.errors).toBeUndefined();
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('a page token is of no use to a contract of another mode or rate, nor a piece of one to anybody', async () => {
  const owner = at(0);
  for (const under of REFERENCES) if (!owner.receipts.has(under)) await owner.submit(under, 0);
  await owner.walk(1);
  const { token, query } = owner.tokens.at(-1) ?? expect.fail();
  const strangers = await signTenants(
    product.endpoints,
    await Promise.all([
      sign(product.endpoints, { name: 'Reads', mode: 'READ' }),
      sign(product.endpoints, { name: 'Slow', requestsPerSecond: 10, burst: 20 }),
    ]),
  );
  for (const stranger of strangers) {
    await stranger.expectNoToken({ ...query, nextToken: token });
    stranger.subscriber.close();
  }
  const pieces = [token.slice(0, -1), token.slice(0, 20), `${token}A`, `${token}=`, token.toLowerCase(), 'AQ', ''];
  for (const nextToken of pieces) await owner.expectNoToken({ ...query, nextToken });
  // Its own contract goes on with it, however often and however much has come since.
  await owner.submit('after the token', 2);
  const pages = await Promise.all(
    [1, 2].map(() => tryRange(product.endpoints, { ...query, nextToken: token }, owner.apiKey)),
  );
  expect(pages[0]?.data?.receiptsByRange.items).toHaveLength(1);
  expect(pages[1]?.data?.receiptsByRange.items).toEqual(pages[0]?.data?.receiptsByRange.items);
});

test('what another contract has leads to the same calls on the tables as what nobody has', async () => {
  const { endpoints } = product;
  const [tenant, other] = [at(1), at(2)];
  await Promise.all([other.submit('only the other', 3), other.order(3)]);
  const id = other.receipts.get('only the other')?.id ?? expect.fail();
  const order = other.orders.at(-1) ?? expect.fail();
  const query = `query ($id: ID!, $order: ID!, $reference: String!) {
    receipt(id: $id) { id document } order(id: $order) { id } receiptByReference(reference: $reference) { id document } }`;
  const unitsOf = async (variables: Record<string, string>): Promise<ReadonlyMap<string, number>> => {
    await settled(endpoints);
    const before = await readMeter(endpoints);
    for (let repetition = 0; repetition < 5; repetition++) {
      const { data } = await graphql(endpoints, query, variables, tenant.apiKey);
      expect(data).toEqual({ receipt: null, order: null, receiptByReference: null });
    }
    await settled(endpoints);
    return unitsBetween(before, await readMeter(endpoints));
  };
  const foreign = await unitsOf({ id, order, reference: 'only the other' });
  const absent = await unitsOf({ id: nobodys(id), order: nobodys(order), reference: 'only no other!' });
  expect(
    [...foreign]
      .filter(([name]) => name.startsWith('DynamoDB'))
      .map(([name]) => name)
      .sort(),
  ).toEqual([
    'DynamoDB: read request units, Claims GetItem',
    'DynamoDB: read request units, Orders GetItem',
    'DynamoDB: read request units, Receipts GetItem',
  ]);
  expect(absent).toEqual(foreign);
});

test('a reference that another contract has used costs the same to submit under as one that nobody has', async () => {
  const { endpoints } = product;
  const [tenant, other] = [at(3), at(4)];
  await other.submit('taken elsewhere', 2);
  const unitsOf = async (under: string): Promise<ReadonlyMap<string, number>> => {
    await settled(endpoints);
    const before = await readMeter(endpoints);
    await tenant.submit(under, 2);
    return unitsBetween(before, await readMeter(endpoints));
  };
  const names = ['Claims UpdateItem', 'Receipts PutItem'].map((name) => `DynamoDB: write request units, ${name}`);
  const writesOf = (units: ReadonlyMap<string, number>): unknown[] => names.map((name) => units.get(name));
  const taken = writesOf(await unitsOf('taken elsewhere'));
  expect(taken).toEqual([expect.any(Number), expect.any(Number)]);
  expect(writesOf(await unitsOf('taken by nobody'))).toEqual(taken);
});

test('every subscriber has heard of its own receipts, and of no others', async () => {
  await settled(product.endpoints);
  for (const tenant of tenants) {
    const own = new Set(await tenant.ids());
    const heard = tenant.subscriber.seen();
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter(({ id }) => !own.has(id))).toEqual([]);
  }
});

function at(index: number): Tenant {
  return tenants[index] ?? expect.fail();
}
