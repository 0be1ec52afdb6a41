/**
 * Gives a contract a new API key.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationRotateContractKeyArgs, SignedContract } from '../generated/schema.ts';
import { fail, refuse, type Refusal } from './failure.ts';

type OperatorContext = Context<
  MutationRotateContractKeyArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: SignedContract }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return { operation: 'Invoke', payload: { action: 'rotateContractKey', arguments: ctx.args } };
}

export function response(ctx: OperatorContext): SignedContract {
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  return ctx.result.answer;
}
