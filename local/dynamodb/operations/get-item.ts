import { consumedCapacity, readUnits } from '../capacity.ts';
import { expressionsOrThrow } from '../expression-cache.ts';
import { keyOrThrow } from '../key.ts';
import { project } from '../projection.ts';
import { requestOrThrow } from '../request-reader.ts';
import { refuseNestedKeys, type OperationContext } from '../tables.ts';

/**
 * Every read here is consistent; whether the caller asked for it shows in the units.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export function getItem(context: OperationContext, input: unknown): unknown {
  const { request } = requestOrThrow('GetItem', input);
  const { projection, nested } = expressionsOrThrow('GetItem', request);
  const table = context.tables.findOrThrow(request.TableName);
  const key = keyOrThrow(table.keySchema, request.Key);
  refuseNestedKeys(table, nested);
  const stored = table.read(key);
  const units = readUnits(stored?.sizeBytes ?? 0, request.ConsistentRead);
  table.readUnits.add('GetItem', units);
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, { tableName: request.TableName, units });
  return {
    ...(stored && { Item: projection ? project(projection, stored.item) : stored.item }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}
