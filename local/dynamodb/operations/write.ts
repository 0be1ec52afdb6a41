import type { AttributeValue, Item } from '../attribute-value.ts';
import { meets } from '../condition.ts';
import { conditionalCheckFailed } from '../errors.ts';
import type { Condition } from '../expression.ts';
import type { StoredItem } from '../item-codec.ts';

const absent: Item = {};

/** @throws {AwsError} `ConditionalCheckFailedException` when the item, or its absence, does not meet the condition. */
export function requireCondition(
  request: {
    readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
    readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
  },
  condition: Condition | undefined,
  old: StoredItem | undefined,
): void {
  if (!condition || meets(condition, old?.item ?? absent, request.ExpressionAttributeValues ?? absent)) return;
  throw conditionalCheckFailed(request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? old?.item : undefined);
}
