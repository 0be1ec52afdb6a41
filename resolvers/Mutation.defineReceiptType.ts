/**
 * Takes a definition as the next version of its receipt type.
 * @dataSource defineReceiptType
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { ReceiptType } from '../generated/schema.ts';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

export function response(ctx: OperatorContext<ReceiptType>): ReceiptType {
  return operatorAnswer(ctx);
}
