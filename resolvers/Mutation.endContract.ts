/**
 * Ends a contract.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationEndContractArgs, Contract } from '../generated/schema.ts';
import { fail, refuse, type Refusal } from './failure.ts';

type OperatorContext = Context<
  MutationEndContractArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: Contract }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return { operation: 'Invoke', payload: { action: 'endContract', arguments: ctx.args } };
}

export function response(ctx: OperatorContext): Contract {
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  return ctx.result.answer;
}
