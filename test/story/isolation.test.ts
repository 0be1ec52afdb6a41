import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMeter } from '../../bench/meter.ts';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import {
  graphql,
  receiptFields,
  settled,
  submit,
  tryRange,
  trySubmit,
  type Answer,
  type Receipt,
  type RangeQuery,
  type SubmitInput,
} from './client.ts';
import { unitsBetween } from './metered-units.ts';
import { sign } from './operator.ts';
import { trySubmitOrder } from './orders-client.ts';
import { subscribe, type Subscriber } from './subscriber.ts';

/**
 * Many contracts that use the same references, the same documents and each other's ids and tokens, through the front door: whatever
 * one of them asks, the answer is what it would be if the others did not exist.
 */
const CONTRACTS = 8;
const REFERENCES = ['r-0', 'r-1', 'r-2', 'r-3'];

interface Tenant {
  readonly apiKey: string;
  readonly id: string;
  /** What it was answered, by reference. */
  readonly receipts: Map<string, Receipt>;
  readonly orders: string[];
  /** What it ordered first under each client key. */
  readonly keyed: Map<string, { readonly id: string; readonly quantity: number }>;
  readonly tokens: { readonly token: string; readonly query: RangeQuery }[];
}

let product: Product;
let tenants: Tenant[];
let subscribers: Subscriber[];

beforeAll(async () => {
  product = await startProduct();
  const { endpoints } = product;
  const signed = await Promise.all(
    Array.from({ length: CONTRACTS }, (_, index) => sign(endpoints, { name: `Shop ${index}` })),
  );
  tenants = signed.map((contract) => ({ ...contract, receipts: new Map(), orders: [], keyed: new Map(), tokens: [] }));
  subscribers = await Promise.all(tenants.map(({ apiKey }) => subscribe(endpoints, undefined, apiKey)));
  // Everybody has something that is worth finding.
  for (const tenant of tenants) await Promise.all([submitAs(tenant, 'r-0', 0), orderAs(tenant, 1)]);
}, 120_000);

afterAll(async () => {
  for (const subscriber of subscribers) subscriber.close();
  await product.stop();
});

const who = fc.nat(CONTRACTS - 1);
const reference = fc.constantFrom(...REFERENCES);
/** Few documents for many contracts: fingerprints meet. */
const document = fc.nat(3);
const clientKey = fc.constantFrom('k-0', 'k-1', 'k-2');

type Step = (tenants: readonly Tenant[]) => Promise<void>;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who, reference, document }).map(
    (step): Step =>
      (all) =>
        submitAs(at(all, step.who), step.reference, step.document),
  ),
  fc.record({ who, document }).map(
    (step): Step =>
      (all) =>
        submitWithoutReference(at(all, step.who), step.document),
  ),
  fc.record({ who, document }).map(
    (step): Step =>
      (all) =>
        orderAs(at(all, step.who), step.document),
  ),
  fc.record({ who, clientKey, document }).map(
    (step): Step =>
      (all) =>
        orderUnderKey(at(all, step.who), step.clientKey, step.document),
  ),
  fc.record({ who, submissions: fc.array(fc.record({ reference, document }), { minLength: 1, maxLength: 5 }) }).map(
    (step): Step =>
      (all) =>
        submitTogether(at(all, step.who), step.submissions),
  ),
  fc.record({ who, other: who }).map(
    (step): Step =>
      (all) =>
        askForIdsOf(at(all, step.who), at(all, step.other)),
  ),
  fc.record({ who, reference }).map(
    (step): Step =>
      (all) =>
        askByReference(at(all, step.who), step.reference),
  ),
  fc.record({ who, limit: fc.integer({ min: 1, max: 3 }) }).map(
    (step): Step =>
      (all) =>
        walk(at(all, step.who), step.limit),
  ),
  fc.record({ who, other: who }).map(
    (step): Step =>
      (all) =>
        replayTokensOf(at(all, step.who), at(all, step.other)),
  ),
  fc.record({ who, other: who }).map(
    (step): Step =>
      (all) =>
        listenForIdsOf(at(all, step.who), at(all, step.other)),
  ),
);

test('no contract obtains or infers anything of another, whatever it asks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 12 }), async (path) => {
      for (const step of path) await step(tenants);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('25 receipts of one operation are the same 25 to nobody else, though everybody sends them', async () => {
  const inputs = Array.from({ length: 25 }, (_, index) => ({
    document: posDocument(index % 4),
    reference: `together ${index}`,
  }));
  const first = await Promise.all(tenants.map((tenant) => submitMany(inputs, tenant.apiKey)));
  const ids = first.map((verdicts) => verdicts.map(({ receipt }) => receipt?.id ?? expect.fail()));
  expect(new Set(ids.flat()).size).toBe(CONTRACTS * inputs.length);
  expect(first.flat().some(({ receipt }) => receipt?.replayed)).toBe(false);
  for (const [index, tenant] of tenants.entries()) {
    const again = await submitMany(inputs, tenant.apiKey);
    expect(again.map(({ receipt }) => [receipt?.id, receipt?.replayed])).toEqual(ids[index]?.map((id) => [id, true]));
    for (const { receipt } of again) if (receipt) tenant.receipts.set(receipt.reference ?? '', receipt);
  }
  for (const tenant of tenants) await walk(tenant, 10_000);
}, 60_000);

test('the receipt types are the same to everybody, whatever others submit', async () => {
  const query = '{ receiptTypes { name version format services } }';
  const answers = await Promise.all(tenants.map(({ apiKey }) => graphql(product.endpoints, query, {}, apiKey)));
  expect(answers[0]?.errors).toBeUndefined();
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('a page token is of no use to a contract of another mode or rate, nor a piece of one to anybody', async () => {
  const owner = at(tenants, 0);
  for (const under of REFERENCES) if (!owner.receipts.has(under)) await submitAs(owner, under, 0);
  await walk(owner, 1);
  const { token, query } = owner.tokens.at(-1) ?? expect.fail();
  const strangers = await Promise.all([
    sign(product.endpoints, { name: 'Reads', mode: 'READ' }),
    sign(product.endpoints, { name: 'Slow', requestsPerSecond: 10, burst: 20 }),
  ]);
  for (const { apiKey } of strangers) await expectNoToken({ ...query, nextToken: token }, apiKey);
  const pieces = [token.slice(0, -1), token.slice(0, 20), `${token}A`, `${token}=`, token.toLowerCase(), 'AQ', ''];
  for (const nextToken of pieces) await expectNoToken({ ...query, nextToken }, owner.apiKey);
  // Its own contract goes on with it, however often and however much has come since.
  await submitAs(owner, 'after the token', 2);
  const pages = await Promise.all(
    [1, 2].map(() => tryRange(product.endpoints, { ...query, nextToken: token }, owner.apiKey)),
  );
  expect(pages[0]?.data?.receiptsByRange.items).toHaveLength(1);
  expect(pages[1]?.data?.receiptsByRange.items).toEqual(pages[0]?.data?.receiptsByRange.items);
});

test('what another contract has leads to the same calls on the tables as what nobody has', async () => {
  const { endpoints } = product;
  const [tenant, other] = [at(tenants, 1), at(tenants, 2)];
  await Promise.all([submitAs(other, 'only the other', 3), orderAs(other, 3)]);
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
  const [tenant, other] = [at(tenants, 3), at(tenants, 4)];
  await submitAs(other, 'taken elsewhere', 2);
  const unitsOf = async (under: string): Promise<ReadonlyMap<string, number>> => {
    await settled(endpoints);
    const before = await readMeter(endpoints);
    await submitAs(tenant, under, 2);
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
  for (const [index, tenant] of tenants.entries()) {
    const own = new Set(await idsOf(tenant));
    const heard = subscribers[index]?.seen() ?? [];
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter(({ id }) => !own.has(id))).toEqual([]);
  }
});

function at(all: readonly Tenant[], index: number): Tenant {
  return all[index] ?? expect.fail();
}

async function submitAs(tenant: Tenant, under: string, index: number): Promise<void> {
  const { data, errors } = await trySubmit(
    product.endpoints,
    { document: posDocument(index), reference: under },
    tenant.apiKey,
  );
  const known = tenant.receipts.get(under);
  if (!data) {
    // Only its own earlier submission stands in the way, and only that one is named.
    expect(errors?.[0]).toMatchObject({ errorType: 'ReferenceConflict', errorInfo: { id: known?.id } });
    return;
  }
  expect(data.submitReceipt.replayed).toBe(known !== undefined);
  if (known) expect(data.submitReceipt.id).toBe(known.id);
  else tenant.receipts.set(under, data.submitReceipt);
}

/** The same document of another contract is no replay. */
async function submitWithoutReference(tenant: Tenant, index: number): Promise<void> {
  const under = `document ${index}`;
  const receipt = await submit(product.endpoints, { document: posDocument(index) }, tenant.apiKey);
  const known = tenant.receipts.get(under);
  expect(receipt.replayed).toBe(known !== undefined);
  if (known) expect(receipt.id).toBe(known.id);
  else tenant.receipts.set(under, receipt);
}

async function orderAs(tenant: Tenant, quantity: number): Promise<void> {
  const input = { customId: 'AB-1234', customerId: 'c', items: [{ sku: 's', quantity: quantity + 1 }] };
  const { data, errors } = await graphql<{ submitOrder: { id: string } }>(
    product.endpoints,
    'mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { id replayed } }',
    { input },
    tenant.apiKey,
  );
  const { id } = data?.submitOrder ?? expect.fail(JSON.stringify(errors));
  for (const other of tenants) if (other !== tenant) expect(other.orders).not.toContain(id);
  tenant.orders.push(id);
}

/** The same key of another contract is another key. */
async function orderUnderKey(tenant: Tenant, key: string, quantity: number): Promise<void> {
  const input = { customId: 'KY-1234', customerId: 'c', items: [{ sku: 'k', quantity: quantity + 1 }], clientKey: key };
  const { data, errors } = await trySubmitOrder(product.endpoints, input, tenant.apiKey);
  const known = tenant.keyed.get(key);
  if (known && known.quantity !== quantity) {
    expect(data).toBeNull();
    expect(JSON.stringify(errors)).not.toMatch(foreignOrders(tenant));
    return;
  }
  const { id } = data?.submitOrder ?? expect.fail(JSON.stringify(errors));
  if (known) expect(id).toBe(known.id);
  expect(id).not.toMatch(foreignOrders(tenant));
  tenant.keyed.set(key, { id, quantity });
}

function foreignOrders(tenant: Tenant): RegExp {
  const others = tenants.filter((other) => other !== tenant);
  const ids = others.flatMap(({ orders, keyed }) => [...orders, ...[...keyed.values()].map(({ id }) => id)]);
  return new RegExp(ids.length > 0 ? ids.join('|') : '^$');
}

interface Verdict {
  readonly receipt: Receipt | null;
  readonly error: { readonly errorType: string; readonly errorInfo: string | null } | null;
}

async function submitMany(inputs: readonly SubmitInput[], apiKey: string): Promise<readonly Verdict[]> {
  const { data, errors } = await graphql<{ submitReceipts: readonly Verdict[] }>(
    product.endpoints,
    `mutation ($inputs: [SubmitReceiptInput!]!) {
      submitReceipts(inputs: $inputs) { receipt { ${receiptFields} } error { errorType errorInfo } } }`,
    { inputs },
    apiKey,
  );
  return data?.submitReceipts ?? expect.fail(JSON.stringify(errors));
}

/** Several at once, each as if it came alone, after those before it. */
async function submitTogether(
  tenant: Tenant,
  submissions: readonly { readonly reference: string; readonly document: number }[],
): Promise<void> {
  const inputs = submissions.map((one) => ({ document: posDocument(one.document), reference: one.reference }));
  const verdicts = await submitMany(inputs, tenant.apiKey);
  for (const [index, { receipt, error }] of verdicts.entries()) {
    const under = submissions[index]?.reference ?? expect.fail();
    const known = tenant.receipts.get(under);
    if (receipt) {
      expect(receipt.replayed).toBe(known !== undefined);
      if (known) expect(receipt.id).toBe(known.id);
      else tenant.receipts.set(under, receipt);
      continue;
    }
    expect(error?.errorType).toBe('ReferenceConflict');
    expect(JSON.parse(error?.errorInfo ?? '')).toMatchObject({ id: known?.id });
  }
}

const byIds = `query ($id: ID!, $order: ID!) { receipt(id: $id) { ${receiptFields} document } order(id: $order) { id } }`;

/** Another's id answers exactly as an id that nobody has. */
async function askForIdsOf(tenant: Tenant, other: Tenant): Promise<void> {
  const id = [...other.receipts.values()].at(-1)?.id ?? '';
  const order = other.orders.at(-1) ?? '';
  const ask = (variables: Record<string, string>): Promise<Answer<{ receipt: Receipt | null }>> =>
    graphql(product.endpoints, byIds, variables, tenant.apiKey);
  const answer = await ask({ id, order });
  if (tenant === other) expect(answer.data?.receipt?.id).toBe(id);
  else expect(answer).toEqual(await ask({ id: nobodys(id), order: nobodys(order) }));
}

/** The same place in time, another random part. */
function nobodys(id: string): string {
  return `${id.slice(0, 11)}${id.slice(11).replace(/./g, (digit) => (digit === '7' ? '8' : '7'))}`;
}

async function askByReference(tenant: Tenant, under: string): Promise<void> {
  const { data, errors } = await graphql<{ receiptByReference: { id: string } | null }>(
    product.endpoints,
    'query ($reference: String!) { receiptByReference(reference: $reference) { id } }',
    { reference: under },
    tenant.apiKey,
  );
  expect(errors).toBeUndefined();
  expect(data?.receiptByReference?.id).toBe(tenant.receipts.get(under)?.id);
}

const everAndEver = { from: '2026-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

async function walk(tenant: Tenant, limit: number): Promise<void> {
  const seen: string[] = [];
  let nextToken: string | null = null;
  do {
    const query: RangeQuery = { ...everAndEver, limit, nextToken };
    const { data, errors } = await tryRange(product.endpoints, query, tenant.apiKey);
    const page: { items: Receipt[]; nextToken: string | null } =
      data?.receiptsByRange ?? expect.fail(JSON.stringify(errors));
    seen.push(...page.items.map(({ id }) => id));
    nextToken = page.nextToken;
    if (nextToken !== null) tenant.tokens.push({ token: nextToken, query });
  } while (nextToken !== null);
  expect(seen).toEqual([...tenant.receipts.values()].map(({ id }) => id).sort());
}

async function idsOf(tenant: Tenant): Promise<string[]> {
  const { data } = await tryRange(product.endpoints, { ...everAndEver, limit: 10_000 }, tenant.apiKey);
  return (data?.receiptsByRange.items ?? expect.fail()).map(({ id }) => id);
}

/** A token of another's is no token; neither is one's own that was changed, or is used for another query. */
async function replayTokensOf(tenant: Tenant, other: Tenant): Promise<void> {
  for (const { token, query } of other.tokens.slice(-2)) {
    const middle = Math.floor(token.length / 2);
    const changed = `${token.slice(0, middle)}${token.charAt(middle) === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
    const refused: RangeQuery[] = [
      { ...query, nextToken: changed },
      { ...query, status: 'REJECTED', nextToken: token },
      ...(tenant === other ? [] : [{ ...query, nextToken: token }]),
    ];
    for (const attempt of refused) {
      await expectNoToken(attempt, tenant.apiKey);
    }
  }
}

async function expectNoToken(query: RangeQuery, apiKey: string): Promise<void> {
  const { data, errors } = await tryRange(product.endpoints, query, apiKey);
  expect([query.nextToken, data]).toEqual([query.nextToken, null]);
  expect(errors).toEqual([expect.objectContaining({ errorType: 'InvalidArgument' })]);
}

/** Listening for another's receipt is allowed, and hears nothing. */
async function listenForIdsOf(tenant: Tenant, other: Tenant): Promise<void> {
  if (tenant === other) return;
  const under = `heard ${other.receipts.size}`;
  const subscriber = await subscribe(product.endpoints, [...other.receipts.values()][0]?.id, tenant.apiKey);
  const index = tenants.indexOf(other);
  await submitAs(other, under, 1);
  const id = other.receipts.get(under)?.id;
  await subscribers[index]?.next((change) => change.id === id);
  expect(subscriber.seen()).toEqual([]);
  subscriber.close();
}
