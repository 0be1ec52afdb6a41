import { AwsError } from '../aws/aws-error.ts';
import type { Item } from './attribute-value.ts';

/** DynamoDB's refusals, in AWS's wording. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/**
 * Of these operations' requests AWS counts the errors even when it looks for one only, in eu-central-1 at least
 * (observed in 2026; regions differ). https://github.com/nubo-db/dynamodb-conformance
 */
const counted: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
const countedAlready = /^\d+ validation errors? detected: /;

/** A refusal of the request itself, before any table is looked at. */
export function requestError(operation: string, message: string): AwsError {
  const isBare = counted.has(operation) && !countedAlready.test(message);
  return validationError(isBare ? `1 validation error detected: ${message}` : message);
}

export function nestedTooDeep(): AwsError {
  return validationError(
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  );
}

export function resourceNotFound(tableName?: string): AwsError {
  const suffix = tableName === undefined ? '' : `: Table: ${tableName} not found`;
  return new AwsError('ResourceNotFoundException', `Requested resource not found${suffix}`);
}

export function conditionalCheckFailed(item?: Item): AwsError {
  return new AwsError('ConditionalCheckFailedException', 'The conditional request failed', {
    ...(item && { details: { Item: item } }),
  });
}

/** What AWS can do and this runtime does not. */
export function notCarriedOut(what: string, wayOut: string): AwsError {
  return validationError(`This runtime does not carry out ${what}. ${wayOut}`);
}
