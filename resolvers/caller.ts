import type { AppSyncIdentityLambda, Identity } from '@aws-appsync/utils';
import type { AccessMode } from '../generated/schema.ts';

/** The contract that calls, as the authorizer found it. */
export interface Caller {
  contractId: string;
  mode: AccessMode;
  /** `<requests per second>/<burst>` */
  rate: string;
  /** Authenticates the contract's page tokens; base64url, 32 bytes. */
  tokenKey: string;
}

/** Only for fields that the Lambda authorizer guards. */
export function callerOf(identity: Identity): Caller {
  return (identity as AppSyncIdentityLambda).resolverContext as Caller;
}
