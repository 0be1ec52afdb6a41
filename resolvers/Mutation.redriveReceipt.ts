/**
 * Puts the open registrations of a receipt back to work.
 * @dataSource redrive
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationRedriveReceiptArgs } from '../generated/schema.ts';
import { fail, refuse, type Refusal } from './failure.ts';
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
  return { operation: 'Invoke', payload: ctx.args };
}

export function response(ctx: RedriveContext) {
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  const receipt = ctx.result.answer;
  return receiptOf(receipt, { submittedAt: submittedAtOf(receipt.id), replayed: false });
}
