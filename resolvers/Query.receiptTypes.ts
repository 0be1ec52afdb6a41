/**
 * Every receipt type, in its newest version: for clients, held to their rate, and for operators.
 * @dataSource receiptTypes
 */
import type { AppSyncIdentityLambda, Context, LambdaRequest } from '@aws-appsync/utils';
import type { ReceiptType } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';

type ListContext = Context<
  Record<string, never>,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: ReceiptType[] }
>;

export function request(ctx: ListContext): LambdaRequest {
  // Only the authorizer gives a caller this; whom IAM has let in has an ARN instead.
  if (!(ctx.identity as AppSyncIdentityLambda).resolverContext) return operatorCall(ctx, 'receiptTypes');
  const { contractId, rate } = callerOf(ctx.identity);
  return { operation: 'Invoke', payload: { contractId, rate } };
}

export function response(ctx: ListContext): ReceiptType[] {
  return operatorAnswer(ctx);
}
