/**
 * Signs a contract.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { SignedContract, MutationSignContractArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';

type OperatorContext = Context<
  MutationSignContractArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: SignedContract }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return operatorCall(ctx, 'signContract');
}

export function response(ctx: OperatorContext): SignedContract {
  return operatorAnswer(ctx);
}
