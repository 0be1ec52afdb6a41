import {
  ConditionalCheckFailedException,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { StoredContract, StoredKey } from '../contract/contract.ts';
import type { Rate } from '../contract/rate.ts';
import type { ContractStore, ContractSlice } from './operate.ts';

export class ContractTable implements ContractStore {
  readonly #dynamodb: DynamoDBClient;
  readonly #table: string;

  constructor(dynamodb: DynamoDBClient, table: string) {
    this.#dynamodb = dynamodb;
    this.#table = table;
  }

  async put(contract: StoredContract): Promise<void> {
    await this.#dynamodb.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: marshall(contract),
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
  }

  async slice(limit: number, afterId: string | null): Promise<ContractSlice> {
    const { Items: items = [], LastEvaluatedKey: last } = await this.#dynamodb.send(
      new ScanCommand({
        TableName: this.#table,
        Limit: limit,
        ...(afterId !== null && { ExclusiveStartKey: { id: { S: afterId } } }),
        ConsistentRead: true,
      }),
    );
    return { contracts: items.map((item) => unmarshall(item) as StoredContract), lastId: last?.['id']?.S ?? null };
  }

  async addKey(id: string, key: StoredKey): Promise<StoredContract | null> {
    const { contract, updated } = await this.#update(id, {
      UpdateExpression: 'SET #keys = list_append(:added, #keys)',
      ConditionExpression: '#status = :active',
      ExpressionAttributeNames: { '#keys': 'keys', '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':added': [key], ':active': 'ACTIVE' }),
    });
    return updated ? contract : null;
  }

  async replaceKeys(
    seen: StoredContract,
    keys: readonly StoredKey[],
  ): Promise<{ contract: StoredContract; replaced: boolean }> {
    const { contract, updated } = await this.#update(seen.id, {
      UpdateExpression: 'SET #keys = :keys',
      ConditionExpression: '#keys = :seen',
      ExpressionAttributeNames: { '#keys': 'keys' },
      ExpressionAttributeValues: marshall({ ':keys': keys, ':seen': seen.keys }),
    });
    if (!contract) throw new Error(`Contract ${seen.id} has vanished.`);
    return { contract, replaced: updated };
  }

  async setRate(id: string, rate: Rate): Promise<StoredContract | null> {
    const { contract, updated } = await this.#update(id, {
      UpdateExpression: 'SET #rate = :rate',
      ConditionExpression: '#status = :active',
      ExpressionAttributeNames: { '#rate': 'rate', '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':rate': rate, ':active': 'ACTIVE' }),
    });
    return updated ? contract : null;
  }

  async end(id: string): Promise<StoredContract | null> {
    const { contract, updated } = await this.#update(id, {
      UpdateExpression: 'SET #status = :ended, #keys = :none',
      ConditionExpression: 'attribute_exists(id)',
      ExpressionAttributeNames: { '#keys': 'keys', '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':ended': 'ENDED', ':none': [] }),
    });
    return updated ? contract : null;
  }

  /** The contract as it stands afterwards, whether the condition held or not. */
  async #update(
    id: string,
    change: Pick<
      UpdateItemCommandInput,
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
    >,
  ): Promise<{ contract: StoredContract | null; updated: boolean }> {
    try {
      const { Attributes: item } = await this.#dynamodb.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: { id: { S: id } },
          ...change,
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { contract: item ? (unmarshall(item) as StoredContract) : null, updated: true };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { contract: error.Item ? (unmarshall(error.Item) as StoredContract) : null, updated: false };
    }
  }
}
