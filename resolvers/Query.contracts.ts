/**
 * Every contract, page by page.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { ContractPage, QueryContractsArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';

type OperatorContext = Context<
  QueryContractsArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: ContractPage }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return operatorCall(ctx, 'contracts');
}

export function response(ctx: OperatorContext): ContractPage {
  return operatorAnswer(ctx);
}
