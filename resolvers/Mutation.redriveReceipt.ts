/**
 * Puts the open registrations of a receipt back to work.
 * @dataSource redrive
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';
import { submittedAtOf } from './receipt-key.ts';
import { receiptOf, type ReceiptItem } from './receipt.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

export function response(ctx: OperatorContext<ReceiptItem>) {
  const receipt = operatorAnswer(ctx);
  return receiptOf(receipt, { submittedAt: submittedAtOf(receipt.id), replayed: false });
}
