/**
 * The calling contract's receipts of a range of time, page by page.
 * @dataSource history
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { QueryReceiptsByRangeArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail, refuse, type Refusal } from './failure.ts';
import { answerPrivately } from './private-answer.ts';

/** The page comes in GraphQL's shape: it may have ten times the items that a resolver may loop over. */
type RangeContext = Context<
  QueryReceiptsByRangeArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; page: { items: unknown[]; nextToken: string | null } }
>;

export function request(ctx: RangeContext): LambdaRequest {
  const caller = callerOf(ctx.identity);
  return {
    operation: 'Invoke',
    payload: {
      contractId: caller.contractId,
      rate: caller.rate,
      tokenKey: caller.tokenKey,
      arguments: ctx.args,
      selection: ctx.info.selectionSetGraphQL,
    },
  };
}

export function response(ctx: RangeContext) {
  answerPrivately();
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  return ctx.result.page;
}
