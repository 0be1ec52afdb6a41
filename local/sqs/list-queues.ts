import type { Parameters } from './parameters.ts';
import { sqsErrors } from './sqs-error.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
const pageMax = 1_000;
const pageRange = { min: 1, max: pageMax, reason: `Value for MaxResults must be between 1 and ${pageMax}.` };

export function listQueues(parameters: Parameters, names: readonly string[], url: (name: string) => string): unknown {
  const prefix = parameters.text('QueueNamePrefix') ?? '';
  const limit = parameters.integer('MaxResults', pageRange);
  const token = parameters.text('NextToken');
  if (token !== undefined && limit === undefined) throw sqsErrors.invalid('MaxResults must be set to use NextToken.');
  const after = token === undefined ? '' : Buffer.from(token, 'base64').toString();
  const found = names.filter((name) => name.startsWith(prefix) && name > after).sort();
  const page = found.slice(0, limit ?? pageMax);
  const last = page.at(-1);
  const more = limit !== undefined && last !== undefined && page.length < found.length;
  return {
    ...(page.length > 0 && { QueueUrls: page.map(url) }),
    ...(more && { NextToken: Buffer.from(last).toString('base64') }),
  };
}
