import type { Item } from '../attribute-value.ts';
import { consumedCapacity, readUnits } from '../capacity.ts';
import { validationError } from '../errors.ts';
import type { Expressions } from '../expression.ts';
import { expressionsOrThrow } from '../expression-cache.ts';
import { keyOrThrow } from '../key.ts';
import { project } from '../projection.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { BatchGetItemRequest, KeysAndAttributes } from '../request.ts';
import type { Table } from '../table.ts';
import { refuseNestedKeys, type OperationContext } from '../tables.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const keysMax = 100;
const responseBytesMax = 16 * 1024 * 1024;

export function batchGetItem(context: OperationContext, input: unknown): unknown {
  const { request } = requestOrThrow('BatchGetItem', input);
  const reads = readsOrThrow(context, request);
  const responses: Record<string, readonly Item[]> = {};
  const unprocessed: Record<string, KeysAndAttributes> = {};
  const units = new Map<string, number>();
  let sizeBytes = 0;
  for (const { name, wanted, table, keys, expressions } of reads) {
    const items: Item[] = [];
    const left: Item[] = [];
    let tableUnits = 0;
    keys.forEach(({ key, bytes }) => {
      const stored = table.read(bytes);
      const storedBytes = stored?.sizeBytes ?? 0;
      if (left.length > 0 || sizeBytes + storedBytes > responseBytesMax) {
        left.push(key);
        return;
      }
      sizeBytes += storedBytes;
      tableUnits += readUnits(storedBytes, wanted.ConsistentRead);
      if (stored) items.push(expressions.projection ? project(expressions.projection, stored.item) : stored.item);
    });
    responses[name] = items;
    table.readUnits.add('BatchGetItem', tableUnits);
    units.set(name, tableUnits);
    if (left.length > 0) unprocessed[name] = { ...wanted, Keys: left };
  }
  const capacities = [...units].flatMap(
    ([tableName, used]) => consumedCapacity(request.ReturnConsumedCapacity, { tableName, units: used }) ?? [],
  );
  return {
    Responses: responses,
    UnprocessedKeys: unprocessed,
    ...(capacities.length > 0 && { ConsumedCapacity: capacities }),
  };
}

interface TableRead {
  /** As the request names the table: the answer uses the same. */
  readonly name: string;
  readonly wanted: KeysAndAttributes;
  readonly table: Table;
  readonly keys: readonly { readonly key: Item; readonly bytes: Buffer }[];
  readonly expressions: Expressions;
}

function readsOrThrow(context: OperationContext, request: BatchGetItemRequest): readonly TableRead[] {
  const tables = Object.entries(request.RequestItems);
  const parsed = tables.map(([, wanted]) => expressionsOrThrow('BatchGetItem', wanted));
  if (tables.reduce((count, [, { Keys }]) => count + Keys.length, 0) > keysMax) {
    throw validationError('Too many items requested for the BatchGetItem call');
  }
  return tables.map(([name, wanted], index) => {
    const table = context.tables.findOrThrow(name);
    const keys = wanted.Keys.map((key) => ({ key, bytes: keyOrThrow(table.keySchema, key) }));
    if (new Set(keys.map(({ bytes }) => bytes.toString('latin1'))).size < keys.length) {
      throw validationError('Provided list of item keys contains duplicates');
    }
    const expressions = parsed[index] ?? { nested: new Set<string>() };
    refuseNestedKeys(table, expressions.nested);
    return { name, wanted, table, keys, expressions };
  });
}
