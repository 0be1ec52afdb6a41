/**
 * The calling contract's receipt by its id.
 * @dataSource receipts
 */
import { runtime, util, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { QueryReceiptArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { isReceiptId } from './receipt-id.ts';
import { receiptKey } from './receipt-key.ts';
import type { ReceiptItem } from './receipt.ts';

type FindContext = Context<QueryReceiptArgs, Record<string, unknown>, undefined, undefined, ReceiptItem | null>;

export function request(ctx: FindContext): DynamoDBGetItemRequest {
  // What cannot be an id is an id that does not exist.
  if (!isReceiptId(ctx.args.id)) runtime.earlyReturn(null);
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(receiptKey(callerOf(ctx.identity).contractId, ctx.args.id)),
    consistentRead: true,
  };
}

export function response(ctx: FindContext): ReceiptItem | null {
  if (ctx.error) fail(ctx);
  return ctx.result;
}
