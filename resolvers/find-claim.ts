/**
 * The id that a reference is claimed for.
 * @dataSource claims
 */
import { runtime, util, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { QueryReceiptByReferenceArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { isReferenceLength, referenceIdentity } from './reference.ts';

type ClaimContext = Context<QueryReceiptByReferenceArgs, { id: string }, undefined, undefined, { id: string } | null>;

export function request(ctx: ClaimContext): DynamoDBGetItemRequest {
  const reference = ctx.args.reference;
  if (!isReferenceLength(reference)) runtime.earlyReturn(null, { skipTo: 'END' });
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues({ identity: referenceIdentity(callerOf(ctx.identity).contractId, reference) }),
    consistentRead: true,
  };
}

export function response(ctx: ClaimContext): null {
  if (ctx.error) fail(ctx);
  if (ctx.result) ctx.stash.id = ctx.result.id;
  return null;
}
