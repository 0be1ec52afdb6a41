import { AwsError } from '../aws/aws-error.ts';
import type { Item } from './attribute-value.ts';

/** DynamoDB's refusals, in AWS's wording. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
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
