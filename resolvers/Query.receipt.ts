/**
 * The calling contract's receipt by its id.
 * @pipeline admit find-receipt
 */
import type { Context } from '@aws-appsync/utils';
import { fail } from './failure.ts';
import { answerPrivately } from './private-answer.ts';
import { submittedAtOf } from './receipt-key.ts';
import { receiptOf, type ReceiptItem } from './receipt.ts';

type ReceiptContext = Context<unknown, Record<string, unknown>, { result: ReceiptItem | null }>;

export function request(): Record<string, never> {
  return {};
}

export function response(ctx: ReceiptContext) {
  answerPrivately();
  if (ctx.error) fail(ctx);
  const item = ctx.prev.result;
  return item ? receiptOf(item, { submittedAt: submittedAtOf(item.id), replayed: false }) : null;
}
