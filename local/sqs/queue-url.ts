import { AwsError } from '../aws/aws-error.ts';
import type { Parameters } from './parameters.ts';
import { sqsErrors } from './sqs-error.ts';

/** `<endpoint>/<account>/<name>`; by whatever host the caller reaches this machine. */
export function queueNameOrThrow(parameters: Parameters, accountId: string): string {
  const url = parameters.textOrThrow('QueueUrl');
  const [, account, name] = /^(?:https?:\/\/[^/]+)?\/?(\d{12})\/([\w-]{1,80}(?:\.fifo)?)$/.exec(url) ?? [];
  if (name !== undefined && account === accountId) return name;
  if (name !== undefined) throw sqsErrors.queueDoesNotExist();
  throw new AwsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, { statusCode: 404 });
}
