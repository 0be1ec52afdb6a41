import { consumedCapacity, writeUnits } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { expressionsOrThrow } from '../expression-cache.ts';
import { itemBytesMax } from '../item-size.ts';
import { itemKeyOrThrow, keyOf } from '../key.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { OperationContext } from '../tables.ts';
import { requireCondition } from './write.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html */
export async function putItem(context: OperationContext, input: unknown): Promise<unknown> {
  const { request, itemBytes } = requestOrThrow('PutItem', input);
  if (itemBytes > itemBytesMax) throw validationError('Item size has exceeded the maximum allowed size');
  const { condition } = expressionsOrThrow('PutItem', request);
  const table = context.tables.findOrThrow(request.TableName);
  const key = itemKeyOrThrow(table.keySchema, request.Item);
  const keys = keyOf(table.keySchema, request.Item);
  const next = table.encode(request.Item, itemBytes);
  const old = await context.store.transact((transaction) => {
    const existing = table.read(key);
    // A write that its condition stops is paid for as well:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html
    table.writeUnits.add('PutItem', writeUnits(existing?.sizeBytes, next.sizeBytes));
    requireCondition(request, condition, existing);
    table.write(transaction, { key, keys, old: existing, next, nowMs: context.clock.nowMs() });
    return existing;
  });
  const units = writeUnits(old?.sizeBytes, next.sizeBytes);
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, { tableName: request.TableName, units });
  return {
    ...(old && request.ReturnValues === 'ALL_OLD' && { Attributes: old.item }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}
