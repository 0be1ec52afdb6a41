/**
 * Changes how often a contract may ask.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { Contract } from '../generated/schema.ts';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

export function response(ctx: OperatorContext<Contract>): Contract {
  return operatorAnswer(ctx);
}
