/**
 * The latest order of the payload that the id names; when that is another one, the step after looks for it among those set
 * aside.
 * @dataSource orders
 */
import { runtime, util, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { QueryOrderArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { isOrderId } from './order-id.ts';
import { latestPlace } from './order-place.ts';
import type { OrderStash, StoredOrder } from './order.ts';

type LatestContext = Context<QueryOrderArgs, OrderStash, undefined, undefined, StoredOrder | null>;

export function request(ctx: LatestContext): DynamoDBGetItemRequest {
  // What cannot be an id is an id that does not exist.
  if (!isOrderId(ctx.args.id)) runtime.earlyReturn(null, { skipTo: 'END' });
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(latestPlace(callerOf(ctx.identity).contractId, ctx.args.id)),
    consistentRead: true,
  };
}

export function response(ctx: LatestContext): StoredOrder | null {
  if (ctx.error) fail(ctx);
  if (ctx.result && ctx.result.id !== ctx.args.id) ctx.stash.earlierId = ctx.args.id;
  return ctx.result;
}
