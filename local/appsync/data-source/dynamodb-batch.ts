import { isDeepStrictEqual } from 'node:util';
import { isRecord, ownMember, type PlainRecord } from '../value.ts';
import { toPlainMap, toWireMap } from './attribute-values.ts';
import { RESULT_BYTES_MAX, resultTooLarge } from './data-source.ts';
import type { DynamodbCall } from './dynamodb.ts';
import { ExpressionInput } from './dynamodb-expression.ts';
import type { RequestOf } from './dynamodb-request.ts';

/** Items in the order of their keys, null for one that is not there. */
export async function batchGet(call: DynamodbCall, request: RequestOf<'BatchGetItem'>): Promise<unknown> {
  const requestItems: PlainRecord = {};
  for (const [table, { keys, consistentRead, projection }] of request.tables) {
    requestItems[table] = {
      Keys: keys.map(toWireMap),
      ...(consistentRead === true && { ConsistentRead: true }),
      ...new ExpressionInput().add('ProjectionExpression', projection).members(),
    };
  }
  const output = await call('BatchGetItem', { RequestItems: requestItems });
  const data: PlainRecord = {};
  for (const [table, { keys }] of request.tables) {
    const items = listAt(ownMember(output, 'Responses'), table).map(toPlainMap);
    data[table] = inOrder(
      keys.map((key) => toPlainMap(toWireMap(key))),
      items,
    );
  }
  const result = { data, unprocessedKeys: unprocessed(ownMember(output, 'UnprocessedKeys'), keysOf) };
  if (JSON.stringify(result).length > RESULT_BYTES_MAX) throw resultTooLarge();
  return result;
}

export async function batchWrite(
  call: DynamodbCall,
  request: RequestOf<'BatchPutItem' | 'BatchDeleteItem'>,
): Promise<unknown> {
  const requestItems: PlainRecord = {};
  const data: PlainRecord = {};
  for (const [table, entries] of request.tables) {
    const wire = entries.map(toWireMap);
    data[table] = wire.map(toPlainMap);
    requestItems[table] = wire.map((entry) =>
      request.operation === 'BatchPutItem' ? { PutRequest: { Item: entry } } : { DeleteRequest: { Key: entry } },
    );
  }
  const output = await call('BatchWriteItem', { RequestItems: requestItems });
  const left = ownMember(output, 'UnprocessedItems');
  return request.operation === 'BatchPutItem'
    ? { data, unprocessedItems: unprocessed(left, writesOf) }
    : { data, unprocessedKeys: unprocessed(left, writesOf) };
}

function inOrder(keys: readonly PlainRecord[], items: readonly PlainRecord[]): readonly (PlainRecord | null)[] {
  // A projection may leave the keys out: then there is nothing to go by.
  const hasKeys = items.every((item) => keys.some((key) => isKeyOf(key, item)));
  return hasKeys ? keys.map((key) => items.find((item) => isKeyOf(key, item)) ?? null) : items;
}

function isKeyOf(key: PlainRecord, item: PlainRecord): boolean {
  return Object.entries(key).every(([name, value]) => isDeepStrictEqual(item[name], value));
}

function unprocessed(tables: unknown, read: (table: unknown) => readonly unknown[]): PlainRecord {
  return Object.fromEntries(
    Object.entries(isRecord(tables) ? tables : {}).map(([name, table]) => [name, read(table).map(toPlainMap)]),
  );
}

function keysOf(table: unknown): readonly unknown[] {
  return listAt(table, 'Keys');
}

function writesOf(table: unknown): readonly unknown[] {
  const writes: readonly unknown[] = Array.isArray(table) ? table : [];
  return writes.map(
    (write) => ownMember(ownMember(write, 'PutRequest'), 'Item') ?? ownMember(ownMember(write, 'DeleteRequest'), 'Key'),
  );
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = ownMember(value, name);
  return Array.isArray(list) ? list : [];
}
