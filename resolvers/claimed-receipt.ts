/**
 * The receipt whose id the step before has found.
 * @dataSource receipts
 */
import { runtime, util, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { receiptKey } from './receipt-key.ts';
import type { ReceiptItem } from './receipt.ts';

type ClaimedContext = Context<unknown, { id?: string }, undefined, undefined, ReceiptItem | null>;

export function request(ctx: ClaimedContext): DynamoDBGetItemRequest {
  const id = ctx.stash.id;
  if (!id) runtime.earlyReturn(null);
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(receiptKey(callerOf(ctx.identity).contractId, id)),
    consistentRead: true,
  };
}

export function response(ctx: ClaimedContext): ReceiptItem | null {
  if (ctx.error) fail(ctx);
  return ctx.result;
}
