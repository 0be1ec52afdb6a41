import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws/aws-error.ts';
import { startDynamoDb } from './dynamodb-fixture.ts';

const operations = [
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'GetItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'BatchExecuteStatement',
  'ListTables',
];

const members = [
  'TableName',
  'Item',
  'Key',
  'RequestItems',
  'Statements',
  'Statement',
  'Parameters',
  'ConditionExpression',
  'UpdateExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'Limit',
  'Segment',
  'TotalSegments',
  'Select',
  'ReturnValues',
  'ReturnConsumedCapacity',
];
const text = fc.constantFrom(
  'plain',
  'sorted',
  'id = :v',
  'SET #n = :v + :v',
  'REMOVE a[0].b, c',
  'ADD a :v',
  'begins_with(id, :v) AND NOT (size(#n) > :v OR a IN (:v, b))',
  'attribute_type(a, :v)',
  'p = :v AND s BETWEEN :v AND :v',
  'a.b[1], #n',
  '((',
  '',
  'ALL_OLD',
  'COUNT',
  `INSERT INTO plain VALUE {'id': ?}`,
  'UPDATE sorted SET a.b = ? REMOVE c WHERE p = ? AND s = ?',
  'TOTAL',
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(null, true, false, 0, 1, -1, 1.5, 1e300, 'AA==', '1', 'x'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'S',
        'N',
        'B',
        'BOOL',
        'NULL',
        'SS',
        'NS',
        'BS',
        'L',
        'M',
        'id',
        'p',
        's',
        ':v',
        '#n',
        'plain',
        'Keys',
        'PutRequest',
        'Item',
        'toString',
      ),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
}));
const attribute = fc.constantFrom({ S: 'a' }, { N: '1' }, { B: 'AA==' }, { L: [] }, { SS: ['a'] });

describe('DynamoDb', () => {
  it('answers any input, or refuses it as AWS would', async () => {
    const { call } = await startDynamoDb();
    const input = fc.oneof(
      value,
      fc.dictionary(
        fc.constantFrom(...members),
        fc.oneof(value, text, fc.record({ id: attribute }), fc.record({ ':v': attribute })),
      ),
      fc.record(
        {
          TableName: fc.constantFrom('plain', 'sorted'),
          Item: fc.record({ id: attribute, p: attribute, s: attribute }, { requiredKeys: [] }),
          Key: fc.record({ id: attribute, p: attribute, s: attribute }, { requiredKeys: [] }),
          ConditionExpression: text,
          UpdateExpression: text,
          KeyConditionExpression: text,
          FilterExpression: text,
          ProjectionExpression: text,
          ExpressionAttributeNames: fc.constant({ '#n': 'n' }),
          ExpressionAttributeValues: fc.record({ ':v': attribute }),
        },
        { requiredKeys: ['TableName'] },
      ),
      fc.record({
        Statements: fc.array(
          fc.record({ Statement: text, Parameters: fc.array(fc.oneof(attribute, value), { maxLength: 3 }) }),
          { maxLength: 3 },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), input, async (operation, request) => {
        const outcome = await call(operation, request).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AwsError);
      }),
      { numRuns: 3_000 },
    );
  });
});
