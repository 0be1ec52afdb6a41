import { readFile } from 'node:fs/promises';
import { buildSchema, getNamedType, isLeafType, isNonNullType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { everyReceipt, graphql, graphqlAsOperator, submit, trySubmit, type Answer } from './client.ts';
import { advance } from './clock.ts';
import { auditOf, end, sign } from './operator.ts';
import { subscribe } from './subscriber.ts';

/** Who may do what, and for how long, as ARCHITECTURE and docs/security.md tell it. */
let product: Product;
let schema: GraphQLSchema;

beforeAll(async () => {
  product = await startProduct();
  const [own, appsync] = await Promise.all([readFile('schema.graphql', 'utf8'), readFile('appsync.graphql', 'utf8')]);
  schema = buildSchema(`${appsync}\n${own}`);
}, 120_000);
afterAll(() => product.stop());

const authorizerTtlMs = 60_000;

describe('a contract that ends', () => {
  test('hears nothing more at once, and is out within the time that the authorizer is remembered', async () => {
    const { endpoints } = product;
    const { id, apiKey } = await sign(endpoints);
    const subscriber = await subscribe(endpoints, undefined, apiKey);
    const other = await subscribe(endpoints);
    await end(endpoints, id);
    await subscriber.completed;

    // AppSync still remembers the key: it is let in, and what it submits is worked on, but nobody hears of it.
    const late = await submit(endpoints, { document: posDocument(1), reference: 'late' }, apiKey);
    const seen = await submit(endpoints, { document: posDocument(1), reference: 'seen by another contract' });
    await other.next((change) => change.id === seen.id);
    expect(subscriber.seen().filter((change) => change.id === late.id)).toEqual([]);
    await expect(subscribe(endpoints, undefined, apiKey)).rejects.toThrow(/Unauthorized/);
    expect(auditOf(product.output())).toContainEqual(
      expect.objectContaining({
        audit: 'denied',
        reason: 'ended contract',
        contractId: id,
        operation: 'Subscription.onReceiptStatus',
      }),
    );

    await advance(endpoints, authorizerTtlMs + 1_000);
    expect(await post(apiKey)).toBe(401);
    other.close();
  });
});

test('a rotated key goes on working beside the new one', async () => {
  const { endpoints } = product;
  const { id, apiKey } = await sign(endpoints);
  const { data } = await graphqlAsOperator<{ rotateContractKey: { apiKey: string } }>(
    endpoints,
    'mutation ($id: ID!) { rotateContractKey(id: $id) { apiKey } }',
    { id },
  );
  const newKey = data?.rotateContractKey.apiKey ?? expect.fail();
  expect(newKey).not.toBe(apiKey);
  expect([await post(apiKey), await post(newKey)]).toEqual([200, 200]);
});

test('Query.contracts lists every contract once, page by page, and to operators alone', async () => {
  const { endpoints } = product;
  const signed = await Promise.all(Array.from({ length: 5 }, (_, index) => sign(endpoints, { name: `Shop ${index}` })));
  const seen: { id: string; name: string }[] = [];
  let nextToken: string | null = null;
  do {
    const { data }: Answer<{ contracts: { items: typeof seen; nextToken: string | null } }> = await graphqlAsOperator(
      endpoints,
      'query ($nextToken: String) { contracts(limit: 3, nextToken: $nextToken) { items { id name } nextToken } }',
      { nextToken },
    );
    seen.push(...(data?.contracts.items ?? expect.fail()));
    nextToken = data?.contracts.nextToken ?? null;
  } while (nextToken !== null);
  const ids = seen.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of signed) expect(ids).toContain(id);
  const { errors } = await graphqlAsOperator(endpoints, '{ contracts(nextToken: "forged") { nextToken } }');
  expect(errors?.[0]).toMatchObject({ errorType: 'InvalidArgument' });
});

describe('modes', () => {
  test('READ reaches no mutation, READ_WRITE no field of operators, an operator no field of clients', async () => {
    const { endpoints } = product;
    const readOnly = endpoints.contracts.readOnly.apiKey;
    for (const type of ['Query', 'Mutation'] as const) {
      for (const field of fieldsOf(type)) {
        const isClients = modesOf(field).includes('aws_lambda');
        const query = callOf(type, field);
        const denied = `Not Authorized to access ${field.name} on type ${type}`;
        const asReader = await graphql(endpoints, query, {}, readOnly);
        const asWriter = await graphql(endpoints, query);
        expect([field.name, messages(asWriter).includes(denied)]).toEqual([field.name, !isClients]);
        expect([field.name, messages(asReader).includes(denied)]).toEqual([
          field.name,
          !isClients || type === 'Mutation',
        ]);
        // What an operator's fields do is told elsewhere: asked for at random, one would end a contract.
        if (modesOf(field).includes('aws_iam')) continue;
        expect(messages(await graphqlAsOperator(endpoints, query))).toContain(denied);
      }
    }
  });

  test('a denied field answers as AppSync does', async () => {
    const { data, errors } = await trySubmit(
      product.endpoints,
      { document: posDocument(1) },
      product.endpoints.contracts.readOnly.apiKey,
    );
    expect({ data, errors }).toEqual({
      data: null,
      errors: [
        {
          path: ['submitReceipt'],
          data: null,
          errorType: 'Unauthorized',
          errorInfo: null,
          locations: [{ line: 1, column: expect.any(Number) as number, sourceName: null }],
          message: 'Not Authorized to access submitReceipt on type Mutation',
        },
      ],
    });
  });

  test('whoever has no key introspects nothing', async () => {
    const answer = await fetch(product.endpoints.graphql, {
      method: 'POST',
      body: JSON.stringify({ query: '{ __schema { types { name } } }' }),
    });
    expect(answer.status).toBe(401);
  });
});

test('answers are kept by no cache and taken for nothing but JSON over TLS', async () => {
  const { endpoints } = product;
  const query = `{ ${Array.from({ length: 60 }, (_, index) => `r${index}: receiptByReference(reference: "x") { id }`).join(' ')} }`;
  const answer = await fetch(endpoints.graphql, {
    method: 'POST',
    headers: { authorization: endpoints.contracts.readWrite.apiKey },
    body: JSON.stringify({ query }),
  });
  expect(await answer.json()).not.toHaveProperty('errors');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
  });
});

describe('the rate', () => {
  test('is kept: beyond the burst a contract is told when to come again, stores nothing, and then is let in', async () => {
    const { endpoints } = product;
    const { apiKey } = await sign(endpoints, { requestsPerSecond: 1, burst: 3 });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        trySubmit(endpoints, { document: posDocument(index), reference: `${index}` }, apiKey),
      ),
    );
    const taken = outcomes.filter(({ data }) => data !== null);
    const refused = outcomes.flatMap(({ errors }) => errors ?? []);
    // Time goes on while they come.
    expect(taken.length).toBeGreaterThanOrEqual(3);
    expect(taken.length).toBeLessThan(8);
    for (const error of refused) {
      expect(error).toMatchObject({
        errorType: 'Throttled',
        errorInfo: { retryAfterMs: expect.any(Number) as number },
      });
    }
    const receipts = await untilAdmitted(() => everyReceipt(endpoints, 100, apiKey));
    expect(receipts).toHaveLength(taken.length);
  });

  test('is what an operator says it is, within the time that the authorizer is remembered, and forgets former debts', async () => {
    const { endpoints } = product;
    // A burst that takes a quarter of an hour to earn, used up.
    const { id, apiKey } = await sign(endpoints, { requestsPerSecond: 1, burst: 1_000 });
    const lookUps = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `r${index}: receiptByReference(reference: "x") { id }`).join(' ')} }`;
    for (let times = 0; times < 4; times++) await graphql(endpoints, lookUps(300), {}, apiKey);
    expect((await graphql(endpoints, lookUps(1), {}, apiKey)).errors?.[0]?.errorType).toBe('Throttled');

    const { data } = await graphqlAsOperator<{ setContractRate: unknown }>(
      endpoints,
      'mutation ($id: ID!) { setContractRate(id: $id, requestsPerSecond: 500) { id requestsPerSecond burst } }',
      { id },
    );
    expect(data?.setContractRate).toEqual({ id, requestsPerSecond: 500, burst: 2_500 });
    await advance(endpoints, authorizerTtlMs + 1_000);
    expect((await graphql(endpoints, lookUps(300), {}, apiKey)).errors).toBeUndefined();
    const told = auditOf(product.output()).filter(({ operation }) => operation === 'setContractRate');
    expect(told).toEqual([expect.objectContaining({ audit: 'operator', contractId: id, outcome: 'done' })]);
  });

  test('counts every field of a request, look-ups and subscriptions too, and leaves another contract alone', async () => {
    const { endpoints } = product;
    const { apiKey } = await sign(endpoints, { requestsPerSecond: 1, burst: 2 });
    const aliases = Array.from({ length: 6 }, (_, index) => `r${index}: receiptByReference(reference: "x") { id }`);
    const { errors } = await graphql(endpoints, `{ ${aliases.join(' ')} }`, {}, apiKey);
    expect(errors?.length).toBeGreaterThanOrEqual(3);
    expect(errors?.every(({ errorType }) => errorType === 'Throttled')).toBe(true);
    await expect(subscribe(endpoints, undefined, apiKey)).rejects.toThrow(/Throttled/);
    expect(messages(await graphql(endpoints, '{ receiptByReference(reference: "x") { id } }'))).toEqual([]);
  });
});

describe('the audit', () => {
  test('has a line for every action of an operator and for every denied request', async () => {
    const { endpoints } = product;
    const { id, apiKey } = await sign(endpoints, { name: 'Audited', mode: 'READ' });
    await trySubmit(endpoints, { document: posDocument(1) }, apiKey);
    await post(`${apiKey.slice(0, -4)}${apiKey.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`, 'Guess');
    await end(endpoints, id);
    const lines = auditOf(product.output()).filter((line) => line['contractId'] === id);
    const requestId = expect.stringMatching(/^[\w=;-]{20,}$/) as string;
    expect(lines).toEqual([
      expect.objectContaining({
        audit: 'operator',
        operation: 'signContract',
        outcome: 'done',
        by: expect.stringMatching(/^arn:aws:iam::\d{12}:user\/operator$/) as string,
        requestId,
      }),
      expect.objectContaining({
        audit: 'denied',
        operation: 'Mutation.submitReceipt',
        reason: 'read contract',
        requestId,
      }),
      expect.objectContaining({ audit: 'denied', operation: 'Guess', reason: 'wrong key', requestId }),
      expect.objectContaining({ audit: 'operator', operation: 'endContract', outcome: 'done', requestId }),
    ]);
  });

  test('has a line for what AppSync denies by itself', async () => {
    const { endpoints } = product;
    await graphql(endpoints, 'mutation { endContract(id: "x") { id } }');
    await post('nonsense');
    const output = product.output();
    expect(output).toContain('Not Authorized to access endContract on type Mutation');
    expect(output).toContain('"Denied a request."');
  });
});

/** HTTP's status of the smallest query. */
async function post(apiKey: string, operationName?: string): Promise<number> {
  const query = `query ${operationName ?? ''} { __typename }`;
  const { status } = await fetch(product.endpoints.graphql, {
    method: 'POST',
    headers: { authorization: apiKey },
    body: JSON.stringify({ query, operationName }),
  });
  return status;
}

/** Comes again until it is let in, as a client does that is told to. */
async function untilAdmitted<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!String(error).includes('Throttled')) throw error;
    }
  }
}

function fieldsOf(type: 'Query' | 'Mutation'): GraphQLField<unknown, unknown>[] {
  const definition = type === 'Query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(definition?.getFields() ?? {});
}

function modesOf(field: GraphQLField<unknown, unknown>): string[] {
  return (field.astNode?.directives ?? []).map(({ name }) => name.value);
}

/** A call that is valid by the schema and means nothing: authorization comes before everything else. */
function callOf(type: 'Query' | 'Mutation', field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter((argument) => isNonNullType(argument.type));
  const given = required.map(({ name, type: wanted }) => `${name}: ${literalOf(String(wanted))}`);
  const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return `${type === 'Query' ? 'query' : 'mutation'} { ${call} ${selection} }`;
}

const literals: Readonly<Record<string, string>> = {
  'ID!': '"x"',
  'Int!': '1',
  'String!': '"x"',
  'AccessMode!': 'READ',
  'AWSJSON!': '"{}"',
  'AWSDateTime!': '"2026-01-01T00:00:00Z"',
  'SubmitReceiptInput!': '{ document: "x" }',
  '[SubmitReceiptInput!]!': '[{ document: "x" }]',
  'SubmitOrderInput!': '{ customId: "x", customerId: "x", items: [] }',
  '[ID!]!': '[]',
  '[ReceiptStatusChangeInput!]!': '[]',
};

function literalOf(type: string): string {
  return literals[type] ?? expect.fail(`Give a literal of the type ${type}.`);
}

function messages({ errors }: Answer<unknown>): string[] {
  return (errors ?? []).map(({ message }) => message);
}
