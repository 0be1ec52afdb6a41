import { describe, expect, it } from 'vitest';
import type { Item } from '../../../local/dynamodb/attribute-value.ts';
import { like, startDynamoDb, type Fixture } from './dynamodb-fixture.ts';

const key = { id: { S: 'a' } };
const item = {
  ...key,
  m: { M: { x: { N: '1' }, y: { L: [{ S: '0' }, { S: '1' }, { S: '2' }] } } },
  t: { S: 'x'.repeat(5000) },
};

async function withSorted(sortKeys: readonly string[], extra: (s: string) => Item = () => ({})): Promise<Fixture> {
  const fixture = await startDynamoDb();
  for (const s of sortKeys) {
    await fixture.call('PutItem', { TableName: 'sorted', Item: { p: { S: 'p' }, s: { S: s }, ...extra(s) } });
  }
  return fixture;
}

const inP = { TableName: 'sorted', KeyConditionExpression: 'p = :p', ExpressionAttributeValues: { ':p': { S: 'p' } } };

function sortKeys(items: readonly Item[] | undefined): unknown[] {
  return (items ?? []).map(({ s }) => s && (Object.values(s)[0] as unknown));
}

describe('GetItem', () => {
  it('answers nothing for an item that is not there', async () => {
    const { call } = await startDynamoDb();
    expect(await call('GetItem', { TableName: 'plain', Key: key })).toEqual({});
  });

  it('projects paths, closing the gaps of lists', async () => {
    const { call } = await startDynamoDb();
    await call('PutItem', { TableName: 'plain', Item: item });
    const projected = await call('GetItem', {
      TableName: 'plain',
      Key: key,
      ProjectionExpression: 'm.#y[2], m.#y[0], absent, m.x',
      ExpressionAttributeNames: { '#y': 'y' },
    });
    expect(projected).toEqual({ Item: { m: { M: { x: { N: '1' }, y: { L: [{ S: '0' }, { S: '2' }] } } } } });
  });

  it('counts read units of 4 kB, half of them when the read need not be consistent', async () => {
    const { call } = await startDynamoDb();
    await call('PutItem', { TableName: 'plain', Item: item });
    const units = async (Key: Item, ConsistentRead: boolean): Promise<unknown> =>
      (await call('GetItem', { TableName: 'plain', Key, ConsistentRead, ReturnConsumedCapacity: 'TOTAL' }))
        .ConsumedCapacity;
    expect(await units(key, true)).toEqual({ TableName: 'plain', CapacityUnits: 2 });
    expect(await units(key, false)).toEqual({ TableName: 'plain', CapacityUnits: 1 });
    expect(await units({ id: { S: 'absent' } }, false)).toEqual({ TableName: 'plain', CapacityUnits: 0.5 });
  });
});

describe('Query', () => {
  it.each([
    ['s = :a', ['b']],
    ['s < :a', ['a', 'aa']],
    ['s <= :a', ['a', 'aa', 'b']],
    ['s > :a', ['ba', 'c', 'é', '\u{ff5e}', '\u{1f600}']],
    [':a <= s', ['b', 'ba', 'c', 'é', '\u{ff5e}', '\u{1f600}']],
    ['s BETWEEN :a AND :z', ['b', 'ba', 'c']],
    ['begins_with(s, :a)', ['b', 'ba']],
  ])('finds %s in the order of UTF-8 bytes', async (condition, expected) => {
    const { call } = await withSorted(['c', 'ba', 'é', '\u{1f600}', 'a', '\u{ff5e}', 'b', 'aa']);
    await call('PutItem', { TableName: 'sorted', Item: { p: { S: 'pp' }, s: { S: 'b' } } });
    const request = {
      TableName: 'sorted',
      KeyConditionExpression: `p = :p AND ${condition}`,
      ExpressionAttributeValues: {
        ':p': { S: 'p' },
        ':a': { S: 'b' },
        ...(condition.includes(':z') && { ':z': { S: 'c' } }),
      },
    };
    expect(sortKeys((await call('Query', request)).Items)).toEqual(expected);
    expect(sortKeys((await call('Query', { ...request, ScanIndexForward: false })).Items)).toEqual(expected.reverse());
  });

  it('orders numbers by value and binaries by unsigned bytes', async () => {
    const { call } = await startDynamoDb([
      { name: 'numbers', keySchema: { partition: { name: 'p', type: 'N' }, sort: { name: 's', type: 'N' } } },
      { name: 'binaries', keySchema: { partition: { name: 'p', type: 'B' }, sort: { name: 's', type: 'B' } } },
    ]);
    const numbers = [
      '-1000',
      '-12',
      '-1.2',
      '-0.001',
      '0',
      '0.5',
      '2',
      '10',
      '12.0034',
      '123456789012345678901234567890',
    ];
    const binaries = ['AA==', 'AAE=', 'fw==', 'gA==', '/w=='];
    for (const n of numbers.toReversed())
      await call('PutItem', { TableName: 'numbers', Item: { p: { N: '1.0' }, s: { N: n } } });
    for (const b of binaries.toReversed())
      await call('PutItem', { TableName: 'binaries', Item: { p: { B: 'AQ==' }, s: { B: b } } });
    const values = { KeyConditionExpression: 'p = :p' };
    const ofNumbers = await call('Query', {
      TableName: 'numbers',
      ...values,
      ExpressionAttributeValues: { ':p': { N: '1' } },
    });
    const ofBinaries = await call('Query', {
      TableName: 'binaries',
      ...values,
      ExpressionAttributeValues: { ':p': { B: 'AQ==' } },
    });
    expect(sortKeys(ofNumbers.Items)).toEqual(numbers);
    expect(sortKeys(ofBinaries.Items)).toEqual(binaries);
  });

  it('filters after reading, and counts both', async () => {
    const { call } = await withSorted(['a', 'b', 'c'], (s) => ({ n: { N: s === 'b' ? '2' : '1' } }));
    const filter = { FilterExpression: 'n = :n', ExpressionAttributeValues: { ':p': { S: 'p' }, ':n': { N: '1' } } };
    expect(await call('Query', { ...inP, ...filter, Limit: 2 })).toMatchObject({
      Items: [{ s: { S: 'a' } }],
      Count: 1,
      ScannedCount: 2,
      LastEvaluatedKey: { p: { S: 'p' }, s: { S: 'b' } },
    });
    expect(await call('Query', { ...inP, ...filter, Select: 'COUNT' })).toEqual({ Count: 2, ScannedCount: 3 });
  });

  it('reads pages of 1 MB', async () => {
    const { call } = await withSorted(['a', 'b', 'c', 'd'], () => ({ t: { S: 'x'.repeat(350_000) } }));
    const first = await call('Query', { ...inP, ReturnConsumedCapacity: 'TOTAL' });
    expect(sortKeys(first.Items)).toEqual(['a', 'b', 'c']);
    expect(first.ConsumedCapacity).toEqual({ TableName: 'sorted', CapacityUnits: 128.5 });
    const second = await call('Query', { ...inP, ExclusiveStartKey: first.LastEvaluatedKey });
    expect(sortKeys(second.Items)).toEqual(['d']);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });

  it.each([
    [{ KeyConditionExpression: 's = :p' }, 'Query condition missed key schema element: p'],
    [{ KeyConditionExpression: 'p > :p' }, 'Query key condition not supported'],
    [{ KeyConditionExpression: 'p = :p OR s = :p' }, 'Invalid operator used in KeyConditionExpression: OR'],
    [{ KeyConditionExpression: 'p = :p AND x = :p' }, 'Query condition missed key schema element: s'],
    [
      { KeyConditionExpression: undefined, ExpressionAttributeValues: undefined },
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    ],
    [
      { FilterExpression: 's = :p' },
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: s',
    ],
    [
      { ExpressionAttributeValues: { ':p': { N: '1' } } },
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    [{ IndexName: 'index' }, 'The table does not have the specified index: index'],
    [
      { Select: 'SPECIFIC_ATTRIBUTES' },
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    ],
    [
      { Select: 'COUNT', ProjectionExpression: 's' },
      'Cannot specify the ProjectionExpression when choosing to get only the Count',
    ],
    [
      { Limit: 0 },
      "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [{ ExclusiveStartKey: { p: { S: 'p' } } }, 'The provided starting key is invalid'],
    [
      { ExclusiveStartKey: { p: { S: 'q' }, s: { S: 's' } } },
      'The provided starting key is outside query boundaries based on provided conditions',
    ],
    [
      { ExclusiveStartKey: { p: { S: 'p' }, s: { N: '1' } } },
      'The provided starting key is invalid: The provided key element does not match the schema',
    ],
    [
      {
        KeyConditionExpression: 'p = :p AND s BETWEEN :b AND :a',
        ExpressionAttributeValues: { ':p': { S: 'p' }, ':a': { S: 'a' }, ':b': { S: 'b' } },
      },
      'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}',
    ],
  ])('refuses %j', async (change, message) => {
    const { call } = await startDynamoDb();
    await expect(call('Query', { ...inP, ...change })).rejects.toMatchObject({ code: 'ValidationException', message });
  });

  it('checks the bounds of BETWEEN although the expression is parsed already', async () => {
    const { call } = await startDynamoDb();
    const between = (a: string, b: string): Promise<unknown> =>
      call('Query', {
        ...inP,
        KeyConditionExpression: 'p = :p AND s BETWEEN :a AND :b',
        ExpressionAttributeValues: { ':p': { S: 'p' }, ':a': { S: a }, ':b': { S: b } },
      });
    await between('a', 'b');
    await expect(between('b', 'a')).rejects.toThrow('requires upper bound to be greater than or equal to lower bound');
    await between('b', 'b');
  });
});

describe('Scan', () => {
  it('reads every item once over segments and pages', async () => {
    const { call } = await startDynamoDb();
    for (let n = 0; n < 50; n++) await call('PutItem', { TableName: 'plain', Item: { id: { S: `${n}` } } });
    const seen: string[] = [];
    for (let Segment = 0; Segment < 3; Segment++) {
      let start: Item | undefined;
      do {
        const page = await call('Scan', {
          TableName: 'plain',
          Segment,
          TotalSegments: 3,
          Limit: 7,
          ...(start && { ExclusiveStartKey: start }),
        });
        seen.push(...(page.Items ?? []).map(({ id }) => JSON.stringify(id)));
        start = page.LastEvaluatedKey;
      } while (start);
    }
    expect(seen).toHaveLength(50);
    expect(new Set(seen).size).toBe(50);
  });
});

describe('BatchGetItem', () => {
  it('reads over several tables, each with its own projection', async () => {
    const { call } = await withSorted(['a', 'b'], () => ({ n: { N: '1' } }));
    await call('PutItem', { TableName: 'plain', Item: item });
    const answer = await call('BatchGetItem', {
      RequestItems: {
        plain: { Keys: [key, { id: { S: 'absent' } }], ProjectionExpression: 'm.x', ConsistentRead: true },
        sorted: { Keys: [{ p: { S: 'p' }, s: { S: 'b' } }] },
      },
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(answer).toEqual({
      Responses: {
        plain: [{ m: { M: { x: { N: '1' } } } }],
        sorted: [{ p: { S: 'p' }, s: { S: 'b' }, n: { N: '1' } }],
      },
      UnprocessedKeys: {},
      ConsumedCapacity: [
        { TableName: 'plain', CapacityUnits: 3 },
        { TableName: 'sorted', CapacityUnits: 0.5 },
      ],
    });
  });

  it('leaves keys unprocessed beyond 16 MB', async () => {
    const names = Array.from({ length: 50 }, (_, n) => String(n).padStart(2, '0'));
    const { call } = await withSorted(names, () => ({ t: { S: 'x'.repeat(400_000) } }));
    const Keys = names.map((s) => ({ p: { S: 'p' }, s: { S: s } }));
    const answer = await call('BatchGetItem', { RequestItems: { sorted: { Keys, ConsistentRead: true } } });
    expect(answer.Responses?.sorted).toHaveLength(41);
    expect(answer.UnprocessedKeys).toEqual({ sorted: { Keys: Keys.slice(41), ConsistentRead: true } });
  });

  it.each([
    [{ plain: { Keys: [key, key] } }, /^Provided list of item keys contains duplicates$/],
    [
      {
        plain: { Keys: Array.from({ length: 60 }, (_, n) => ({ id: { S: `${n}` } })) },
        sorted: { Keys: Array.from({ length: 60 }, (_, n) => ({ p: { S: 'p' }, s: { S: `${n}` } })) },
      },
      /^Too many items requested for the BatchGetItem call$/,
    ],
    [{}, /length greater than or equal to 1/],
  ])('refuses a wrong batch (%#)', async (RequestItems, message) => {
    const { call } = await startDynamoDb();
    await expect(call('BatchGetItem', { RequestItems })).rejects.toMatchObject({
      code: 'ValidationException',
      message: like(message),
    });
  });
});

describe('DescribeTable', () => {
  it('describes the table of the template', async () => {
    const { call, dynamodb } = await withSorted(['a', 'b']);
    const { Table } = (await call('DescribeTable', { TableName: 'sorted' })) as { Table: Record<string, unknown> };
    expect(Table).toMatchObject({
      TableName: 'sorted',
      TableStatus: 'ACTIVE',
      ItemCount: 2,
      TableArn: 'arn:aws:dynamodb:eu-central-1:000000000000:table/sorted',
      KeySchema: [
        { AttributeName: 'p', KeyType: 'HASH' },
        { AttributeName: 's', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(dynamodb.stream(String(Table.LatestStreamArn)).arn).toBe(Table.LatestStreamArn);
    await expect(call('DescribeTable', { TableName: 'absent' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'Requested resource not found: Table: absent not found',
    });
  });

  it('tells the attribute of the time to live', async () => {
    const { call } = await startDynamoDb();
    expect(await call('DescribeTimeToLive', { TableName: 'sorted' })).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
    });
    expect(await call('DescribeTimeToLive', { TableName: 'plain' })).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
    });
  });
});

describe('ListTables', () => {
  it('lists names in order, page by page', async () => {
    const { call } = await startDynamoDb();
    expect(await call('ListTables', {})).toEqual({ TableNames: ['plain', 'sorted'] });
    expect(await call('ListTables', { Limit: 1 })).toEqual({ TableNames: ['plain'], LastEvaluatedTableName: 'plain' });
    expect(await call('ListTables', { ExclusiveStartTableName: 'plain' })).toEqual({ TableNames: ['sorted'] });
  });
});
