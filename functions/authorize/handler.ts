import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { parseApiKey } from '../contract/api-key.ts';
import type { StoredContract } from '../contract/contract.ts';
import { environmentVariable } from '../environment.ts';
import { decide, DENIED, type AuthorizerAnswer } from './decide.ts';

const table = environmentVariable('CONTRACTS_TABLE');
const dynamodb = new DynamoDBClient();

/** AppSync's Lambda authorizer. */
export async function handler(event: { readonly authorizationToken: string }): Promise<AuthorizerAnswer> {
  const key = parseApiKey(event.authorizationToken);
  if (!key) return DENIED;
  return decide(await findContract(key.contractId), key, Math.floor(Date.now() / 1000));
}

async function findContract(id: string): Promise<StoredContract | null> {
  const { Item: item } = await dynamodb.send(
    // Consistent: a key that was just handed out is never denied, an answer that AppSync would remember.
    new GetItemCommand({ TableName: table, Key: { id: { S: id } }, ConsistentRead: true }),
  );
  return item ? (unmarshall(item) as StoredContract) : null;
}
