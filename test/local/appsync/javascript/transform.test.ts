import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evaluate } from './code-fixture.ts';

const expressionOf = (filter: string): unknown => {
  const text = z.string().parse(evaluate(`util.transform.toDynamoDBFilterExpression(${filter})`));
  const value: unknown = JSON.parse(text);
  return value;
};

describe('util.transform.toDynamoDBFilterExpression', () => {
  it('is a JSON string with members in this order', () => {
    expect(
      evaluate('util.transform.toDynamoDBConditionExpression({ and: [{ id: { attributeExists: false } }] })'),
    ).toBe('{"expression":"(attribute_not_exists(#id))","expressionNames":{"#id":"id"},"expressionValues":{}}');
  });

  it.each([
    ["{ v: { eq: 'x' } }", '(#v = :v_eq)'],
    ['{ v: { ne: 1 } }', '(#v <> :v_ne)'],
    ['{ v: { ge: 1, le: 5 } }', '((#v >= :v_ge) AND (#v <= :v_le))'],
    ["{ v: { contains: 'x' } }", '(contains(#v,:v_contains))'],
    ["{ v: { notContains: 'x' } }", '(NOT contains(#v,:v_notContains))'],
    ["{ v: { beginsWith: 'x' } }", '(begins_with(#v,:v_beginsWith))'],
    ['{ v: { between: [1, 9, 3] } }', '(#v BETWEEN :v_between_start AND :v_between_end)'],
    ["{ v: { in: ['a', 'b'] } }", '(#v IN (:v_in_0, :v_in_1))'],
    ['{ v: { in: [] } }', '(null)'],
    ['{ v: { size: { gt: 2, lt: 5 } } }', '((size(#v) > :v_size_gt) AND (size(#v) < :v_size_lt))'],
    ['{ v: { size: { size: { gt: 1 } } } }', '(size(#v) > :v_size_size_gt)'],
    ["{ v: { attributeType: 'string' } }", '(attribute_type(#v,:v_attributeType))'],
    ['{ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }', '(#a = :a_eq) AND (#b = :and_0_b_eq)'],
    ['{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }', '((#a = :or_0_a_eq) OR (#b = :or_1_b_eq))'],
    [
      '{ and: [{ not: { a: { eq: 1 } } }, { or: [{ b: { eq: 2 } }] }] }',
      '((NOT (#a = :and_0_not_a_eq)) AND (#b = :and_1_or_0_b_eq))',
    ],
    [
      '{ not: { and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] } }',
      '(NOT ((#a = :not_and_0_a_eq) AND (#b = :not_and_1_b_eq)))',
    ],
    ['{}', ''],
    ['{ v: {} }', ''],
  ])('%s becomes %s', (filter, expression) => {
    expect(expressionOf(filter)).toMatchObject({ expression });
  });

  it('names and types every value', () => {
    expect(expressionOf("{ id: { attributeExists: true }, version: { eq: 10 }, n: { between: ['1', '9'] } }")).toEqual({
      expression:
        '(attribute_exists(#id)) AND (#version = :version_eq) AND (#n BETWEEN :n_between_start AND :n_between_end)',
      expressionNames: { '#id': 'id', '#version': 'version', '#n': 'n' },
      expressionValues: { ':version_eq': { N: 10 }, ':n_between_start': { S: '1' }, ':n_between_end': { S: '9' } },
    });
  });

  it.each([
    '',
    'null',
    '[]',
    "'x'",
    "{ v: 'x' }",
    '{ v: { foo: 1 } }',
    '{ and: null }',
    '{ v: { between: [1] } }',
    '{ v: { size: 3 } }',
  ])('is null for %s', (filter) => {
    expect(evaluate(`util.transform.toDynamoDBFilterExpression(${filter})`)).toBeNull();
  });
});

describe('util.transform.toSubscriptionFilter', () => {
  const rule = (fieldName: string, operator: string, value: unknown) => ({ fieldName, operator, value });

  it.each([
    ['{ a: { eq: 1 }, b: { eq: 2 } }', [[rule('a', 'eq', 1), rule('b', 'eq', 2)]]],
    ['{ a: { eq: 1, ne: 2 } }', [[rule('a', 'eq', 1)], [rule('a', 'ne', 2)]]],
    ['{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }', [[rule('a', 'eq', 1)], [rule('b', 'eq', 2)]]],
    [
      '{ and: [{ a: { eq: 1 } }, { or: [{ b: { eq: 2 } }, { c: { eq: 3 } }] }] }',
      [
        [rule('a', 'eq', 1), rule('b', 'eq', 2)],
        [rule('a', 'eq', 1), rule('c', 'eq', 3)],
      ],
    ],
    ["{ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }, ['b']", [[rule('a', 'eq', 1)]]],
    [
      "{ a: { eq: 1 } }, [], { r: { gte: 2 }, s: { eq: 'p' } }",
      [
        [rule('a', 'eq', 1), rule('r', 'gte', 2)],
        [rule('a', 'eq', 1), rule('s', 'eq', 'p')],
      ],
    ],
    ['{}', []],
    ['{ a: {} }', []],
  ])('%s becomes its groups', (filter, groups) => {
    const filterGroup = groups.map((filters) => ({ filters }));
    expect(evaluate(`util.transform.toSubscriptionFilter(${filter})`)).toEqual({ filterGroup });
  });

  it.each(['', 'null', '[]', "'{}'"])('is null for %s', (filter) => {
    expect(evaluate(`util.transform.toSubscriptionFilter(${filter})`)).toBeNull();
  });
});

describe('@aws-appsync/utils/dynamodb', () => {
  it.each([
    ["ddb.get({ key: { id: 'id' }})", { operation: 'GetItem', key: { id: { S: 'id' } } }],
    [
      "ddb.update({ key: { id: 'a' }, update: { age: ddb.operations.increment(10) } })",
      {
        operation: 'UpdateItem',
        key: { id: { S: 'a' } },
        update: {
          expression: 'SET #expName_1 = #expName_1 + :expValue_1',
          expressionNames: { '#expName_1': 'age' },
          expressionValues: { ':expValue_1': { N: 10 } },
        },
      },
    ],
    [
      "ddb.update({ key: { id: 'a' }, update: { list: [ddb.operations.updateListItem('x', 2)], map: { in: 1 }, out: ddb.operations.remove(), set: ddb.toStringSet(['a']) }, condition: { id: { attributeExists: true } } })",
      {
        operation: 'UpdateItem',
        key: { id: { S: 'a' } },
        update: {
          expression:
            'SET #expName_1[2] = :expValue_1, #expName_2.#expName_3 = :expValue_2, #expName_5 = :expValue_3 REMOVE #expName_4',
          expressionNames: {
            ...{
              '#expName_1': 'list',
              '#expName_2': 'map',
              '#expName_3': 'in',
              '#expName_4': 'out',
              '#expName_5': 'set',
            },
          },
          expressionValues: { ':expValue_1': { S: 'x' }, ':expValue_2': { N: 1 }, ':expValue_3': { SS: ['a'] } },
        },
        condition: {
          expression: '(attribute_exists(#id))',
          expressionNames: { '#id': 'id' },
          expressionValues: {},
        },
      },
    ],
    [
      "ddb.put({ key: { id: 'a' }, item: { n: 1 } })",
      { operation: 'PutItem', key: { id: { S: 'a' } }, attributeValues: { n: { N: 1 } } },
    ],
    ["ddb.remove({ key: { id: 'a' } })", { operation: 'DeleteItem', key: { id: { S: 'a' } } }],
    [
      "ddb.query({ query: { p: { eq: 'x' } }, limit: 5, index: 'by', nextToken: null, projection: ['a.b'] })",
      {
        operation: 'Query',
        query: {
          expression: '(#p = :p_eq)',
          expressionNames: { '#p': 'p' },
          expressionValues: { ':p_eq': { S: 'x' } },
        },
        limit: 5,
        index: 'by',
        projection: { expression: '#a.#b', expressionNames: { '#a': 'a', '#b': 'b' } },
      },
    ],
    [
      "ddb.batchGet({ tables: { t: { keys: [{ id: 'a' }], consistentRead: true } } })",
      { operation: 'BatchGetItem', tables: { t: { keys: [{ id: { S: 'a' } }], consistentRead: true } } },
    ],
  ])('%s writes its request', (expression, request) => {
    expect(evaluate(expression)).toEqual(request);
  });
});
