/**
 * Changes how often a contract may ask.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { Contract, MutationSetContractRateArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';

type OperatorContext = Context<
  MutationSetContractRateArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: Contract }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return operatorCall(ctx, 'setContractRate');
}

export function response(ctx: OperatorContext): Contract {
  return operatorAnswer(ctx);
}
