import { AwsError } from '../aws/aws-error.ts';

/** The errors of SQS, by the names of its JSON protocol: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
export const sqsErrors = {
  queueDoesNotExist: () => new AwsError('QueueDoesNotExist', 'The specified queue does not exist.'),
  missing: (parameter: string) =>
    new AwsError('MissingRequiredParameterException', `The request must contain the parameter ${parameter}.`),
  invalid: (message: string) => new AwsError('InvalidParameterValueException', message),
  invalidValue: (options: { value: string | number; parameter: string; reason: string }) =>
    new AwsError(
      'InvalidParameterValueException',
      `Value ${options.value} for parameter ${options.parameter} is invalid. Reason: ${options.reason}`,
    ),
  unsupported: (message: string) => new AwsError('UnsupportedOperation', message),
  unknownAttribute: (name: string) => new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`),
  receiptHandleIsInvalid: (handle: string) =>
    new AwsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`),
};

/**
 * The names that the errors had before the JSON protocol. SQS still sends them beside the new ones, in the header
 * `x-amzn-query-error: <code>;Sender`, and in the `Code` of a batch's failed entries.
 */
const queryCodes: Readonly<Record<string, string>> = {
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

export function queryErrorCode(code: string): string {
  return queryCodes[code] ?? code;
}
