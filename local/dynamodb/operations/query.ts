import type { RangeOptions } from '../../store/store.ts';
import { AwsError } from '../../aws/aws-error.ts';
import { attributeOf, type AttributeValue, type Item } from '../attribute-value.ts';
import { compareValues, beginsWith, equalValues } from '../comparison.ts';
import { validationError } from '../errors.ts';
import type { Expressions, KeyCondition } from '../expression.ts';
import { expressionsOrThrow } from '../expression-cache.ts';
import { after, afterPrefix, keyAttributes, keyOrThrow, partitionPrefix, withSortKey } from '../key.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { QueryRequest } from '../request.ts';
import type { Table } from '../table.ts';
import { refuseNestedKeys, type OperationContext } from '../tables.ts';
import { checkSelection, readPage, refuseIndex } from './page.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html */
export function query(context: OperationContext, input: unknown): unknown {
  const { request } = requestOrThrow('Query', input);
  if (request.KeyConditionExpression === undefined) {
    throw validationError(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  const expressions = expressionsOrThrow('Query', request);
  checkSelection(request);
  const table = context.tables.findOrThrow(request.TableName);
  refuseIndex(request.IndexName);
  const { partition, sort } = keyConditionsOrThrow(table, request, expressions);
  const startKey = request.ExclusiveStartKey && startKeyOrThrow(table, request.ExclusiveStartKey, { partition, sort });
  refuseNestedKeys(table, expressions.nested);
  refuseKeysInFilter(table, expressions);
  const range = keyRange(partition, sort);
  const reverse = request.ScanIndexForward === false;
  const entries = table.range({
    ...range,
    ...(startKey && (reverse ? { to: startKey } : { from: after(startKey) })),
    reverse,
  });
  return readPage(table, { operation: 'Query', entries, request, expressions });
}

/** A condition on the sort key, its values resolved. */
interface SortCondition {
  readonly comparator: string;
  readonly first: AttributeValue;
  readonly second: AttributeValue;
}

interface KeyConditions {
  readonly partition: AttributeValue;
  readonly sort: SortCondition | undefined;
}

const rangeComparators: ReadonlySet<string> = new Set(['EQ', 'LT', 'LE', 'GT', 'GE', 'BETWEEN', 'BEGINS_WITH']);

function keyConditionsOrThrow(table: Table, request: QueryRequest, { keyConditions }: Expressions): KeyConditions {
  const conditions = keyConditions ?? new Map<string, KeyCondition>();
  const schema = keyAttributes(table.keySchema);
  if (conditions.size > schema.length) throw validationError('Query key condition not supported');
  const resolved = schema.map(({ name, type }, index) => {
    const condition = conditions.get(name);
    if (!condition) {
      if (index === 0 || conditions.size > 1)
        throw validationError(`Query condition missed key schema element: ${name}`);
      return undefined;
    }
    const values = condition.values.flatMap(
      (value) => attributeOf(request.ExpressionAttributeValues ?? {}, value) ?? [],
    );
    if (!rangeComparators.has(condition.comparator)) {
      throw validationError('Attempted conditional constraint is not an indexable operation');
    }
    if (values.some((value) => !(type in value))) {
      throw validationError(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
    }
    const [first, second = first] = values;
    if (!first || !second || (index === 0 && condition.comparator !== 'EQ')) {
      throw validationError('Query key condition not supported');
    }
    return { comparator: condition.comparator, first, second };
  });
  const [partition, sort] = resolved;
  if (!partition) throw validationError('Query key condition not supported');
  return { partition: partition.first, sort };
}

/** The keys between which the matching items lie. */
function keyRange(partition: AttributeValue, sort: SortCondition | undefined): RangeOptions {
  const prefix = partitionPrefix(partition);
  const end = afterPrefix(prefix);
  const all = { from: prefix, ...(end && { to: end }) };
  if (!sort) return all;
  const first = withSortKey(prefix, sort.first);
  switch (sort.comparator) {
    case 'EQ':
      return { from: first, to: after(first) };
    case 'LT':
      return { from: prefix, to: first };
    case 'LE':
      return { from: prefix, to: after(first) };
    case 'GT':
      return { ...all, from: after(first) };
    case 'GE':
      return { ...all, from: first };
    case 'BETWEEN':
      return { from: first, to: after(withSortKey(prefix, sort.second)) };
    default: {
      const prefixEnd = afterPrefix(first);
      return { from: first, ...(prefixEnd && { to: prefixEnd }) };
    }
  }
}

function startKeyOrThrow(table: Table, start: Item, { partition, sort }: KeyConditions): Buffer {
  const schema = keyAttributes(table.keySchema);
  if (Object.keys(start).length !== schema.length || schema.some(({ name }) => !attributeOf(start, name))) {
    throw validationError('The provided starting key is invalid');
  }
  const key = startingKeyOrThrow(table, start);
  const [hash, range] = schema.map(({ name }) => attributeOf(start, name));
  const isInPartition = hash !== undefined && equalValues(hash, partition);
  if (sort && range && !meetsSort(range, sort)) {
    throw validationError('The provided starting key does not match the range key predicate');
  }
  if (!isInPartition) {
    throw validationError(
      sort
        ? 'The query can return at most one row and cannot be restarted'
        : 'The provided starting key is outside query boundaries based on provided conditions',
    );
  }
  return key;
}

/** @throws {AwsError} with AWS's words in front of what is wrong with the key. */
export function startingKeyOrThrow(table: Table, start: Item): Buffer {
  try {
    return keyOrThrow(table.keySchema, start);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw validationError(`The provided starting key is invalid: ${error.message}`);
  }
}

function meetsSort(value: AttributeValue, { comparator, first, second }: SortCondition): boolean {
  if (comparator === 'BEGINS_WITH') return beginsWith(value, first);
  const order = compareValues(value, first);
  if (order === undefined) return false;
  switch (comparator) {
    case 'EQ':
      return order === 0;
    case 'LT':
      return order < 0;
    case 'LE':
      return order <= 0;
    case 'GT':
      return order > 0;
    case 'GE':
      return order >= 0;
    default:
      return order >= 0 && (compareValues(value, second) ?? 1) <= 0;
  }
}

function refuseKeysInFilter(table: Table, { filter }: Expressions): void {
  for (const { name } of keyAttributes(table.keySchema)) {
    if (!filter?.attributes.has(name)) continue;
    throw validationError(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`,
    );
  }
}
