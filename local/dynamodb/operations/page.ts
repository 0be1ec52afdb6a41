import type { Entry } from '../../store/store.ts';
import type { Item } from '../attribute-value.ts';
import { consumedCapacity, readUnits } from '../capacity.ts';
import { meets } from '../condition.ts';
import { validationError } from '../errors.ts';
import type { Expressions } from '../expression.ts';
import { StoredItem } from '../item-codec.ts';
import { keyOf } from '../key.ts';
import { project } from '../projection.ts';
import type { PageRequest } from '../request.ts';
import type { Table } from '../table.ts';

/** Query and Scan read at most this much, before filters and projections. */
const pageBytesMax = 1024 * 1024;

/**
 * Reads entries until the limit or the page's size is reached, and answers those that pass the filter.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export function readPage(
  table: Table,
  options: {
    operation: 'Query' | 'Scan';
    entries: Iterable<Entry>;
    request: PageRequest;
    expressions: Expressions;
  },
): Record<string, unknown> {
  const { operation, entries, request, expressions } = options;
  const { filter, projection } = expressions;
  const values = request.ExpressionAttributeValues ?? {};
  const limit = request.Limit ?? Number.POSITIVE_INFINITY;
  const countsOnly = request.Select === 'COUNT';
  const items: Item[] = [];
  let [scanned, matched, sizeBytes] = [0, 0, 0];
  let last: StoredItem | undefined;
  for (const { value } of entries) {
    last = new StoredItem(value);
    scanned++;
    sizeBytes += last.sizeBytes;
    if (!filter || meets(filter.condition, last.item, values)) {
      matched++;
      if (!countsOnly) items.push(projection ? project(projection, last.item) : last.item);
    }
    if (scanned >= limit || sizeBytes >= pageBytesMax) break;
  }
  const isCut = last !== undefined && (scanned >= limit || sizeBytes >= pageBytesMax);
  const units = readUnits(sizeBytes, request.ConsistentRead);
  table.readUnits.add(operation, units);
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, { tableName: request.TableName, units });
  return {
    ...(!countsOnly && { Items: items }),
    Count: matched,
    ScannedCount: scanned,
    ...(isCut && last && { LastEvaluatedKey: keyOf(table.keySchema, last.item) }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}

/** Whether the choice of attributes makes sense. Tables here have no indexes: the template would be refused. */
export function checkSelection({ Select, ProjectionExpression, IndexName }: PageRequest): void {
  if (ProjectionExpression !== undefined && Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES') {
    const choice = Select === 'COUNT' ? 'only the Count' : Select;
    throw validationError(`Cannot specify the ProjectionExpression when choosing to get ${choice}`);
  }
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined) {
    throw validationError(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  }
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && IndexName === undefined) {
    throw validationError('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
}

export function refuseIndex(indexName: string | undefined): void {
  if (indexName === undefined) return;
  throw validationError(`The table does not have the specified index: ${indexName}`);
}
