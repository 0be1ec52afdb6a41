import { AwsError } from '../aws/aws-error.ts';
import type { Parameters } from './parameters.ts';

/** `<endpoint>/<account>/<name>`; by whatever host the caller reaches this machine. */
export function queueNameOrThrow(parameters: Parameters): string {
  const url = parameters.textOrThrow('QueueUrl');
  const name = /^(?:https?:\/\/[^/]+)?\/?\d{12}\/([\w-]{1,80}(?:\.fifo)?)$/.exec(url)?.[1];
  if (name !== undefined) return name;
  throw new AwsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, { statusCode: 404 });
}
