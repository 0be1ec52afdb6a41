import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startDynamoDb, plain, sorted, type Fixture } from '../../dynamodb/dynamodb-fixture.ts';
import { deploy, type DeployedApi } from '../deployed-api.ts';

const REPORTING = `
  if (ctx.error) return { error: ctx.error, result: ctx.result };
  return { result: ctx.result };
`;

/** Runs one request object, given as JSON, on a DynamoDB data source, and shows what `ctx` then holds. */
const CODE = `
  import { util } from '@aws-appsync/utils';
  import * as ddb from '@aws-appsync/utils/dynamodb';
  export function request(ctx) {
    const { helper, input } = ctx.args.request;
    if (helper === 'get') return ddb.get(input);
    if (helper === 'put') return ddb.put(input);
    if (helper === 'remove') return ddb.remove(input);
    if (helper === 'query') return ddb.query(input);
    if (helper === 'scan') return ddb.scan(input);
    if (helper === 'batchGet') return ddb.batchGet(input);
    if (helper === 'batchPut') return ddb.batchPut(input);
    if (helper === 'batchDelete') return ddb.batchDelete(input);
    if (helper === 'update') return ddb.update(input);
    if (helper === 'count') {
      return ddb.update({ key: input.key, update: { n: ddb.operations.increment(2), list: ddb.operations.append(['c']), gone: ddb.operations.remove() } });
    }
    return ctx.args.request;
  }
  export function response(ctx) { ${REPORTING} }
`;

const outcomeSchema = z.object({
  result: z.looseObject({ nextToken: z.string().nullish() }).nullish(),
  error: z.object({ type: z.string(), message: z.string() }).optional(),
});
type Outcome = z.infer<typeof outcomeSchema>;

describe('DynamoDB data source', () => {
  let fixture: Fixture;
  let deployed: DeployedApi;

  beforeEach(async () => {
    fixture = await startDynamoDb();
    deployed = await deploy({
      schema: 'type Query { plain(request: AWSJSON!): AWSJSON, sorted(request: AWSJSON!): AWSJSON }',
      services: [fixture.dynamodb],
      tables: { plain: plain.name, sorted: sorted.name },
      resolvers: {
        'Query.plain': { dataSource: 'plain', code: CODE },
        'Query.sorted': { dataSource: 'sorted', code: CODE },
      },
    });
    return async () => {
      await deployed.close();
      await fixture.close();
    };
  });

  async function run(table: 'plain' | 'sorted', request: unknown): Promise<Outcome> {
    const { body } = await deployed.graphql(`query($r: AWSJSON!) { ${table}(request: $r) }`, {
      r: JSON.stringify(request),
    });
    const { data } = z.object({ data: z.record(z.string(), z.string()) }).parse(body);
    return outcomeSchema.parse(JSON.parse(data[table] ?? ''));
  }

  const helper = (name: string, input: unknown) => ({ helper: name, input });

  it('stores and reads plain items of every type', async () => {
    const item = { text: 'x', n: 1.5, yes: true, nothing: null, list: [1, 'a', { deep: [] }], map: { a: { b: 'c' } } };
    expect(await run('plain', helper('put', { key: { id: 'a' }, item }))).toEqual({ result: { id: 'a', ...item } });
    expect(await run('plain', helper('get', { key: { id: 'a' } }))).toEqual({ result: { id: 'a', ...item } });
    expect(await run('plain', helper('get', { key: { id: 'b' } }))).toEqual({ result: null });
    const projected = helper('get', { key: { id: 'a' }, projection: ['map.a', 'n'], consistentRead: true });
    expect(await run('plain', projected)).toEqual({ result: { n: 1.5, map: { a: { b: 'c' } } } });
  });

  it('reads sets as lists and bytes as base64', async () => {
    const attributeValues = { ss: { SS: ['b', 'a'] }, ns: { NS: [2, 1] }, b: { B: 'aGk=' }, bs: { BS: ['aGk='] } };
    await run('plain', { operation: 'PutItem', key: { id: { S: 'a' } }, attributeValues });
    const { result } = await run('plain', helper('get', { key: { id: 'a' } }));
    const inAnyOrder = (...members: unknown[]): unknown =>
      expect.toSatisfy(
        (list: unknown) =>
          Array.isArray(list) && list.length === members.length && members.every((member) => list.includes(member)),
      );
    expect(result).toMatchObject({ b: 'aGk=', bs: ['aGk='], ss: inAnyOrder('a', 'b'), ns: inAnyOrder(1, 2) });
  });

  it('answers an update with the new item and a delete with the old one', async () => {
    await run('plain', helper('put', { key: { id: 'a' }, item: { n: 1, list: ['a'], gone: 1, map: { x: 1, y: 2 } } }));
    const counted = { id: 'a', n: 3, list: ['a', 'c'], map: { x: 1, y: 2 } };
    expect(await run('plain', helper('count', { key: { id: 'a' } }))).toEqual({ result: counted });
    const nested = helper('update', { key: { id: 'a' }, update: { map: { x: 9 }, list: null } });
    expect(await run('plain', nested)).toEqual({ result: { ...counted, list: null, map: { x: 9, y: 2 } } });
    expect(await run('plain', helper('remove', { key: { id: 'a' } }))).toMatchObject({ result: { n: 3 } });
    expect(await run('plain', helper('remove', { key: { id: 'a' } }))).toEqual({ result: null });
  });

  it('walks a query by opaque tokens', async () => {
    for (const s of ['1', '2', '3', '4', '5']) {
      await run('sorted', helper('put', { key: { p: 'p', s }, item: { n: Number(s) } }));
    }
    const input = { query: { p: { eq: 'p' }, s: { gt: '1' } }, limit: 2, scanIndexForward: false };
    const first = await run('sorted', helper('query', input));
    expect(first.result).toMatchObject({ items: [{ s: '5' }, { s: '4' }], scannedCount: 2 });
    const nextToken = first.result?.nextToken;
    const second = await run('sorted', helper('query', { ...input, nextToken }));
    expect(second.result).toMatchObject({ items: [{ s: '3' }, { s: '2' }] });
    const filtered = await run('sorted', helper('query', { query: { p: { eq: 'p' } }, filter: { n: { ge: 4 } } }));
    expect(filtered.result).toEqual({
      items: [
        { p: 'p', s: '4', n: 4 },
        { p: 'p', s: '5', n: 5 },
      ],
      nextToken: null,
      scannedCount: 5,
    });
    const scanned = await run('sorted', helper('scan', { filter: { n: { lt: 3 } } }));
    expect(scanned.result).toMatchObject({ items: [{ s: '1' }, { s: '2' }], scannedCount: 5 });
  });

  it('refuses a token that was changed, or made for another table', async () => {
    await run('sorted', helper('put', { key: { p: 'p', s: '1' }, item: {} }));
    await run('sorted', helper('put', { key: { p: 'p', s: '2' }, item: {} }));
    const input = { query: { p: { eq: 'p' } }, limit: 1 };
    const { result } = await run('sorted', helper('query', input));
    const token = result?.nextToken ?? '';
    const changed = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    for (const [table, nextToken] of [
      ['sorted', changed],
      ['plain', token],
      ['sorted', 'nonsense'],
    ] as const) {
      const answer = await deployed.graphql(`query($r: AWSJSON!) { ${table}(request: $r) }`, {
        r: JSON.stringify(helper('scan', { nextToken })),
      });
      expect(answer.body).toMatchObject({
        errors: [{ errorType: 'MappingTemplate', message: 'Invalid pagination token given.' }],
      });
    }
  });

  it('gets a batch in the order of its keys, with null for what is not there', async () => {
    await run(
      'plain',
      helper('batchPut', {
        tables: {
          plain: [
            { id: 'a', n: 1 },
            { id: 'b', n: 2 },
          ],
        },
      }),
    );
    const keys = [{ id: 'b' }, { id: 'x' }, { id: 'a' }];
    expect(await run('plain', helper('batchGet', { tables: { plain: { keys } } }))).toEqual({
      result: { data: { plain: [{ id: 'b', n: 2 }, null, { id: 'a', n: 1 }] }, unprocessedKeys: {} },
    });
    await run('plain', helper('batchDelete', { tables: { plain: [{ id: 'a' }] } }));
    expect(await run('plain', helper('get', { key: { id: 'a' } }))).toEqual({ result: null });
  });

  it('leaves the current item beside a failed condition', async () => {
    await run('plain', helper('put', { key: { id: 'a' }, item: { n: 1 } }));
    const condition = { id: { attributeExists: false } };
    const put = await run('plain', helper('put', { key: { id: 'a' }, item: { n: 2 }, condition }));
    expect(put).toMatchObject({
      error: {
        type: 'DynamoDB:ConditionalCheckFailedException',
        message: expect.stringMatching(
          /^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: [0-9a-f-]{36}\)$/,
        ) as unknown,
      },
      result: { id: 'a', n: 1 },
    });
    const update = await run('plain', helper('update', { key: { id: 'a' }, update: { n: 1 }, condition }));
    expect(update).toMatchObject({
      error: { type: 'DynamoDB:ConditionalCheckFailedException' },
      result: { id: 'a', n: 1 },
    });
  });

  it('takes a put of what is stored already, and a delete of what is not, for done', async () => {
    const condition = { id: { attributeExists: false } };
    const put = helper('put', { key: { id: 'a' }, item: { n: 1, list: [{ x: 1 }] }, condition });
    const item = { id: 'a', n: 1, list: [{ x: 1 }] };
    expect(await run('plain', put)).toEqual({ result: item });
    expect(await run('plain', put)).toEqual({ result: item });
    const ignoring = {
      operation: 'PutItem',
      key: { id: { S: 'a' } },
      attributeValues: { n: { N: '2' }, list: { L: [{ M: { x: { N: 1 } } }] } },
      condition: { expression: 'attribute_not_exists(id)', equalsIgnore: ['n'] },
    };
    expect(await run('plain', ignoring)).toEqual({ result: item });
    const remove = helper('remove', { key: { id: 'none' }, condition: { id: { attributeExists: true } } });
    expect(await run('plain', remove)).toEqual({ result: null });
  });

  it('names what it does not carry out', async () => {
    const custom = {
      operation: 'UpdateItem',
      key: { id: { S: 'a' } },
      update: { expression: 'SET n = :n', expressionValues: { ':n': { N: 1 } } },
      condition: {
        expression: 'attribute_exists(id)',
        conditionalCheckFailedHandler: { strategy: 'Custom', lambdaArn: 'arn' },
      },
    };
    for (const [request, message] of [
      [custom, 'strategy "Custom"'],
      [{ operation: 'Sync' }, '"Sync" of DynamoDB data sources is not carried out'],
      [{ operation: 'TransactWriteItems', transactItems: [] }, 'not carried out'],
      [{ operation: 'GetItem' }, "Value for field '$[key]' not found."],
      [{ operation: 'Query', query: { expression: 5 } }, "Value for field '$[query][expression]' must be a string."],
      [{ key: {} }, "Value for field '$[operation]' not found."],
      [{ operation: 'GetItem', key: { id: 'plain' } }, 'Expected a DynamoDB attribute value'],
      [{ operation: 'DeleteItem', key: { id: { S: 'a' } }, _version: 1 }, 'versioned data source'],
    ] as const) {
      const answer = await deployed.graphql('query($r: AWSJSON!) { plain(request: $r) }', {
        r: JSON.stringify(request),
      });
      expect(answer.body).toMatchObject({
        data: { plain: null },
        errors: [{ errorType: 'MappingTemplate', message: expect.stringContaining(message) as unknown }],
      });
    }
  });

  it("leaves DynamoDB's own errors in ctx.error", async () => {
    const outcome = await run('plain', { operation: 'GetItem', key: { wrong: { S: 'a' } } });
    expect(outcome).toMatchObject({ error: { type: 'DynamoDB:ValidationException' }, result: null });
  });
});
