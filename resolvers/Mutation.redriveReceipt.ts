/**
 * Puts the open registrations of a receipt back to work.
 * @dataSource redrive
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationRedriveReceiptArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';
import { submittedAtOf } from './receipt-key.ts';
import { receiptOf, type ReceiptItem } from './receipt.ts';

type RedriveContext = Context<
  MutationRedriveReceiptArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: ReceiptItem }
>;

export function request(ctx: RedriveContext): LambdaRequest {
  return operatorCall(ctx, 'redriveReceipt');
}

export function response(ctx: RedriveContext) {
  const receipt = operatorAnswer(ctx);
  return receiptOf(receipt, { submittedAt: submittedAtOf(receipt.id), replayed: false });
}
