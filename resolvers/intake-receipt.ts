/**
 * Validates the submission. Nothing is written.
 * @dataSource intake
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationSubmitReceiptArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail, refuse, type Refusal } from './failure.ts';
import type { Submission, SubmissionStash } from './submission.ts';

type IntakeContext = Context<
  MutationSubmitReceiptArgs,
  SubmissionStash,
  undefined,
  undefined,
  { refusal?: Refusal; submission: Submission }
>;

export function request(ctx: IntakeContext): LambdaRequest {
  const { contractId, rate } = callerOf(ctx.identity);
  return { operation: 'Invoke', payload: { contractId, rate, input: ctx.args.input } };
}

export function response(ctx: IntakeContext): null {
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  ctx.stash.submission = ctx.result.submission;
  return null;
}
