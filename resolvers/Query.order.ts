/**
 * The calling contract's order by its id.
 * @pipeline admit find-latest-order find-earlier-order
 */
import type { Context } from '@aws-appsync/utils';
import { fail } from './failure.ts';
import { orderOf, type StoredOrder } from './order.ts';
import { answerPrivately } from './private-answer.ts';

type OrderContext = Context<unknown, Record<string, unknown>, { result: StoredOrder | null }>;

export function request(): Record<string, never> {
  return {};
}

export function response(ctx: OrderContext) {
  answerPrivately();
  if (ctx.error) fail(ctx);
  const order = ctx.prev.result;
  return order ? orderOf(order, false) : null;
}
