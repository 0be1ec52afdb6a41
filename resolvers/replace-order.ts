/**
 * Puts the new order in the place of the latest one of its payload, whose window is over. Of several at once one succeeds, and
 * is the answer to all.
 * @dataSource orders
 */
import { runtime, util, type Context, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { MutationSubmitOrderArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { timeDigitsOf, WINDOW_MS } from './order-id.ts';
import { latestPlace } from './order-place.ts';
import type { OrderStash, StoredOrder } from './order.ts';
import { timeMsOf } from './receipt-id.ts';

type ReplaceContext = Context<MutationSubmitOrderArgs, OrderStash, undefined, undefined, StoredOrder | null>;

export function request(ctx: ReplaceContext): DynamoDBUpdateItemRequest {
  const superseded = ctx.stash.superseded;
  if (!superseded) runtime.earlyReturn(null);
  const id = ctx.stash.id;
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(latestPlace(callerOf(ctx.identity).contractId, id)),
    // The same fingerprint is the same payload: nothing else changes.
    update: {
      expression: 'SET #id = :id',
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({ ':id': id }),
    },
    condition: {
      // The order that was set aside, and no other; and its window began a window ago or earlier.
      expression: '#id = :superseded AND #id < :windowEnd',
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({
        ':superseded': superseded?.id,
        // An id begins with its time: this is before every id of the first millisecond whose window still lasts.
        ':windowEnd': timeDigitsOf(timeMsOf(id) - WINDOW_MS + 1),
      }),
    },
  };
}

export function response(ctx: ReplaceContext): null {
  if (!ctx.error) return null;
  const latest = ctx.result;
  if (ctx.error.type !== 'DynamoDB:ConditionalCheckFailedException' || !latest) fail(ctx);
  ctx.stash.id = latest.id;
  ctx.stash.replayed = true;
  return null;
}
