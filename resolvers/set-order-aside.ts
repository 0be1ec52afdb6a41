/**
 * Keeps the latest order of the payload, its window over, beside the place that the new one is about to take. Whoever does it,
 * and however often, writes the same.
 * @dataSource orders
 */
import { runtime, util, type Context, type DynamoDBPutItemRequest } from '@aws-appsync/utils';
import type { MutationSubmitOrderArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { attributesOf } from './order-attributes.ts';
import { setAsidePlace } from './order-place.ts';
import type { OrderStash } from './order.ts';

type AsideContext = Context<MutationSubmitOrderArgs, OrderStash>;

export function request(ctx: AsideContext): DynamoDBPutItemRequest {
  const superseded = ctx.stash.superseded;
  if (!superseded) runtime.earlyReturn(null);
  const id = superseded?.id ?? '';
  return {
    operation: 'PutItem',
    key: util.dynamodb.toMapValues(setAsidePlace(callerOf(ctx.identity).contractId, id)),
    // The same fingerprint is the same payload.
    attributeValues: attributesOf(ctx.args.input, id),
  };
}

export function response(ctx: AsideContext): null {
  if (ctx.error) fail(ctx);
  return null;
}
