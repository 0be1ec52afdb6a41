import { describe, expect, it } from 'vitest';
import { like, startDynamoDb, type Fixture } from './dynamodb-fixture.ts';

const insert = `INSERT INTO "plain" VALUE {'id': ?, 'n': ?}`;
const update = 'UPDATE "sorted" SET "n" = ? WHERE "p" = ? AND "s" = ? AND "n" = ?';

interface Outcome {
  readonly TableName?: string;
  readonly Error?: { readonly Code: string; readonly Message: string; readonly Item?: unknown };
}

async function execute(
  { dynamodb }: Fixture,
  statements: readonly { Statement: string; Parameters?: readonly object[]; [option: string]: unknown }[],
): Promise<readonly Outcome[]> {
  const answer = await dynamodb.execute('BatchExecuteStatement', { Statements: statements });
  return (answer as { Responses: readonly Outcome[] }).Responses;
}

describe('BatchExecuteStatement', () => {
  it('inserts what is not there, and says what is', async () => {
    const fixture = await startDynamoDb();
    const of = (id: string, n: string): { Statement: string; Parameters: object[] } => ({
      Statement: insert,
      Parameters: [{ S: id }, { N: n }],
    });
    expect(await execute(fixture, [of('a', '1'), of('b', '1')])).toEqual([
      { TableName: 'plain' },
      { TableName: 'plain' },
    ]);
    expect(
      await execute(fixture, [of('c', '2'), { ...of('a', '2'), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }]),
    ).toEqual([
      { TableName: 'plain' },
      {
        TableName: 'plain',
        Error: {
          Code: 'DuplicateItem',
          Message: 'Duplicate primary key exists in table',
          Item: { id: { S: 'a' }, n: { N: '1' } },
        },
      },
    ]);
    const { Items } = await fixture.call('Scan', { TableName: 'plain' });
    expect(new Map(Items?.map(({ id, n }) => [id, n]))).toEqual(
      new Map([
        [{ S: 'a' }, { N: '1' }],
        [{ S: 'b' }, { N: '1' }],
        [{ S: 'c' }, { N: '2' }],
      ]),
    );
  });

  it('updates what is there and meets the conditions, each statement for itself', async () => {
    const fixture = await startDynamoDb();
    for (const s of ['a', 'b']) {
      const Item = { p: { S: 'p' }, s: { S: s }, n: { N: '1' }, m: { M: { deep: { M: {} } } }, old: { S: 'x' } };
      await fixture.call('PutItem', { TableName: 'sorted', Item });
    }
    const key = (s: string): object[] => [{ S: 'p' }, { S: s }];
    const outcomes = await execute(fixture, [
      { Statement: update, Parameters: [{ N: '2' }, ...key('a'), { N: '1' }] },
      {
        Statement: update,
        Parameters: [{ N: '2' }, ...key('b'), { N: '7' }],
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
      { Statement: update, Parameters: [{ N: '2' }, ...key('missing'), { N: '1' }] },
      { Statement: 'UPDATE sorted SET n = ? WHERE p = ? AND s = ?', Parameters: [{ N: '2' }, ...key('absent')] },
    ]);
    expect(outcomes).toEqual([
      { TableName: 'sorted' },
      { TableName: 'sorted', Error: expect.objectContaining({ Code: 'ConditionalCheckFailed' }) as unknown },
      {
        TableName: 'sorted',
        Error: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      },
      {
        TableName: 'sorted',
        Error: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      },
    ]);
    expect(outcomes[1]?.Error?.Item).toMatchObject({ s: { S: 'b' }, n: { N: '1' } });

    const nested = 'update "sorted" set "m"."deep"."x y" = ?, n = ? remove old where m.deep.k = ? and s = ? and p = ?';
    const parameters = [{ S: 'in' }, { N: '3' }, { BOOL: true }, { S: 'a' }, { S: 'p' }];
    const [refused] = await execute(fixture, [{ Statement: nested, Parameters: parameters }]);
    expect(refused?.Error?.Code).toBe('ConditionalCheckFailed');
    const without = nested.replace('m.deep.k = ? and ', '');
    await execute(fixture, [{ Statement: without, Parameters: parameters.filter((_, index) => index !== 2) }]);
    const { Item } = await fixture.call('GetItem', { TableName: 'sorted', Key: { p: { S: 'p' }, s: { S: 'a' } } });
    expect(Item).toEqual({
      p: { S: 'p' },
      s: { S: 'a' },
      n: { N: '3' },
      m: { M: { deep: { M: { 'x y': { S: 'in' } } } } },
    });
  });

  it('answers what it has used, by table', async () => {
    const { dynamodb } = await startDynamoDb();
    const answer = await dynamodb.execute('BatchExecuteStatement', {
      Statements: [
        { Statement: insert, Parameters: [{ S: 'a' }, { S: 'x'.repeat(2000) }] },
        { Statement: insert, Parameters: [{ S: 'b' }, { N: '1' }] },
      ],
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(answer).toMatchObject({ ConsumedCapacity: [{ TableName: 'plain', CapacityUnits: 3 }] });
  });

  const text = { S: 'a' };
  it.each([
    ['DELETE FROM "plain" WHERE id = ?', [text], /does not carry out DELETE of PartiQL.*BatchWriteItem, or DeleteItem/],
    ['SELECT * FROM "plain" WHERE id = ?', [text], /does not carry out SELECT of PartiQL.*BatchGetItem/],
    ['EXPLAIN', [text], /^Statement wasn't well formed, can't be processed: Unexpected EXPLAIN$/],
    ['   ', [text], /Unexpected end/],
    [`INSERT INTO plain VALUE {'id': 'a'}`, [text], /does not carry out "'a'" at its place.*VALUE \{'a': \?, …\}/],
    [`INSERT INTO plain VALUE {'id': ?, 'id': ?}`, [text, text], /given twice/],
    [`INSERT INTO plain VALUE {'id': ?} RETURNING ALL OLD *`, [text], /does not carry out "RETURNING"/],
    [`INSERT INTO plain VALUE {'id': ?`, [text], /Unexpected end/],
    [`INSERT INTO plain VALUE {'n': ?}`, [text], /Missing the key id/],
    [insert, [text], /^Number of parameters in request and statement don't match\.$/],
    [insert, [text, text, text], /^Number of parameters in request and statement don't match\.$/],
    [
      'UPDATE plain SET n = ? WHERE n = ?',
      [text, text],
      /^Where clause does not contain a mandatory equality on all key/,
    ],
    ['UPDATE plain SET n = ? WHERE id = ? OR n = ?', [text, text, text], /does not carry out "OR"/],
    ['UPDATE plain SET n = ? WHERE id <> ?', [text, text], /does not carry out "<"/],
    ['UPDATE plain SET n[0] = ? WHERE id = ?', [text, text], /elements of lists in PartiQL/],
    ['UPDATE plain SET n = n + ? WHERE id = ?', [text, text], /does not carry out "n"/],
    [
      'UPDATE plain SET id = ? WHERE id = ?',
      [text, text],
      /Cannot update attribute id\. This attribute is part of the key/,
    ],
    ['UPDATE plain WHERE id = ?', [text], /Unexpected WHERE/],
    ['UPDATE plain SET n = ? WHERE id = ? AND id = ?', [text, text, text], /^The conditional request failed$/],
    ['UPDATE plain SET "n = ? WHERE id = ?', [text, text], /Unexpected  "n = \?/],
    ['UPDATE nosuch SET n = ? WHERE id = ?', [text, text], /^Requested resource not found$/],
  ])('refuses %s, and carries the rest out', async (Statement, Parameters, message) => {
    const fixture = await startDynamoDb();
    const [refused, done] = await execute(fixture, [
      { Statement, Parameters },
      { Statement: insert, Parameters: [{ S: 'beside' }, { N: '1' }] },
    ]);
    expect(refused?.Error?.Message).toMatch(message);
    expect(done).toEqual({ TableName: 'plain' });
    expect(await fixture.call('Scan', { TableName: 'plain' })).toMatchObject({ Count: 1 });
  });

  it.each([
    ['nothing', [], /length greater than or equal to 1/],
    [
      'more than 25',
      Array.from({ length: 26 }, (_, n) => ({ Statement: insert, Parameters: [{ S: `${n}` }, { N: '1' }] })),
      /length less than or equal to 25/,
    ],
    [
      'the same item twice',
      [
        { Statement: insert, Parameters: [{ S: 'a' }, { N: '1' }] },
        { Statement: 'UPDATE plain SET n = ? WHERE id = ?', Parameters: [{ N: '1' }, { S: 'a' }] },
      ],
      /^Provided list of item keys contains duplicates$/,
    ],
    ['a value that is none', [{ Statement: insert, Parameters: [{ S: 'a' }, { N: 'one' }] }], /numeric value: one/],
    ['null for a value', [{ Statement: insert, Parameters: [{ S: 'a' }, null] }], /AttributeValue is empty/],
    ['null for a statement', [null], /^1 validation error detected: Value null at 'statements\.1\.member'/],
    ['no parameters', [{ Statement: insert, Parameters: [] }], /length greater than or equal to 1/],
    ['a long statement', [{ Statement: insert.padEnd(8193) }], /length less than or equal to 8192/],
  ])('refuses %s as a whole', async (_, Statements, message) => {
    const { call } = await startDynamoDb();
    await expect(call('BatchExecuteStatement', { Statements })).rejects.toMatchObject({
      code: 'ValidationException',
      message: like(message),
    });
    expect(await call('Scan', { TableName: 'plain' })).toMatchObject({ Count: 0 });
  });

  it('wants a permission for each kind of statement', async () => {
    const { dynamodb } = await startDynamoDb();
    const Statements = [{ Statement: insert }, { Statement: update }, { Statement: 'DROP TABLE plain' }];
    const resource = (table: string): string => `arn:aws:dynamodb:eu-central-1:000000000000:table/${table}`;
    expect(dynamodb.permissions('BatchExecuteStatement', { Statements })).toEqual([
      { action: 'dynamodb:PartiQLInsert', resource: resource('plain') },
      { action: 'dynamodb:PartiQLUpdate', resource: resource('sorted') },
    ]);
  });
});
