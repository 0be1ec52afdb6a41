/**
 * Takes several receipts in one operation, each judged, claimed and stored by itself. A resolver has no loop around its data
 * sources: the function does all of it.
 * @dataSource submit-receipts
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationSubmitReceiptsArgs, Receipt, SubmissionError } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail, refuse, type Refusal } from './failure.ts';
import { answerPrivately } from './private-answer.ts';
import { requestIdOf } from './request-id.ts';
import { requireWriter } from './writer.ts';

/** As GraphQL has it, but for the document, which the request holds. */
interface Verdict {
  receipt?: Omit<Receipt, 'document'>;
  error?: SubmissionError;
}

type SubmitContext = Context<
  MutationSubmitReceiptsArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; verdicts: Verdict[] }
>;

export function request(ctx: SubmitContext): LambdaRequest {
  requireWriter(ctx);
  const { contractId, rate } = callerOf(ctx.identity);
  return {
    operation: 'Invoke',
    payload: { contractId, rate, inputs: ctx.args.inputs, requestId: requestIdOf(ctx) },
  };
}

export function response(ctx: SubmitContext) {
  answerPrivately();
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  return ctx.result.verdicts.map((verdict, index) => {
    if (!verdict.receipt) return verdict;
    return { receipt: { ...verdict.receipt, document: ctx.args.inputs[index]?.document } };
  });
}
