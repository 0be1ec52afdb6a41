/**
 * Every contract, page by page.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { ContractPage } from '../generated/schema.ts';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

export function response(ctx: OperatorContext<ContractPage>): ContractPage {
  return operatorAnswer(ctx);
}
