import { describe, expect, it } from 'vitest';
import type { AttributeValue } from '../../../local/dynamodb/attribute-value.ts';
import { like, startDynamoDb } from './dynamodb-fixture.ts';

function nested(levels: number): AttributeValue {
  return levels === 0 ? { S: 'leaf' } : { M: { n: nested(levels - 1) } };
}

describe('DynamoDb', () => {
  it.each([
    ['TransactWriteItems', 'Write each item with a condition of its own.'],
    ['ExecuteStatement', 'PartiQL has its equal'],
    ['CreateTable', 'Tables come from the template'],
    ['NoSuchThing', 'It carries out what the template uses.'],
  ])('refuses %s by name', async (operation, wayOut) => {
    const { dynamodb } = await startDynamoDb();
    const expected = {
      code: 'UnknownOperationException',
      message: like(new RegExp(`dynamodb:${operation}`)),
    };
    await expect(dynamodb.execute(operation, {})).rejects.toMatchObject(expected);
    await expect(dynamodb.execute(operation, {})).rejects.toThrow(wayOut);
    expect(() => dynamodb.permissions(operation, {})).toThrow(wayOut);
  });

  it.each([
    ['PutItem', { Item: { id: { S: 'a' } }, Expected: {} }, 'Expected', 'ConditionExpression'],
    ['UpdateItem', { Key: { id: { S: 'a' } }, AttributeUpdates: {} }, 'AttributeUpdates', 'UpdateExpression'],
    ['Query', { KeyConditions: {} }, 'KeyConditions', 'KeyConditionExpression'],
    ['Scan', { ScanFilter: {} }, 'ScanFilter', 'FilterExpression'],
    ['GetItem', { Key: { id: { S: 'a' } }, AttributesToGet: ['id'] }, 'AttributesToGet', 'ProjectionExpression'],
    ['PutItem', { Item: { id: { S: 'a' }, ['__proto__']: { S: 'x' } } }, '__proto__', 'another name'],
  ])('refuses in %s %j', async (operation, input, name, wayOut) => {
    const { call } = await startDynamoDb();
    const refusal = call(operation, JSON.parse(JSON.stringify({ TableName: 'plain', ...input })));
    await expect(refusal).rejects.toThrow(name);
    await expect(refusal).rejects.toThrow(wayOut);
  });

  const malformedItems: [Record<string, unknown>, string][] = [
    [
      { x: {} },
      '1 validation error detected: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    ],
    [
      { x: { S: 'a', N: '1' } },
      '1 validation error detected: Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    ],
    [{ x: { N: 'one' } }, '1 validation error detected: The parameter cannot be converted to a numeric value: one'],
    [
      { x: { N: '1' + '0'.repeat(126) } },
      '1 validation error detected: Number overflow. Attempting to store a number with magnitude larger than supported range',
    ],
    [
      { x: { N: '1e-131' } },
      '1 validation error detected: Number underflow. Attempting to store a number with magnitude smaller than supported range',
    ],
    [
      { x: { N: '1'.repeat(39) } },
      '1 validation error detected: Attempting to store more than 38 significant digits in a Number',
    ],
    [
      { x: { SS: [] } },
      '1 validation error detected: One or more parameter values were invalid: An string set  may not be empty',
    ],
    [{ x: { NS: ['1', '1.0'] } }, '1 validation error detected: Input collection contains duplicates'],
    [
      { x: nested(32) },
      '1 validation error detected: Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    ],
    [{ x: { S: 'x'.repeat(400 * 1024) } }, 'Item size has exceeded the maximum allowed size'],
    [{ x: { S: 'é'.repeat(205_000) } }, 'Item size has exceeded the maximum allowed size'],
    [{ id: undefined }, 'One or more parameter values were invalid: Missing the key id in the item'],
    [{ id: { N: '1' } }, 'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N'],
    [
      { id: { S: '' } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
    ],
    [
      { id: { S: 'é'.repeat(1025) } },
      'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
    ],
  ];

  it.each(malformedItems.map(([attributes, message]) => [message, attributes] as const))(
    'answers a put with "%s"',
    async (message, attributes) => {
      const { call } = await startDynamoDb();
      const item = JSON.parse(JSON.stringify({ id: { S: 'a' }, ...attributes })) as unknown;
      await expect(call('PutItem', { TableName: 'plain', Item: item })).rejects.toMatchObject({
        code: 'ValidationException',
        message,
      });
      expect(await call('Scan', { TableName: 'plain' })).toMatchObject({ Count: 0 });
    },
  );

  it('accepts the largest item, the deepest value, the longest keys and the longest number', async () => {
    const { call } = await startDynamoDb();
    const Item = {
      p: { S: 'p'.repeat(2048) },
      s: { S: 's'.repeat(1024) },
      deep: nested(31),
      number: { N: '9'.repeat(38) },
      small: { N: '-0.' + '0'.repeat(129) + '1' },
    };
    await call('PutItem', { TableName: 'sorted', Item });
    const { p, s } = Item;
    expect(await call('GetItem', { TableName: 'sorted', Key: { p, s } })).toEqual({ Item });
    const other = { p: { S: 'p'.repeat(2047) }, s };
    expect(await call('GetItem', { TableName: 'sorted', Key: other })).toEqual({});
    await call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' }, x: { S: 'x'.repeat(400 * 1024 - 4) } } });
  });

  it.each([
    [
      'PutItem',
      { Item: { id: { S: 'a' } } },
      /^1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null$/,
    ],
    ['PutItem', { TableName: 'a!', Item: {} }, /^2 validation errors detected: /],
    [
      'PutItem',
      { TableName: 'plain', Item: { id: { S: 'a' } }, ReturnValues: 'ALL_NEW' },
      /^1 validation error detected: ReturnValues can only be ALL_OLD or NONE$/,
    ],
    [
      'PutItem',
      { TableName: 'plain', Item: { id: { S: 'a' } }, ReturnValuesOnConditionCheckFailure: 'X' },
      /returnValuesOnConditionCheckFailure/,
    ],
    [
      'PutItem',
      { TableName: 'plain', Item: { id: { S: 'a' } }, ExpressionAttributeValues: { ':a': { S: 'a' } } },
      /ExpressionAttributeValues can only be specified when using expressions/,
    ],
    [
      'PutItem',
      { TableName: 'plain', Item: { id: { S: 'a' } }, ConditionExpression: '((attribute_exists(id)))' },
      /The expression has redundant parentheses;$/,
    ],
    [
      'PutItem',
      { TableName: 'plain', Item: { id: { S: 'a' } }, ConditionExpression: 'size(id)' },
      /The function is not allowed to be used this way in an expression; function: size$/,
    ],
    ['GetItem', { TableName: 'plain', Key: {} }, /^The provided key element does not match the schema$/],
    [
      'GetItem',
      { TableName: 'plain', Key: { id: { S: 'a' }, x: { S: 'a' } } },
      /^The provided key element does not match the schema$/,
    ],
    [
      'GetItem',
      { TableName: 'plain', Key: { id: { S: 'a' } }, ProjectionExpression: 'id.x' },
      /^Key attributes must be scalars/,
    ],
    ['Scan', { TableName: 'plain', Segment: 1 }, /^The TotalSegments parameter is required/],
    ['Scan', { TableName: 'plain', Segment: 3, TotalSegments: 3 }, /Segment: 3 is not less than TotalSegments: 3$/],
  ])('refuses %s with %j', async (operation, input, message) => {
    const { call } = await startDynamoDb();
    await expect(call(operation, input)).rejects.toMatchObject({
      code: 'ValidationException',
      message: like(message),
    });
  });

  it.each([
    ['not an object', 'text', 'SerializationException'],
    ['a number where a string belongs', { TableName: 'plain', Item: { id: { S: 1 } } }, 'SerializationException'],
    [
      'base64 that is none',
      { TableName: 'plain', Item: { id: { S: 'a' }, b: { B: 'A===' } } },
      'SerializationException',
    ],
    ['a table that is not there', { TableName: 'absent', Item: { id: { S: 'a' } } }, 'ResourceNotFoundException'],
  ])('refuses %s', async (_, input, code) => {
    const { call } = await startDynamoDb();
    await expect(call('PutItem', input)).rejects.toMatchObject({ code });
  });
});

describe('DynamoDb.permissions', () => {
  const table = (name: string): string => `arn:aws:dynamodb:eu-central-1:000000000000:table/${name}`;

  it.each([
    ['PutItem', { TableName: 'plain' }, [table('plain')]],
    ['Query', { TableName: table('plain') }, [table('plain')]],
    ['BatchGetItem', { RequestItems: { plain: {}, sorted: {} } }, [table('plain'), table('sorted')]],
    ['ListTables', {}, [table('*')]],
    ['PutItem', {}, []],
  ])('asks for %s with %j on the tables', async (operation, input, resources) => {
    const { dynamodb } = await startDynamoDb();
    const expected = resources.map((resource) => ({ action: `dynamodb:${operation}`, resource }));
    expect(dynamodb.permissions(operation, input)).toEqual(expected);
  });
});
