/**
 * Takes a receipt: valid, its identity claimed, stored.
 * @pipeline intake-receipt claim-receipt store-receipt
 */
import type { Context } from '@aws-appsync/utils';
import type { MutationSubmitReceiptArgs } from '../generated/schema.ts';
import { fail } from './failure.ts';
import { answerPrivately } from './private-answer.ts';
import { submittedAtOf } from './receipt-key.ts';
import { receiptOf, type ReceiptItem } from './receipt.ts';
import { requireWriter } from './writer.ts';
import type { SubmissionStash } from './submission.ts';

type SubmitContext = Context<MutationSubmitReceiptArgs, SubmissionStash, { result: ReceiptItem }>;

export function request(ctx: Context): Record<string, never> {
  requireWriter(ctx);
  return {};
}

export function response(ctx: SubmitContext) {
  answerPrivately();
  if (ctx.error) fail(ctx);
  // The fingerprint covers the document, so that this text is the stored one's in a replay as well.
  const item = ctx.prev.result;
  const receipt = receiptOf(item, { submittedAt: submittedAtOf(item.id), replayed: ctx.stash.replayed });
  return { document: ctx.args.input.document, ...receipt };
}
