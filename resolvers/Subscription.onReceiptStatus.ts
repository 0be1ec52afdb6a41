/**
 * Ties the subscription to the calling contract, for as long as the contract lasts.
 * @pipeline admit mark-listening
 */
import { extensions, util, type Context } from '@aws-appsync/utils';
import type { SubscriptionOnReceiptStatusArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';

type SubscribeContext = Context<SubscriptionOnReceiptStatusArgs>;

export function request(): Record<string, never> {
  return {};
}

export function response(ctx: SubscribeContext): null {
  if (ctx.error) fail(ctx);
  const contractId = callerOf(ctx.identity).contractId;
  const id = ctx.args.id;
  const own = { contractId: { eq: contractId } };
  const filter = id ? { contractId: { eq: contractId }, ids: { contains: id } } : own;
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
  // Mutation.endContract invalidates by the contract's id.
  extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter(own));
  return null;
}
