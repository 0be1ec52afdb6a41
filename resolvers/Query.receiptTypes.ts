/**
 * Every receipt type, in its newest version: for clients, held to their rate, and for operators.
 * @dataSource receiptTypes
 */
import type { AppSyncIdentityLambda, Context, LambdaRequest } from '@aws-appsync/utils';
import type { ReceiptType } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';

export function request(ctx: Context): LambdaRequest {
  // Only the authorizer gives a caller this; whom IAM has let in has an ARN instead.
  if (!(ctx.identity as AppSyncIdentityLambda).resolverContext) return operatorCall(ctx);
  const { contractId, rate } = callerOf(ctx.identity);
  return { operation: 'Invoke', payload: { contractId, rate } };
}

export function response(ctx: OperatorContext<ReceiptType[]>): ReceiptType[] {
  return operatorAnswer(ctx);
}
