/**
 * Accepts an order: valid, and stored under a condition that makes it the only one of its payload for 15 seconds. Mostly
 * that is all; the other steps serve client keys, and payloads that come again later.
 * @pipeline check-order claim-client-key store-order find-earlier-order set-order-aside replace-order settle-client-key
 */
import type { Context } from '@aws-appsync/utils';
import type { MutationSubmitOrderArgs } from '../generated/schema.ts';
import { fail } from './failure.ts';
import { orderOf, type OrderStash } from './order.ts';
import { answerPrivately } from './private-answer.ts';
import { requireWriter } from './writer.ts';

type SubmitContext = Context<MutationSubmitOrderArgs, OrderStash>;

export function request(ctx: SubmitContext): Record<string, never> {
  requireWriter(ctx);
  return {};
}

export function response(ctx: SubmitContext) {
  answerPrivately();
  if (ctx.error) fail(ctx);
  // The fingerprint covers the payload, so that this one is the stored one's in a replay as well.
  const { customId, customerId, items, note } = ctx.args.input;
  return orderOf({ id: ctx.stash.id, customId, customerId, items, note: note ?? null }, ctx.stash.replayed);
}
