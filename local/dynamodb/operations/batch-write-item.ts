import { AwsError } from '../../aws/aws-error.ts';
import type { Item } from '../attribute-value.ts';
import { consumedCapacity, writeUnits } from '../capacity.ts';
import { validationError } from '../errors.ts';
import type { EncodedItem } from '../item-codec.ts';
import { itemBytes, itemBytesMax } from '../item-size.ts';
import { itemKeyOrThrow, keyOf, keyOrThrow } from '../key.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { BatchWrite, BatchWriteItemRequest } from '../request.ts';
import type { Table } from '../table.ts';
import type { OperationContext } from '../tables.ts';

/**
 * AWS's limit of 16 MB needs no look: 25 items of 400 kB are less.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
const writesMax = 25;

export async function batchWriteItem(context: OperationContext, input: unknown): Promise<unknown> {
  const { request } = requestOrThrow('BatchWriteItem', input);
  const writes = writesOrThrow(context, request);
  const units = await context.store.transact((transaction) => {
    const byTable = new Map<string, number>();
    const nowMs = context.clock.nowMs();
    for (const { name, table, key, keys, next } of writes) {
      const old = table.read(key);
      table.write(transaction, { key, keys, old, next, nowMs });
      const used = writeUnits(old?.sizeBytes, next?.sizeBytes);
      table.writeUnits.add('BatchWriteItem', used);
      byTable.set(name, (byTable.get(name) ?? 0) + used);
    }
    return byTable;
  });
  const capacities = [...units].flatMap(
    ([tableName, used]) => consumedCapacity(request.ReturnConsumedCapacity, { tableName, units: used }) ?? [],
  );
  return { UnprocessedItems: {}, ...(capacities.length > 0 && { ConsumedCapacity: capacities }) };
}

interface Write {
  readonly name: string;
  readonly table: Table;
  readonly key: Buffer;
  readonly keys: Item;
  readonly next: EncodedItem | undefined;
}

function writesOrThrow(context: OperationContext, request: BatchWriteItemRequest): readonly Write[] {
  const tables = Object.entries(request.RequestItems);
  if (tables.reduce((count, [, writes]) => count + writes.length, 0) > writesMax) {
    throw validationError('Too many items requested for the BatchWriteItem call');
  }
  return tables.flatMap(([name, requests]) => {
    const table = context.tables.findOrThrow(name);
    const writes = requests.map((write) => ({ name, table, ...writeOrThrow(table, write) }));
    if (new Set(writes.map(({ key }) => key.toString('latin1'))).size < writes.length) {
      throw validationError('Provided list of item keys contains duplicates');
    }
    return writes;
  });
}

function writeOrThrow(table: Table, { PutRequest, DeleteRequest }: BatchWrite): Omit<Write, 'name' | 'table'> {
  const schema = table.keySchema;
  if (PutRequest) {
    const item = PutRequest.Item;
    const sizeBytes = itemBytes(item);
    if (sizeBytes > itemBytesMax) throw validationError('Item size has exceeded the maximum allowed size');
    return { key: batchKeyOrThrow(table, item), keys: keyOf(schema, item), next: table.encode(item, sizeBytes) };
  }
  const key = DeleteRequest?.Key ?? {};
  return { key: keyOrThrow(schema, key), keys: key, next: undefined };
}

/** Where PutItem names the missing or wrong key attribute, a batch does not. */
function batchKeyOrThrow(table: Table, item: Item): Buffer {
  try {
    return itemKeyOrThrow(table.keySchema, item);
  } catch (error) {
    const isVague = error instanceof AwsError && /Missing the key|Type mismatch for key/.test(error.message);
    throw isVague ? validationError('The provided key element does not match the schema') : error;
  }
}
