/**
 * Holds the contract to its rate before anything else is done for it. Fields whose work begins with a function of their own do
 * without: that function does it.
 * @dataSource admit
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { fail, refuse, type Refusal } from './failure.ts';

type AdmitContext = Context<
  unknown,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; admitted?: true }
>;

export function request(ctx: AdmitContext): LambdaRequest {
  const { contractId, rate } = callerOf(ctx.identity);
  return { operation: 'Invoke', payload: { contractId, rate } };
}

export function response(ctx: AdmitContext): null {
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  return null;
}
