import { attributeSet, toMapValues } from './attribute-value.ts';
import { filterExpression, type Expression } from './filter-expression.ts';
import { updateExpression, updateOperations } from './update-expression.ts';
import { isRecord, type PlainRecord } from '../value.ts';

/**
 * The module `@aws-appsync/utils/dynamodb`: functions that write data source requests.
 * https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html
 */
export function dynamodbModule(): PlainRecord {
  return {
    get: (input: PlainRecord) => ({ operation: 'GetItem', key: toMapValues(input['key']), ...reading(input) }),
    put: (input: PlainRecord) => ({
      operation: 'PutItem',
      key: toMapValues(input['key']),
      attributeValues: toMapValues(input['item']),
      ...writing(input),
    }),
    update: (input: PlainRecord) => ({
      operation: 'UpdateItem',
      key: toMapValues(input['key']),
      update: updateExpression(input['update']),
      ...writing(input),
    }),
    remove: (input: PlainRecord) => ({ operation: 'DeleteItem', key: toMapValues(input['key']), ...writing(input) }),
    query: (input: PlainRecord) => ({
      operation: 'Query',
      query: requiredExpression('query', input['query']),
      ...listing(input),
    }),
    scan: (input: PlainRecord) => ({
      operation: 'Scan',
      ...given(input, 'totalSegments', 'segment'),
      ...listing(input),
    }),
    batchGet: (input: PlainRecord) => ({
      operation: 'BatchGetItem',
      tables: tablesOf(input, (table) =>
        isRecord(table) ? { keys: listOf(table['keys']).map(toMapValues), ...reading(table) } : table,
      ),
    }),
    batchPut: (input: PlainRecord) => ({
      operation: 'BatchPutItem',
      tables: tablesOf(input, (items) => listOf(items).map(toMapValues)),
    }),
    batchDelete: (input: PlainRecord) => ({
      operation: 'BatchDeleteItem',
      tables: tablesOf(input, (keys) => listOf(keys).map(toMapValues)),
    }),
    toStringSet: (values: unknown) => attributeSet('SS', values),
    toNumberSet: (values: unknown) => attributeSet('NS', values),
    toBinarySet: (values: unknown) => attributeSet('BS', values),
    operations: updateOperations,
  };
}

function tablesOf(input: PlainRecord, convert: (table: unknown) => unknown): PlainRecord {
  const tables = isRecord(input['tables']) ? input['tables'] : {};
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, convert(table)]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function reading(input: PlainRecord): PlainRecord {
  return { ...given(input, 'consistentRead'), ...projection(input['projection']) };
}

function writing(input: PlainRecord): PlainRecord {
  const condition = input['condition'];
  return {
    ...(condition !== null && condition !== undefined && { condition: requiredExpression('condition', condition) }),
    ...given(input, 'customPartitionKey', 'populateIndexFields', '_version'),
  };
}

function listing(input: PlainRecord): PlainRecord {
  const filter = input['filter'];
  return {
    ...given(input, 'index', 'limit', 'nextToken', 'consistentRead', 'scanIndexForward', 'select'),
    ...(filter !== null && filter !== undefined && { filter: requiredExpression('filter', filter) }),
    ...projection(input['projection']),
  };
}

function given(input: PlainRecord, ...names: readonly string[]): PlainRecord {
  return Object.fromEntries(
    names.flatMap((name) => (input[name] === undefined || input[name] === null ? [] : [[name, input[name]]])),
  );
}

function requiredExpression(member: string, filter: unknown): Expression {
  const expression = filterExpression(filter);
  if (!expression) throw new TypeError(`"${member}" is not a valid filter: ${JSON.stringify(filter)}`);
  return expression;
}

/** Nested attributes are separated by dots. */
function projection(attributes: unknown): PlainRecord {
  if (!Array.isArray(attributes) || attributes.length === 0) return {};
  const expressionNames: Record<string, string> = {};
  const paths = attributes.map((attribute) =>
    String(attribute)
      .split('.')
      .map((name) => {
        expressionNames[`#${name}`] = name;
        return `#${name}`;
      })
      .join('.'),
  );
  return { projection: { expression: paths.join(', '), expressionNames } };
}
