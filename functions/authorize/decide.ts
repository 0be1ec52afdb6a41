import type { DeniedRequest } from '../audit.ts';
import { matches, type ApiKey } from '../contract/api-key.ts';
import type { StoredContract } from '../contract/contract.ts';
import { DEFAULT_RATE, rateText } from '../contract/rate.ts';

/** What AppSync expects: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization */
export interface AuthorizerAnswer {
  readonly isAuthorized: boolean;
  readonly resolverContext?: Readonly<Record<string, string>>;
  /** Seconds for which AppSync may go on without asking again. */
  readonly ttlOverride?: number;
}

/** The time to live that the API is configured with, in seconds. */
const TTL_SECONDS = 60;

/** Not remembered: each denied request is a line of the audit, and a key that was just handed out never meets an old no. */
export const DENIED: AuthorizerAnswer = { isAuthorized: false, ttlOverride: 0 };

export type Decision =
  | { readonly answer: AuthorizerAnswer; readonly denied: null }
  | { readonly answer: typeof DENIED; readonly denied: DeniedRequest['reason'] };

/**
 * Lets a key in when it is one of an active contract's; everything else is denied. What a contract may do is told to the
 * resolvers, which refuse a READ contract's mutations with a line of the audit; operators' fields are out of a key's reach by the
 * schema.
 */
export function decide(
  contract: StoredContract | null,
  { secret }: Pick<ApiKey, 'secret'>,
  nowSeconds: number,
): Decision {
  // Every key is compared, so that the time tells nothing about which one it is.
  const [key] = (contract?.keys ?? []).filter(({ hash }) => matches(secret, hash));
  if (!contract) return denied('unknown contract');
  if (contract.status !== 'ACTIVE') return denied('ended contract');
  if (!key) return denied('wrong key');
  if (key.validUntil !== undefined && key.validUntil <= nowSeconds) return denied('expired key');
  const { id: contractId, mode, tokenKey } = contract;
  const answer = {
    isAuthorized: true,
    resolverContext: { contractId, mode, tokenKey, rate: rateText({ ...DEFAULT_RATE, ...contract.rate }) },
    ...(key.validUntil !== undefined && { ttlOverride: Math.min(TTL_SECONDS, key.validUntil - nowSeconds) }),
  };
  return { answer, denied: null };
}

function denied(reason: DeniedRequest['reason']): Decision {
  return { answer: DENIED, denied: reason };
}
