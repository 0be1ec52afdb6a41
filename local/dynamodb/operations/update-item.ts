import type { Item } from '../attribute-value.ts';
import { consumedCapacity, writeUnits } from '../capacity.ts';
import { nestedTooDeep, validationError } from '../errors.ts';
import type { Expressions, Path } from '../expression.ts';
import { expressionsOrThrow } from '../expression-cache.ts';
import type { EncodedItem, StoredItem } from '../item-codec.ts';
import { canonicalItemBytes, itemBytesMax, notCanonical } from '../item-size.ts';
import { keyAttributes, keyOrThrow } from '../key.ts';
import { project } from '../projection.ts';
import type { UpdateItemRequest } from '../request.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { Table } from '../table.ts';
import { refuseNestedKeys, type OperationContext } from '../tables.ts';
import { updated } from '../update.ts';
import { requireCondition } from './write.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html */
export async function updateItem(context: OperationContext, input: unknown): Promise<unknown> {
  const { request } = requestOrThrow('UpdateItem', input);
  const expressions = expressionsOrThrow('UpdateItem', request);
  const table = context.tables.findOrThrow(request.TableName);
  const key = keyOrThrow(table.keySchema, request.Key);
  refuseKeyUpdates(table, expressions);
  const { old, next } = await context.store.transact((transaction) => {
    const existing = table.read(key);
    const unitsIfStopped = writeUnits(existing?.sizeBytes);
    table.writeUnits.add('UpdateItem', unitsIfStopped);
    requireCondition(request, expressions.condition, existing);
    const changed = encodedUpdateOrThrow(table, request, expressions, existing);
    table.writeUnits.add('UpdateItem', writeUnits(existing?.sizeBytes, changed.sizeBytes) - unitsIfStopped);
    const nowMs = context.clock.nowMs();
    table.write(transaction, { key, keys: request.Key, old: existing, next: changed, nowMs });
    return { old: existing, next: changed };
  });
  const attributes = returnedAttributes(request, expressions.update?.paths ?? [], old, next);
  const units = writeUnits(old?.sizeBytes, next.sizeBytes);
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, { tableName: request.TableName, units });
  return {
    ...(attributes && Object.keys(attributes).length > 0 && { Attributes: attributes }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}

function encodedUpdateOrThrow(
  table: Table,
  request: UpdateItemRequest,
  { update }: Expressions,
  existing: StoredItem | undefined,
): EncodedItem {
  const item = updated(existing?.item ?? request.Key, update?.actions ?? [], request.ExpressionAttributeValues ?? {});
  const sizeBytes = canonicalItemBytes(item);
  if (sizeBytes === notCanonical) throw nestedTooDeep();
  if (sizeBytes > itemBytesMax) throw validationError('Item size to update has exceeded the maximum allowed size');
  return table.encode(item, sizeBytes);
}

function refuseKeyUpdates(table: Table, { update, nested }: Expressions): void {
  const heads = new Set(update?.paths.map(([head]) => head));
  for (const { name } of keyAttributes(table.keySchema)) {
    if (!heads.has(name)) continue;
    throw validationError(
      'One or more parameter values were invalid: ' +
        `Cannot update attribute ${name}. This attribute is part of the key`,
    );
  }
  refuseNestedKeys(table, nested);
}

function returnedAttributes(
  request: UpdateItemRequest,
  paths: readonly Path[],
  old: StoredItem | undefined,
  next: EncodedItem,
): Item | undefined {
  switch (request.ReturnValues) {
    case 'ALL_OLD':
      return old?.item;
    case 'UPDATED_OLD':
      return old && project(paths, old.item);
    case 'ALL_NEW':
      return next.item;
    case 'UPDATED_NEW':
      return project(paths, next.item);
    default:
      return undefined;
  }
}
