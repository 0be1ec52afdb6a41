/**
 * Has a receipt announced once more.
 * @dataSource redrive
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationAnnounceReceiptArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';
import { submittedAtOf } from './receipt-key.ts';
import { receiptOf, type ReceiptItem } from './receipt.ts';

type AnnounceContext = Context<
  MutationAnnounceReceiptArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: ReceiptItem }
>;

export function request(ctx: AnnounceContext): LambdaRequest {
  return operatorCall(ctx, 'announceReceipt');
}

export function response(ctx: AnnounceContext) {
  const receipt = operatorAnswer(ctx);
  return receiptOf(receipt, { submittedAt: submittedAtOf(receipt.id), replayed: false });
}
