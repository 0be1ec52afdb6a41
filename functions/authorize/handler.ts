import { unmarshall } from '@aws-sdk/util-dynamodb';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { audit } from '../audit.ts';
import { parseApiKey } from '../contract/api-key.ts';
import type { StoredContract } from '../contract/contract.ts';
import { environmentVariable } from '../environment.ts';
import { decide, DENIED, type AuthorizerAnswer, type Decision } from './decide.ts';

const table = environmentVariable('CONTRACTS_TABLE');
const dynamodb = dynamodbAt(targetOfEnvironment());

/** https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization */
interface AuthorizerEvent {
  readonly authorizationToken: string;
  readonly requestContext: { readonly requestId: string; readonly operationName?: string | null };
  readonly requestHeaders?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** AppSync's Lambda authorizer. */
export async function handler(event: AuthorizerEvent): Promise<AuthorizerAnswer> {
  const key = parseApiKey(event.authorizationToken);
  const { answer, denied }: Decision = key
    ? decide(await findContract(key.contractId), key, Math.floor(Date.now() / 1000))
    : { answer: DENIED, denied: 'malformed key' };
  if (denied !== null) {
    const { requestId, operationName } = event.requestContext;
    audit({
      audit: 'denied',
      reason: denied,
      contractId: key?.contractId ?? null,
      operation: nameOrNull(operationName),
      requestId,
      sourceIp: sourceIpOf(event),
    });
  }
  return answer;
}

async function findContract(id: string): Promise<StoredContract | null> {
  // Consistent: a key that was just handed out is never denied.
  const { Item: item } = await dynamodb.getItem({ TableName: table, Key: { id: { S: id } }, ConsistentRead: true });
  return item ? (unmarshall(item) as StoredContract) : null;
}

/** Whoever is denied shall not write what they like into the log. */
function nameOrNull(operationName: string | null | undefined): string | null {
  return /^[\w:]{1,100}$/.test(operationName ?? '') ? (operationName ?? null) : null;
}

/** The last entry is AppSync's own observation; those before it are what the client says. */
function sourceIpOf({ requestHeaders }: AuthorizerEvent): string | null {
  const forwarded = requestHeaders?.['x-forwarded-for'];
  const text = typeof forwarded === 'string' ? forwarded : forwarded?.join(',');
  const last = text?.split(',').at(-1)?.trim() ?? '';
  return /^[\da-fA-F.:]{2,45}$/.test(last) ? last : null;
}
