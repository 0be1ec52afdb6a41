import type { MessageAttribute } from './message-attributes.ts';
import { attributesMd5 } from './message-attributes.ts';
import type { Delivery } from './queue.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
export function toEventRecord(
  delivery: Delivery,
  queue: { readonly arn: string; readonly region: string },
): Record<string, unknown> {
  const { content, receiptHandle } = delivery;
  const md5OfMessageAttributes = attributesMd5(content.attributes);
  return {
    messageId: content.messageId,
    receiptHandle,
    body: content.body,
    attributes: systemAttributes(delivery),
    messageAttributes: Object.fromEntries(
      Object.entries(content.attributes).map(([name, attribute]) => [name, toEventAttribute(attribute)]),
    ),
    md5OfBody: content.md5OfBody,
    ...(md5OfMessageAttributes !== undefined && { md5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: queue.region,
  };
}

/** All that SQS says of a message by itself; a receiver picks from them. */
export function systemAttributes(delivery: Delivery): Readonly<Record<string, string>> {
  const { content } = delivery;
  return {
    ApproximateReceiveCount: String(delivery.receiveCount),
    ...(content.traceHeader !== undefined && { AWSTraceHeader: content.traceHeader }),
    ...(content.groupId !== undefined && { MessageGroupId: content.groupId }),
    SentTimestamp: String(delivery.sentMs),
    SenderId: content.senderId,
    ApproximateFirstReceiveTimestamp: String(delivery.firstReceivedMs),
    ...(content.deadLetterQueueSourceArn !== undefined && {
      DeadLetterQueueSourceArn: content.deadLetterQueueSourceArn,
    }),
  };
}

function toEventAttribute({ DataType, StringValue, BinaryValue }: MessageAttribute): Record<string, unknown> {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}
