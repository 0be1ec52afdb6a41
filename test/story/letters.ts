import { ListQueuesCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { timeMsOf } from '../../resolvers/receipt-id.ts';

/** Of the one queue whose name begins so. */
export async function queueUrlOf(sqs: SQSClient, prefix: string): Promise<string> {
  const { QueueUrls: [url] = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
  if (url === undefined) throw new Error(`There is no queue "${prefix}…".`);
  return url;
}

/**
 * What an event source mapping says of records that it has given up: where they stood in the stream, and when.
 * @param ids of the first and of the last
 */
export async function sendFailureRecord(sqs: SQSClient, queue: string, ids: readonly [string, string]): Promise<void> {
  const [first, last] = ids.map((id) => new Date(timeMsOf(id)).toISOString().replace(/\.\d+Z/, 'Z'));
  const DDBStreamBatchInfo = { approximateArrivalOfFirstRecord: first, approximateArrivalOfLastRecord: last };
  const QueueUrl = await queueUrlOf(sqs, queue);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ DDBStreamBatchInfo }) }));
}
