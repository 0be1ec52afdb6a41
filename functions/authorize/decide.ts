import type { ApiKey } from '../contract/api-key.ts';
import { matches } from '../contract/api-key.ts';
import type { StoredContract } from '../contract/contract.ts';

/** What AppSync expects: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization */
export interface AuthorizerAnswer {
  readonly isAuthorized: boolean;
  readonly resolverContext?: Readonly<Record<string, string>>;
  readonly deniedFields?: readonly string[];
  /** Seconds for which AppSync may go on without asking again. */
  readonly ttlOverride?: number;
}

/** The client's mutations. Those of operators are out of a key's reach by the schema already. */
const WRITING_FIELDS = ['Mutation.submitReceipt'];

/** The time to live that the API is configured with, in seconds. */
const TTL_SECONDS = 60;

export const DENIED: AuthorizerAnswer = { isAuthorized: false };

/** Lets a key in when it is one of an active contract's; everything else is denied. */
export function decide(
  contract: StoredContract | null,
  { secret }: Pick<ApiKey, 'secret'>,
  nowSeconds: number,
): AuthorizerAnswer {
  if (contract?.status !== 'ACTIVE') return DENIED;
  const valid = contract.keys.filter(({ validUntil }) => validUntil === undefined || validUntil > nowSeconds);
  // Every key is compared, so that the time tells nothing about which one it is.
  const [key] = valid.filter(({ hash }) => matches(secret, hash));
  if (!key) return DENIED;
  return {
    isAuthorized: true,
    resolverContext: { contractId: contract.id, mode: contract.mode, tokenKey: contract.tokenKey },
    deniedFields: contract.mode === 'READ' ? WRITING_FIELDS : [],
    ...(key.validUntil !== undefined && { ttlOverride: Math.min(TTL_SECONDS, key.validUntil - nowSeconds) }),
  };
}
