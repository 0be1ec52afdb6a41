import type { BatchGetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDb } from '../aws/dynamodb.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEYS_MAX = 100;
/** Calls for what one call left out. */
const ATTEMPTS_MAX = 10;

/**
 * Of these contracts, those that somebody may be listening to. Read anew for every batch, and consistently: whoever has
 * subscribed misses nothing from then on.
 */
export async function listeningContracts(
  dynamodb: DynamoDb,
  table: string,
  of: { contractIds: readonly string[]; nowSeconds: number },
): Promise<Set<string>> {
  const listening = new Set<string>();
  for (let start = 0; start < of.contractIds.length; start += KEYS_MAX) {
    for (const contract of await readContracts(dynamodb, table, of.contractIds.slice(start, start + KEYS_MAX))) {
      const { id, subscribedUntil } = contract;
      if (typeof id === 'string' && typeof subscribedUntil === 'number' && subscribedUntil > of.nowSeconds)
        listening.add(id);
    }
  }
  return listening;
}

async function readContracts(
  dynamodb: DynamoDb,
  table: string,
  ids: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const contracts: Readonly<Record<string, unknown>>[] = [];
  let request: BatchGetItemCommandInput['RequestItems'] = {
    [table]: {
      Keys: ids.map((id) => ({ id: { S: id } })),
      ConsistentRead: true,
      ProjectionExpression: 'id, subscribedUntil',
    },
  };
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const answer = await dynamodb.batchGetItem({ RequestItems: request });
    contracts.push(...(answer.Responses?.[table] ?? []).map((item) => unmarshall(item)));
    if (!answer.UnprocessedKeys?.[table]) return contracts;
    request = answer.UnprocessedKeys;
  }
  throw new Error('The contracts cannot be read: the table is throttled.');
}
