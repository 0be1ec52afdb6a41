import { expect } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import type { Endpoints } from '../product.ts';
import {
  graphql,
  receiptFields,
  submit,
  tryRange,
  trySubmit,
  type Answer,
  type RangeQuery,
  type Receipt,
  type SubmitInput,
} from './client.ts';
import type { SignedContract } from './operator.ts';
import { trySubmitOrder } from './orders-client.ts';
import { subscribe, type Subscriber } from './subscriber.ts';

interface Verdict {
  readonly receipt: Receipt | null;
  readonly error: { readonly errorType: string; readonly errorInfo: string | null } | null;
}

const byIds = `query ($id: ID!, $order: ID!) { receipt(id: $id) { ${receiptFields} document } order(id: $order) { id } }`;

/** The same place in time, another random part. */
export function nobodys(id: string): string {
  return `${id.slice(0, 11)}${id.slice(11).replace(/./g, (digit) => (digit === '7' ? '8' : '7'))}`;
}

const everAndEver = { from: '2026-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

/** A contract among others, which remembers what it was answered: whatever it asks has to agree with that, and with nothing else. */
export class Tenant {
  readonly apiKey: string;
  readonly subscriber: Subscriber;
  /** What it was answered, by reference. */
  readonly receipts = new Map<string, Receipt>();
  readonly orders: string[] = [];
  /** What it ordered first under each client key. */
  readonly keyed = new Map<string, { readonly id: string; readonly quantity: number }>();
  readonly tokens: { readonly token: string; readonly query: RangeQuery }[] = [];
  readonly #endpoints: Endpoints;
  readonly #all: readonly Tenant[];

  /** @param of all are those that it is among */
  constructor(of: { endpoints: Endpoints; apiKey: string; subscriber: Subscriber; all: readonly Tenant[] }) {
    this.#endpoints = of.endpoints;
    this.apiKey = of.apiKey;
    this.subscriber = of.subscriber;
    this.#all = of.all;
  }

  async submit(under: string, index: number): Promise<void> {
    const { data, errors } = await trySubmit(
      this.#endpoints,
      { document: posDocument(index), reference: under },
      this.apiKey,
    );
    const known = this.receipts.get(under);
    if (!data) {
      // Only its own earlier submission stands in the way, and only that one is named.
      expect(errors?.[0]).toMatchObject({ errorType: 'ReferenceConflict', errorInfo: { id: known?.id } });
      return;
    }
    expect(data.submitReceipt.replayed).toBe(known !== undefined);
    if (known) expect(data.submitReceipt.id).toBe(known.id);
    else this.receipts.set(under, data.submitReceipt);
  }

  /** The same document of another contract is no replay. */
  async submitWithoutReference(index: number): Promise<void> {
    const under = `document ${index}`;
    const receipt = await submit(this.#endpoints, { document: posDocument(index) }, this.apiKey);
    const known = this.receipts.get(under);
    expect(receipt.replayed).toBe(known !== undefined);
    if (known) expect(receipt.id).toBe(known.id);
    else this.receipts.set(under, receipt);
  }

  async order(quantity: number): Promise<void> {
    const input = { customId: 'AB-1234', customerId: 'c', items: [{ sku: 's', quantity: quantity + 1 }] };
    const { data, errors } = await graphql<{ submitOrder: { id: string } }>(
      this.#endpoints,
      'mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { id replayed } }',
      { input },
      this.apiKey,
    );
    const { id } = data?.submitOrder ?? expect.fail(JSON.stringify(errors));
    for (const other of this.#all) if (other !== this) expect(other.orders).not.toContain(id);
    this.orders.push(id);
  }

  /** The same key of another contract is another key. */
  async orderUnderKey(key: string, quantity: number): Promise<void> {
    const input = {
      customId: 'KY-1234',
      customerId: 'c',
      items: [{ sku: 'k', quantity: quantity + 1 }],
      clientKey: key,
    };
    const { data, errors } = await trySubmitOrder(this.#endpoints, input, this.apiKey);
    const known = this.keyed.get(key);
    if (known && known.quantity !== quantity) {
      expect(data).toBeNull();
      expect(JSON.stringify(errors)).not.toMatch(this.#foreignOrders());
      return;
    }
    const { id } = data?.submitOrder ?? expect.fail(JSON.stringify(errors));
    if (known) expect(id).toBe(known.id);
    expect(id).not.toMatch(this.#foreignOrders());
    this.keyed.set(key, { id, quantity });
  }

  /** Several at once, each as if it came alone, after those before it. */
  async submitTogether(
    submissions: readonly { readonly reference: string; readonly document: number }[],
  ): Promise<void> {
    const inputs = submissions.map((one) => ({ document: posDocument(one.document), reference: one.reference }));
    const verdicts = await this.submitMany(inputs);
    for (const [index, { receipt, error }] of verdicts.entries()) {
      const under = submissions[index]?.reference ?? expect.fail();
      const known = this.receipts.get(under);
      if (receipt) {
        expect(receipt.replayed).toBe(known !== undefined);
        if (known) expect(receipt.id).toBe(known.id);
        else this.receipts.set(under, receipt);
        continue;
      }
      expect(error?.errorType).toBe('ReferenceConflict');
      expect(JSON.parse(error?.errorInfo ?? '')).toMatchObject({ id: known?.id });
    }
  }

  /** Another's id answers exactly as an id that nobody has. */
  async askForIdsOf(other: Tenant): Promise<void> {
    const id = [...other.receipts.values()].at(-1)?.id ?? '';
    const order = other.orders.at(-1) ?? '';
    const ask = (variables: Record<string, string>): Promise<Answer<{ receipt: Receipt | null }>> =>
      graphql(this.#endpoints, byIds, variables, this.apiKey);
    const answer = await ask({ id, order });
    if (this === other) expect(answer.data?.receipt?.id).toBe(id);
    else expect(answer).toEqual(await ask({ id: nobodys(id), order: nobodys(order) }));
  }

  async askByReference(under: string): Promise<void> {
    const { data, errors } = await graphql<{ receiptByReference: { id: string } | null }>(
      this.#endpoints,
      'query ($reference: String!) { receiptByReference(reference: $reference) { id } }',
      { reference: under },
      this.apiKey,
    );
    expect(errors).toBeUndefined();
    expect(data?.receiptByReference?.id).toBe(this.receipts.get(under)?.id);
  }

  async walk(limit: number): Promise<void> {
    const seen: string[] = [];
    let nextToken: string | null = null;
    do {
      const query: RangeQuery = { ...everAndEver, limit, nextToken };
      const { data, errors } = await tryRange(this.#endpoints, query, this.apiKey);
      const page: { items: Receipt[]; nextToken: string | null } =
        data?.receiptsByRange ?? expect.fail(JSON.stringify(errors));
      seen.push(...page.items.map(({ id }) => id));
      nextToken = page.nextToken;
      if (nextToken !== null) this.tokens.push({ token: nextToken, query });
    } while (nextToken !== null);
    expect(seen).toEqual([...this.receipts.values()].map(({ id }) => id).sort());
  }

  async ids(): Promise<string[]> {
    const { data } = await tryRange(this.#endpoints, { ...everAndEver, limit: 10_000 }, this.apiKey);
    return (data?.receiptsByRange.items ?? expect.fail()).map(({ id }) => id);
  }

  /** A token of another's is no token; neither is one's own that was changed, or is used for another query. */
  async replayTokensOf(other: Tenant): Promise<void> {
    for (const { token, query } of other.tokens.slice(-2)) {
      const middle = Math.floor(token.length / 2);
      const changed = `${token.slice(0, middle)}${token.charAt(middle) === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
      const refused: RangeQuery[] = [
        { ...query, nextToken: changed },
        { ...query, status: 'REJECTED', nextToken: token },
        ...(this === other ? [] : [{ ...query, nextToken: token }]),
      ];
      for (const attempt of refused) {
        await this.expectNoToken(attempt);
      }
    }
  }

  async expectNoToken(query: RangeQuery): Promise<void> {
    const { data, errors } = await tryRange(this.#endpoints, query, this.apiKey);
    expect([query.nextToken, data]).toEqual([query.nextToken, null]);
    expect(errors).toEqual([expect.objectContaining({ errorType: 'InvalidArgument' })]);
  }

  /** Listening for another's receipt is allowed, and hears nothing. */
  async listenForIdsOf(other: Tenant): Promise<void> {
    if (this === other) return;
    const under = `heard ${other.receipts.size}`;
    const subscriber = await subscribe(this.#endpoints, [...other.receipts.values()][0]?.id, this.apiKey);
    await other.submit(under, 1);
    const id = other.receipts.get(under)?.id;
    await other.subscriber.next((change) => change.id === id);
    expect(subscriber.seen()).toEqual([]);
    subscriber.close();
  }

  #foreignOrders(): RegExp {
    const others = this.#all.filter((other) => other !== this);
    const ids = others.flatMap(({ orders, keyed }) => [...orders, ...[...keyed.values()].map(({ id }) => id)]);
    return new RegExp(ids.length > 0 ? ids.join('|') : '^$');
  }

  async submitMany(inputs: readonly SubmitInput[]): Promise<readonly Verdict[]> {
    const { data, errors } = await graphql<{ submitReceipts: readonly Verdict[] }>(
      this.#endpoints,
      `mutation ($inputs: [SubmitReceiptInput!]!) {
      submitReceipts(inputs: $inputs) { receipt { ${receiptFields} } error { errorType errorInfo } } }`,
      { inputs },
      this.apiKey,
    );
    return data?.submitReceipts ?? expect.fail(JSON.stringify(errors));
  }
}

/** Contracts that are signed for it, each with a subscriber. */
export async function signTenants(
  endpoints: Endpoints,
  contracts: readonly SignedContract[],
): Promise<readonly Tenant[]> {
  const all: Tenant[] = [];
  for (const { apiKey } of contracts) {
    all.push(new Tenant({ endpoints, apiKey, subscriber: await subscribe(endpoints, undefined, apiKey), all }));
  }
  return all;
}
