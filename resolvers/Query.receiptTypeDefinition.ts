/**
 * The definition of a version of a receipt type.
 * @dataSource receiptTypes
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

/** JSON, as a text. */
export function response(ctx: OperatorContext<string>): string {
  return operatorAnswer(ctx);
}
