/**
 * Echoes what the backend publishes: AppSync hands the answer to the subscribers.
 * @dataSource none
 */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishReceiptStatusArgs } from '../generated/schema.ts';
import { fail } from './failure.ts';

type PublishContext = Context<MutationPublishReceiptStatusArgs>;

export function request(ctx: PublishContext): NONERequest {
  return { payload: ctx.args };
}

export function response(ctx: PublishContext) {
  if (ctx.error) fail(ctx);
  return ctx.args;
}
