import type { Caller } from '../graphql-api.ts';
import { copyOf, type PlainRecord } from '../value.ts';

/**
 * `ctx.identity`, by the mode that let the caller in.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html#aws-appsync-resolver-context-reference-identity-js
 */
export function callerIdentity(caller: Caller, sourceIps: readonly string[]): PlainRecord {
  // Each request has its own copy: a cached authorizer result is shared, and resolver code may change what it sees.
  if (caller.mode === 'AWS_LAMBDA') return { resolverContext: copyOf(caller.resolverContext) };
  const { arn } = caller.principal;
  return {
    accountId: arn.split(':')[4] ?? '',
    cognitoIdentityPoolId: null,
    cognitoIdentityId: null,
    sourceIp: [...sourceIps],
    username: arn
      .slice(arn.lastIndexOf(':') + 1)
      .replace(/^assumed-role\/([^/]+)\//, '$1:')
      .replace(/^user\//, ''),
    userArn: arn,
    cognitoIdentityAuthType: null,
    cognitoIdentityAuthProvider: null,
  };
}

/** `util.authType()`, recorded: https://github.com/localstack/appsync-utils/blob/main/__tests__/authType.test.js */
export function authTypeOf(caller: Caller): string {
  return caller.mode === 'AWS_LAMBDA' ? 'Lambda Authorization' : 'IAM Authorization';
}
