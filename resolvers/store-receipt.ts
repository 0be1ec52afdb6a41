/**
 * Stores the receipt under the claimed id, unless it is there already. A claim without its receipt, left by a crash in
 * between, is made good here by the client's retry.
 * @dataSource receipts
 */
import { util, type Context, type DynamoDBPutItemRequest } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';
import { receiptKey } from './receipt-key.ts';
import type { ReceiptItem } from './receipt.ts';
import type { SubmissionStash } from './submission.ts';

type StoreContext = Context<unknown, SubmissionStash, undefined, undefined, ReceiptItem | null>;

export function request(ctx: StoreContext): DynamoDBPutItemRequest {
  const submission = ctx.stash.submission;
  const attributeValues: Record<string, unknown> = util.dynamodb.toMapValues(submission.attributes);
  attributeValues.body = util.dynamodb.toBinary(submission.body);
  if (submission.lines) attributeValues.lines = util.dynamodb.toBinary(submission.lines);
  return {
    operation: 'PutItem',
    key: util.dynamodb.toMapValues(receiptKey(callerOf(ctx.identity).contractId, ctx.stash.id)),
    attributeValues,
    condition: { expression: 'attribute_not_exists(#id)', expressionNames: { '#id': 'id' } },
  };
}

export function response(ctx: StoreContext): ReceiptItem {
  const stored = ctx.result;
  if (stored && (!ctx.error || ctx.error.type === 'DynamoDB:ConditionalCheckFailedException')) return stored;
  fail(ctx);
}
