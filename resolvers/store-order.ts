/**
 * Stores the order as the latest of its payload, unless there is one: claiming the payload and storing the order are this one
 * write. An order that is there already is the answer while its window lasts; after that it makes room.
 * @dataSource orders
 */
import { util, type Context, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { MutationSubmitOrderArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { WINDOW_MS } from './order-id.ts';
import { latestPlace } from './order-place.ts';
import type { OrderStash, StoredOrder } from './order.ts';
import { updateOf } from './order-attributes.ts';
import { timeMsOf } from './receipt-id.ts';

type StoreContext = Context<MutationSubmitOrderArgs, OrderStash, undefined, undefined, StoredOrder | null>;

export function request(ctx: StoreContext): DynamoDBUpdateItemRequest {
  return {
    // A put would do as well, but AppSync takes one of what is there already for done: two submissions of the same
    // millisecond would both seem to be the first.
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(latestPlace(callerOf(ctx.identity).contractId, ctx.stash.id)),
    update: updateOf(ctx.args.input, ctx.stash.id),
    condition: { expression: 'attribute_not_exists(#place)', expressionNames: { '#place': 'place' } },
  };
}

export function response(ctx: StoreContext): null {
  if (!ctx.error) return null;
  const latest = ctx.result;
  if (ctx.error.type !== 'DynamoDB:ConditionalCheckFailedException' || !latest) fail(ctx);
  const ageMs = timeMsOf(ctx.stash.id) - timeMsOf(latest.id);
  if (ageMs >= WINDOW_MS) {
    ctx.stash.superseded = latest;
    return null;
  }
  // A client key that was claimed before the latest order came may name one that was stored and has been set aside since.
  if (ctx.stash.isRetry && ageMs < 0) ctx.stash.earlierId = ctx.stash.id;
  ctx.stash.id = latest.id;
  ctx.stash.replayed = true;
  return null;
}
