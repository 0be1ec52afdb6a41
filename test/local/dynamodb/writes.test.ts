import { describe, expect, it } from 'vitest';
import { like, startDynamoDb } from './dynamodb-fixture.ts';

const unless = { ConditionExpression: 'attribute_not_exists(id)' };

describe('PutItem', () => {
  it('stores an item with every type of value as it is read back', async () => {
    const { call } = await startDynamoDb();
    const item = {
      id: { S: 'a' },
      text: { S: '' },
      number: { N: '-1.5' },
      binary: { B: '' },
      yes: { BOOL: true },
      nothing: { NULL: true },
      texts: { SS: ['x', ''] },
      numbers: { NS: ['1', '2'] },
      binaries: { BS: ['AQ==', 'Ag=='] },
      list: { L: [{ S: 'é😀' }, { M: { constructor: { N: '0' } } }] },
      toString: { S: 'own' },
    };
    await call('PutItem', { TableName: 'plain', Item: item });
    expect(await call('GetItem', { TableName: 'plain', Key: { id: { S: 'a' } } })).toEqual({ Item: item });
  });

  it('coerces what AWS coerces: numbers to plain notation, false nulls to true, members unknown to nothing', async () => {
    const { call } = await startDynamoDb();
    const Item = { id: { S: 'a' }, n: { N: '1.50' }, e: { N: '1e3' }, set: { NS: ['01', '2.0'] }, z: { NULL: false } };
    await call('PutItem', { TableName: 'plain', Item, Unknown: 1, ConditionExpression: null });
    expect((await call('GetItem', { TableName: 'plain', Key: { id: { S: 'a' } } })).Item).toEqual({
      id: { S: 'a' },
      n: { N: '1.5' },
      e: { N: '1000' },
      set: { NS: ['1', '2'] },
      z: { NULL: true },
    });
  });

  it('returns the replaced item on request', async () => {
    const { call } = await startDynamoDb();
    const put = (n: string): Promise<unknown> =>
      call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' }, n: { N: n } }, ReturnValues: 'ALL_OLD' });
    expect(await put('1')).toEqual({});
    expect(await put('2')).toEqual({ Attributes: { id: { S: 'a' }, n: { N: '1' } } });
  });

  it('refuses when its condition fails, and returns the item in the way on request', async () => {
    const { call } = await startDynamoDb();
    const Item = { id: { S: 'a' }, n: { N: '1' } };
    await call('PutItem', { TableName: 'plain', Item, ...unless });
    await expect(call('PutItem', { TableName: 'plain', Item, ...unless })).rejects.toMatchObject({
      code: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      details: {},
    });
    await expect(
      call('PutItem', { TableName: 'plain', Item, ...unless, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ).rejects.toMatchObject({ details: { Item } });
  });

  it('lets exactly one of many concurrent conditional puts win', async () => {
    const { call } = await startDynamoDb();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' }, n: { N: String(index) } }, ...unless }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('counts write units by the larger of the item before and after', async () => {
    const { call } = await startDynamoDb();
    const put = (length: number, ReturnConsumedCapacity: string): Promise<unknown> =>
      call('PutItem', {
        TableName: 'plain',
        Item: { id: { S: 'a' }, t: { S: 'x'.repeat(length) } },
        ReturnConsumedCapacity,
      });
    expect(await put(1020, 'TOTAL')).toEqual({ ConsumedCapacity: { TableName: 'plain', CapacityUnits: 1 } });
    expect(await put(1021, 'TOTAL')).toEqual({ ConsumedCapacity: { TableName: 'plain', CapacityUnits: 2 } });
    expect(await put(1, 'INDEXES')).toEqual({
      ConsumedCapacity: { TableName: 'plain', CapacityUnits: 2, Table: { CapacityUnits: 2 } },
    });
    expect(await put(1, 'NONE')).toEqual({});
  });

  it('accepts the ARN of a table in the place of its name, and no other', async () => {
    const { call } = await startDynamoDb();
    const arn = 'arn:aws:dynamodb:eu-central-1:000000000000:table/plain';
    await call('PutItem', { TableName: arn, Item: { id: { S: 'a' }, n: { N: '1.0' } } });
    expect(await call('GetItem', { TableName: arn, Key: { id: { S: 'a' } } })).toHaveProperty('Item.n.N', '1');
    await expect(
      call('GetItem', { TableName: arn.replace('central', 'west'), Key: { id: { S: 'a' } } }),
    ).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });
});

describe('UpdateItem', () => {
  it('sums up concurrent increments', async () => {
    const { call } = await startDynamoDb();
    const increment = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
    await Promise.all(
      Array.from({ length: 200 }, () =>
        call('UpdateItem', { TableName: 'plain', Key: { id: { S: 'a' } }, ...increment }),
      ),
    );
    expect((await call('GetItem', { TableName: 'plain', Key: { id: { S: 'a' } } })).Item?.n).toEqual({ N: '200' });
  });

  it('creates an item of its key alone when there is nothing to set', async () => {
    const { call } = await startDynamoDb();
    await call('UpdateItem', { TableName: 'plain', Key: { id: { S: 'a' } } });
    expect((await call('GetItem', { TableName: 'plain', Key: { id: { S: 'a' } } })).Item).toEqual({ id: { S: 'a' } });
  });

  it.each([
    ['SET a = b, b = a', { a: { S: 'B' }, b: { S: 'A' } }],
    ['SET n = n + :n, m.x = if_not_exists(m.x, :n)', { n: { N: '15' }, m: { M: { k: { S: 'v' }, x: { N: '5' } } } }],
    ['SET n = n - :n', { n: { N: '5' } }],
    ['SET l[7] = :t, l[0] = l[1]', { l: { L: [{ S: '1' }, { S: '1' }, { S: '2' }, { S: 't' }] } }],
    ['SET l[99999999999] = :t', { l: { L: [{ S: '0' }, { S: '1' }, { S: '2' }, { S: 't' }] } }],
    ['REMOVE l[0] SET l[1] = :t', { l: { L: [{ S: 't' }, { S: '2' }] } }],
    ['REMOVE l[0], l[1]', { l: { L: [{ S: '2' }] } }],
    ['REMOVE m.k, absent, l[9]', { m: { M: {} } }],
    ['SET l = list_append(l, :l)', { l: { L: [{ S: '0' }, { S: '1' }, { S: '2' }, { S: 'end' }] } }],
    ['SET twin = m, m.k = :t', { twin: { M: { k: { S: 'v' } } }, m: { M: { k: { S: 't' } } } }],
    ['ADD s :s, fresh :s', { s: { SS: ['x', 'y', 'z'] }, fresh: { SS: ['y', 'z'] } }],
    ['DELETE s :s', { s: { SS: ['x'] } }],
    ['DELETE s :all', { s: undefined }],
    ['ADD n :n, m.tally :n', { n: { N: '15' }, m: { M: { k: { S: 'v' }, tally: { N: '5' } } } }],
  ])('carries out %s', async (UpdateExpression, changed) => {
    const { call } = await startDynamoDb();
    const item = {
      id: { S: 'a' },
      a: { S: 'A' },
      b: { S: 'B' },
      n: { N: '10' },
      m: { M: { k: { S: 'v' } } },
      l: { L: [{ S: '0' }, { S: '1' }, { S: '2' }] },
      s: { SS: ['x', 'y'] },
    };
    const all: Record<string, unknown> = {
      ':n': { N: '5' },
      ':t': { S: 't' },
      ':l': { L: [{ S: 'end' }] },
      ':s': { SS: ['y', 'z'] },
      ':all': { SS: ['x', 'y'] },
    };
    const used = Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(UpdateExpression));
    await call('PutItem', { TableName: 'plain', Item: item });
    const { Attributes } = await call('UpdateItem', {
      TableName: 'plain',
      Key: { id: { S: 'a' } },
      UpdateExpression,
      ReturnValues: 'ALL_NEW',
      ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
    });
    const expected = Object.fromEntries(
      Object.entries({ ...item, ...changed }).filter(([, value]) => value !== undefined),
    );
    expect(Attributes).toEqual(expected);
  });

  it.each([
    ['NONE', undefined],
    ['ALL_OLD', { id: { S: 'a' }, m: { M: { x: { N: '1' }, y: { N: '2' } } } }],
    ['UPDATED_OLD', { m: { M: { x: { N: '1' } } } }],
    ['ALL_NEW', { id: { S: 'a' }, m: { M: { x: { N: '3' }, y: { N: '2' } } }, z: { S: 'new' } }],
    ['UPDATED_NEW', { m: { M: { x: { N: '3' } } }, z: { S: 'new' } }],
  ])('returns %s', async (ReturnValues, expected) => {
    const { call } = await startDynamoDb();
    await call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' }, m: { M: { x: { N: '1' }, y: { N: '2' } } } } });
    const answer = await call('UpdateItem', {
      TableName: 'plain',
      Key: { id: { S: 'a' } },
      UpdateExpression: 'SET m.x = :x, z = :z',
      ExpressionAttributeValues: { ':x': { N: '3' }, ':z': { S: 'new' } },
      ReturnValues,
    });
    expect(answer.Attributes).toEqual(expected);
  });

  it.each([
    ['SET absent.x = :n', 'The document path provided in the update expression is invalid for update'],
    ['SET x = absent, y = :n', 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET x = t + :n', 'An operand in the update expression has an incorrect data type'],
    ['ADD t :n', 'An operand in the update expression has an incorrect data type'],
    ['SET x = big + :n', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    [
      'SET id = :n',
      'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
    ],
    [
      'SET x = :missing',
      /^1 validation error detected: Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :missing$/,
    ],
    ['SET', /^1 validation error detected: Invalid UpdateExpression: Syntax error; /],
    ['', '1 validation error detected: Invalid UpdateExpression: The expression can not be empty;'],
    [
      'REMOVE t',
      '1 validation error detected: Value provided in ExpressionAttributeValues unused in expressions: keys: {:n}',
    ],
  ])('refuses %s', async (UpdateExpression, message) => {
    const { call } = await startDynamoDb();
    await call('PutItem', {
      TableName: 'plain',
      Item: { id: { S: 'a' }, t: { S: 't' }, big: { N: '1' + '0'.repeat(50) } },
    });
    const update = call('UpdateItem', {
      TableName: 'plain',
      Key: { id: { S: 'a' } },
      UpdateExpression,
      ExpressionAttributeValues: { ':n': { N: '1' } },
    });
    await expect(update).rejects.toMatchObject({
      code: 'ValidationException',
      message: typeof message === 'string' ? message : like(message),
    });
  });

  it('claims an identity once, and again when the claim has expired', async () => {
    const { call } = await startDynamoDb();
    const claim = (id: string, now: number): Promise<unknown> =>
      call('UpdateItem', {
        TableName: 'plain',
        Key: { id: { S: 'identity' } },
        UpdateExpression: 'SET #owner = :owner, expiresAt = :expiry',
        ConditionExpression: 'attribute_not_exists(id) OR expiresAt < :now',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: {
          ':owner': { S: id },
          ':now': { N: String(now) },
          ':expiry': { N: String(now + 10) },
        },
      });
    await claim('first', 100);
    await expect(claim('second', 110)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
    await claim('third', 111);
    expect(await call('GetItem', { TableName: 'plain', Key: { id: { S: 'identity' } } })).toHaveProperty(
      'Item.owner.S',
      'third',
    );
  });
});

describe('DeleteItem', () => {
  it('deletes, returns what was there, and deletes nothing twice', async () => {
    const { call } = await startDynamoDb();
    await call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' } } });
    const remove = { TableName: 'plain', Key: { id: { S: 'a' } }, ReturnValues: 'ALL_OLD' };
    expect(await call('DeleteItem', remove)).toEqual({ Attributes: { id: { S: 'a' } } });
    expect(await call('DeleteItem', { ...remove, ReturnConsumedCapacity: 'TOTAL' })).toEqual({
      ConsumedCapacity: { TableName: 'plain', CapacityUnits: 1 },
    });
    expect(await call('GetItem', { TableName: 'plain', Key: { id: { S: 'a' } } })).toEqual({});
  });

  it('keeps an item that does not meet the condition', async () => {
    const { call } = await startDynamoDb();
    await call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' }, n: { N: '1' } } });
    const remove = { TableName: 'plain', Key: { id: { S: 'a' } }, ConditionExpression: 'n > :n' };
    await expect(
      call('DeleteItem', { ...remove, ExpressionAttributeValues: { ':n': { N: '1' } } }),
    ).rejects.toMatchObject({
      code: 'ConditionalCheckFailedException',
    });
    await call('DeleteItem', { ...remove, ExpressionAttributeValues: { ':n': { N: '0' } } });
    expect(await call('Scan', { TableName: 'plain' })).toMatchObject({ Count: 0 });
  });
});

describe('BatchWriteItem', () => {
  it('puts and deletes over several tables', async () => {
    const { call } = await startDynamoDb();
    await call('PutItem', { TableName: 'plain', Item: { id: { S: 'old' } } });
    const answer = await call('BatchWriteItem', {
      RequestItems: {
        plain: [{ PutRequest: { Item: { id: { S: 'new' } } } }, { DeleteRequest: { Key: { id: { S: 'old' } } } }],
        sorted: [{ PutRequest: { Item: { p: { S: 'p' }, s: { S: 's' }, t: { S: 'x'.repeat(2000) } } } }],
      },
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(answer).toEqual({
      UnprocessedItems: {},
      ConsumedCapacity: [
        { TableName: 'plain', CapacityUnits: 2 },
        { TableName: 'sorted', CapacityUnits: 2 },
      ],
    });
    expect((await call('Scan', { TableName: 'plain' })).Items).toEqual([{ id: { S: 'new' } }]);
  });

  it.each([
    [
      'too many',
      Array.from({ length: 26 }, (_, n) => ({ PutRequest: { Item: { id: { S: `${n}` } } } })),
      /length less than or equal to 25/,
    ],
    [
      'the same key twice',
      [{ PutRequest: { Item: { id: { S: 'a' } } } }, { DeleteRequest: { Key: { id: { S: 'a' } } } }],
      /^Provided list of item keys contains duplicates$/,
    ],
    [
      'an item without its key',
      [{ PutRequest: { Item: { x: { S: 'a' } } } }],
      /^The provided key element does not match the schema$/,
    ],
    [
      'a put and a delete in one',
      [{ PutRequest: { Item: { id: { S: 'a' } } }, DeleteRequest: { Key: { id: { S: 'b' } } } }],
      /^Supplied AttributeValue has more than one datatypes set/,
    ],
    ['nothing', [], /length greater than or equal to 1/],
  ])('refuses %s', async (_, writes, message) => {
    const { call } = await startDynamoDb();
    await expect(call('BatchWriteItem', { RequestItems: { plain: writes } })).rejects.toMatchObject({
      code: 'ValidationException',
      message: like(message),
    });
  });
});
