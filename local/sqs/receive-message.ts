import { AwsError } from '../aws/aws-error.ts';
import type { Clock } from '../clock.ts';
import { systemAttributes } from './event-record.ts';
import { attributesMd5, selectAttributes } from './message-attributes.ts';
import type { Parameters } from './parameters.ts';
import { inFlightMax, type Delivery, type Queue } from './queue.ts';
import { sqsErrors } from './sqs-error.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const messagesMax = 10;
export const waitSecondsMax = 20;
export const visibilityTimeoutSecondsMax = 43_200;
const messagesRange = { min: 1, max: messagesMax, reason: 'Must be between 1 and 10, if provided.' };
const waitRange = { min: 0, max: waitSecondsMax, reason: 'Must be >= 0 and <= 20, if provided.' };
export const visibilityRange = {
  min: 0,
  max: visibilityTimeoutSecondsMax,
  reason: 'Must be >= 0 and <= 43200, if provided.',
};

const systemAttributeNames: readonly string[] = [
  'All',
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
];

export async function receiveMessage(parameters: Parameters, queue: Queue, clock: Clock): Promise<unknown> {
  const limit = parameters.integer('MaxNumberOfMessages', messagesRange) ?? 1;
  const visibilityTimeoutSeconds =
    parameters.integer('VisibilityTimeout', visibilityRange) ?? queue.settings.visibilityTimeoutSeconds;
  const waitSeconds = parameters.integer('WaitTimeSeconds', waitRange) ?? queue.settings.receiveWaitSeconds;
  const systemNames = readSystemNamesOrThrow(parameters);
  const names = parameters.texts('MessageAttributeNames');
  if (parameters.text('ReceiveRequestAttemptId') !== undefined) {
    throw sqsErrors.invalid('The parameter ReceiveRequestAttemptId is only valid for FIFO queues.');
  }
  // A receiver that waits gets an empty answer instead.
  if (waitSeconds === 0 && queue.counts.invisible >= inFlightMax) {
    throw new AwsError('OverLimit', `The maximum of ${inFlightMax} in-flight messages is reached.`, {
      statusCode: 403,
    });
  }
  const untilMs = clock.nowMs() + waitSeconds * 1000;
  for (;;) {
    const deliveries = await queue.take(limit, visibilityTimeoutSeconds);
    const leftMs = untilMs - clock.nowMs();
    if (deliveries.length > 0) return { Messages: deliveries.map((one) => toMessage(one, systemNames, names)) };
    if (leftMs <= 0) {
      queue.requests.add('ReceiveMessage', 1);
      return {};
    }
    await queue.nextMessage(leftMs);
  }
}

function readSystemNamesOrThrow(parameters: Parameters): readonly string[] {
  const names = [...parameters.texts('AttributeNames'), ...parameters.texts('MessageSystemAttributeNames')];
  const unknown = names.find((name) => !systemAttributeNames.includes(name));
  if (unknown !== undefined) throw sqsErrors.unknownAttribute(unknown);
  return names;
}

function toMessage(delivery: Delivery, systemNames: readonly string[], names: readonly string[]): unknown {
  const { content, receiptHandle } = delivery;
  const attributes = selectAttributes(content.attributes, names);
  const md5OfAttributes = attributesMd5(attributes);
  const system = Object.entries(systemAttributes(delivery)).filter(
    ([name]) => systemNames.includes('All') || systemNames.includes(name),
  );
  return {
    MessageId: content.messageId,
    ReceiptHandle: receiptHandle,
    MD5OfBody: content.md5OfBody,
    Body: content.body,
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(md5OfAttributes !== undefined && { MessageAttributes: attributes, MD5OfMessageAttributes: md5OfAttributes }),
  };
}
