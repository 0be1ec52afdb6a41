/**
 * Claims the client key, if there is one, for the order's id, or finds the id that it is claimed for already: a retry goes on
 * with that one, and is judged by its time, so that all retries come to the same end.
 * @dataSource claims
 */
import { runtime, util, type Context, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { MutationSubmitOrderArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { clientKeyIdentity } from './client-key.ts';
import { fail } from './failure.ts';
import type { OrderStash } from './order.ts';

const CLAIM_SECONDS = 24 * 60 * 60;

type ClaimContext = Context<
  MutationSubmitOrderArgs,
  OrderStash,
  undefined,
  undefined,
  { id: string; fingerprint: string } | null
>;

export function request(ctx: ClaimContext): DynamoDBUpdateItemRequest {
  const clientKey = ctx.args.input.clientKey;
  if (!clientKey) runtime.earlyReturn(null);
  const nowSeconds = util.time.nowEpochSeconds();
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ identity: clientKeyIdentity(callerOf(ctx.identity).contractId, `${clientKey}`) }),
    update: {
      expression: 'SET #id = :id, #fingerprint = :fingerprint, #expiresAt = :expiresAt',
      expressionNames: { '#id': 'id', '#fingerprint': 'fingerprint', '#expiresAt': 'expiresAt' },
      expressionValues: util.dynamodb.toMapValues({
        ':id': ctx.stash.id,
        ':fingerprint': ctx.stash.fingerprint,
        ':expiresAt': nowSeconds + CLAIM_SECONDS,
      }),
    },
    condition: {
      // An expired claim may lie about for days before TTL deletes it.
      expression: 'attribute_not_exists(#identity) OR #expiresAt < :now',
      expressionNames: { '#identity': 'identity', '#expiresAt': 'expiresAt' },
      expressionValues: util.dynamodb.toMapValues({ ':now': nowSeconds }),
    },
  };
}

export function response(ctx: ClaimContext): null {
  if (!ctx.error) {
    ctx.stash.claimedId = ctx.stash.id;
    return null;
  }
  // On a failed condition AppSync reads the item that stands in the way: it is the result beside the error.
  const claim = ctx.result;
  if (ctx.error.type !== 'DynamoDB:ConditionalCheckFailedException' || !claim) fail(ctx);
  if (claim.fingerprint !== ctx.stash.fingerprint) {
    const clientKey = ctx.args.input.clientKey;
    util.error(
      `Cannot submit under the client key "${clientKey}": it names order ${claim.id}, which has another payload.`,
      'ReferenceConflict',
      null,
      { clientKey, id: claim.id },
    );
  }
  ctx.stash.id = claim.id;
  ctx.stash.claimedId = claim.id;
  ctx.stash.isRetry = true;
  return null;
}
