/**
 * The order that a later one of the same payload has set aside, when the step before wants to know.
 * @dataSource orders
 */
import { runtime, util, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { setAsidePlace } from './order-place.ts';
import type { OrderStash, StoredOrder } from './order.ts';

type EarlierContext = Context<unknown, OrderStash, { result: StoredOrder | null }, undefined, StoredOrder | null>;

export function request(ctx: EarlierContext): DynamoDBGetItemRequest {
  const id = ctx.stash.earlierId;
  if (!id) runtime.earlyReturn(ctx.prev.result);
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(setAsidePlace(callerOf(ctx.identity).contractId, `${id}`)),
    consistentRead: true,
  };
}

export function response(ctx: EarlierContext): StoredOrder | null {
  if (ctx.error) fail(ctx);
  if (ctx.result) ctx.stash.id = ctx.result.id;
  return ctx.result;
}
