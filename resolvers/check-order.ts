/**
 * Holds the contract to its rate, judges the order and gives its payload a fingerprint. Nothing is written.
 * @dataSource check-order
 */
import { util, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { MutationSubmitOrderArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail, refuse, type Refusal } from './failure.ts';
import { orderIdOf } from './order-id.ts';
import type { OrderStash } from './order.ts';

type CheckContext = Context<
  MutationSubmitOrderArgs,
  OrderStash,
  undefined,
  undefined,
  { refusal?: Refusal; fingerprint: string }
>;

export function request(ctx: CheckContext): LambdaRequest {
  const { contractId, rate } = callerOf(ctx.identity);
  return { operation: 'Invoke', payload: { contractId, rate, input: ctx.args.input } };
}

export function response(ctx: CheckContext): null {
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  ctx.stash.fingerprint = ctx.result.fingerprint;
  ctx.stash.id = orderIdOf(util.time.nowEpochMilliSeconds(), ctx.result.fingerprint);
  ctx.stash.isRetry = false;
  ctx.stash.replayed = false;
  return null;
}
