import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { RegistrationItem } from '../../resolvers/receipt.ts';
import { partitionOf, shardOf } from '../../resolvers/receipt-id.ts';
import { compress, compressionOf } from '../../functions/receipt/stored-document.ts';
import type { StoredReceipt } from '../../functions/receipt/stored-receipt.ts';
import { receiptId } from '../../functions/ulid.ts';
import { CONTRACT_ID, NOW_MS } from './submission-request.ts';

/** A receipt as the resolver stores it. */
export function receiptOf(
  changes: Partial<StoredReceipt> & { timeMs?: number; seed?: number; contractId?: string } = {},
): StoredReceipt {
  const { timeMs = NOW_MS, seed = 0, contractId = CONTRACT_ID, ...attributes } = changes;
  const id = receiptId(
    timeMs,
    Uint8Array.from({ length: 16 }, (_, index) => (seed >> (index % 4)) & 31),
  );
  const day = new Date(timeMs).toISOString().slice(0, 10);
  const pending: RegistrationItem = { status: 'PENDING', attempts: 0 };
  return {
    id,
    partition: partitionOf({ contractId, day, shard: shardOf(id) }),
    type: 'pos-json',
    typeVersion: 1,
    format: 'JSON',
    encoding: 'TEXT',
    number: `N-${seed}`,
    total: '10.00',
    currency: 'UAH',
    status: 'PENDING',
    registrations: { tax: pending, logistics: pending },
    version: 1,
    compression: compressionOf('pos-json'),
    body: compress(Buffer.from(`{"seed":${seed}}`), compressionOf('pos-json')),
    ...attributes,
  };
}

export async function putReceipt(client: DynamoDBClient, receipt: StoredReceipt, table = 'receipts'): Promise<void> {
  const { body, ...plain } = receipt;
  const item = { ...marshall(plain, { removeUndefinedValues: true }), body: { B: body } };
  await client.send(new PutItemCommand({ TableName: table, Item: item }));
}
