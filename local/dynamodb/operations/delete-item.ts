import { consumedCapacity, writeUnits } from '../capacity.ts';
import { expressionsOrThrow } from '../expression-cache.ts';
import { keyOrThrow } from '../key.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { OperationContext } from '../tables.ts';
import { requireCondition } from './write.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html */
export async function deleteItem(context: OperationContext, input: unknown): Promise<unknown> {
  const { request } = requestOrThrow('DeleteItem', input);
  const { condition } = expressionsOrThrow('DeleteItem', request);
  const table = context.tables.findOrThrow(request.TableName);
  const key = keyOrThrow(table.keySchema, request.Key);
  const old = await context.store.transact((transaction) => {
    const existing = table.read(key);
    table.writeUnits.add('DeleteItem', writeUnits(existing?.sizeBytes));
    requireCondition(request, condition, existing);
    const nowMs = context.clock.nowMs();
    table.write(transaction, { key, keys: request.Key, old: existing, next: undefined, nowMs });
    return existing;
  });
  const units = writeUnits(old?.sizeBytes);
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, { tableName: request.TableName, units });
  return {
    ...(old && request.ReturnValues === 'ALL_OLD' && { Attributes: old.item }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}
