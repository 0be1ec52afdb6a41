/**
 * Gives a contract a new API key.
 * @dataSource operator
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { SignedContract } from '../generated/schema.ts';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

export function response(ctx: OperatorContext<SignedContract>): SignedContract {
  return operatorAnswer(ctx);
}
