import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/aws-error.ts';
import { batchAnswer, failedEntry, readBatchOrThrow, type BatchAnswer, type FailedEntry } from './batch.ts';
import { contentBytes } from './billed-requests.ts';
import type { MessageContent } from './message.ts';
import { attributesMd5, md5, readAttributesOrThrow } from './message-attributes.ts';
import type { Parameters } from './parameters.ts';
import type { NewMessage, Queue } from './queue.ts';
import { sqsErrors } from './sqs-error.ts';

/**
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export const messageBytesMax = 1_048_576;
export const delaySecondsMax = 900;
const delayRange = {
  min: 0,
  max: delaySecondsMax,
  reason: `DelaySeconds must be >= 0 and <= ${delaySecondsMax}.`,
};
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html#SQS-SendMessage-request-MessageGroupId */
const groupIdPattern = /^[!-~]{1,128}$/;
/** What XML 1.0 allows; SQS puts U+FFFD in the place of anything else. */
const invalidCharacters = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export interface Sending {
  readonly queue: Queue;
  readonly senderId: string;
}

export async function sendMessage(parameters: Parameters, sending: Sending): Promise<unknown> {
  const message = readMessageOrThrow(parameters, sending);
  requireSizeOrThrow(message.content, sending.queue);
  await sending.queue.send([message]);
  return sentAnswer(message.content);
}

export async function sendMessageBatch(parameters: Parameters, sending: Sending): Promise<BatchAnswer> {
  const entries = readBatchOrThrow(parameters, 'SendMessageBatchRequestEntry');
  const accepted: { readonly id: string; readonly message: NewMessage }[] = [];
  const failed: FailedEntry[] = [];
  let bytes = 0;
  for (const { id, parameters: entry } of entries) {
    try {
      const message = readMessageOrThrow(entry, sending);
      bytes += contentBytes(message.content);
      requireSizeOrThrow(message.content, sending.queue);
      accepted.push({ id, message });
    } catch (error) {
      failed.push(failedEntry(id, error));
    }
  }
  if (bytes > messageBytesMax) {
    throw new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${messageBytesMax} bytes. You have sent ${bytes} bytes.`,
    );
  }
  if (accepted.length > 0) await sending.queue.send(accepted.map(({ message }) => message));
  const successful = accepted.map(({ id, message }) => ({ Id: id, ...sentAnswer(message.content) }));
  return batchAnswer(successful, failed);
}

function readMessageOrThrow(parameters: Parameters, { queue, senderId }: Sending): NewMessage {
  requireStandardOrThrow(parameters);
  const delaySeconds = parameters.integer('DelaySeconds', delayRange) ?? queue.settings.delaySeconds;
  const traceHeader = readTraceHeaderOrThrow(parameters);
  const groupId = readGroupIdOrThrow(parameters);
  const body = bodyOrThrow(parameters.textOrThrow('MessageBody'));
  const content: MessageContent = {
    messageId: randomUUID(),
    body,
    md5OfBody: md5(body),
    attributes: readAttributesOrThrow(parameters.map('MessageAttributes')),
    senderId,
    ...(traceHeader !== undefined && { traceHeader }),
    ...(groupId !== undefined && { groupId }),
  };
  return { content, delaySeconds };
}

function bodyOrThrow(text: string): string {
  const body = text.replace(invalidCharacters, '\uFFFD');
  if (body !== text && /^\uFFFD*$/.test(body)) {
    throw new AwsError('InvalidMessageContents', 'The message contains characters outside the allowed set.');
  }
  return body;
}

function requireStandardOrThrow(parameters: Parameters): void {
  const deduplicationId = parameters.text('MessageDeduplicationId');
  if (deduplicationId !== undefined) {
    throw sqsErrors.invalidValue({
      value: deduplicationId,
      parameter: 'MessageDeduplicationId',
      reason: 'The request include parameter that is not valid for this queue type.',
    });
  }
}

/**
 * Makes a standard queue fair.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
 */
function readGroupIdOrThrow(parameters: Parameters): string | undefined {
  const groupId = parameters.text('MessageGroupId');
  if (groupId === undefined || groupIdPattern.test(groupId)) return groupId;
  throw sqsErrors.invalidValue({
    value: groupId,
    parameter: 'MessageGroupId',
    reason: 'MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
  });
}

function readTraceHeaderOrThrow(parameters: Parameters): string | undefined {
  const system = parameters.map('MessageSystemAttributes');
  for (const [name, attribute] of system) {
    if (name !== 'AWSTraceHeader') throw sqsErrors.invalid(`Message system attribute name '${name}' is invalid.`);
    if (attribute.text('DataType') !== 'String') {
      throw sqsErrors.invalid(`Message system attribute '${name}' must be of type 'String'.`);
    }
  }
  return system.get('AWSTraceHeader')?.textOrThrow('StringValue');
}

function requireSizeOrThrow(content: MessageContent, { settings }: Queue): void {
  if (contentBytes(content) <= settings.messageBytesMax) return;
  throw sqsErrors.invalid(
    `One or more parameters are invalid. Reason: Message must be shorter than ${settings.messageBytesMax} bytes.`,
  );
}

function sentAnswer(content: MessageContent): Readonly<Record<string, unknown>> {
  const md5OfAttributes = attributesMd5(content.attributes);
  const { traceHeader } = content;
  return {
    MessageId: content.messageId,
    MD5OfMessageBody: content.md5OfBody,
    ...(md5OfAttributes !== undefined && { MD5OfMessageAttributes: md5OfAttributes }),
    ...(traceHeader !== undefined && {
      MD5OfMessageSystemAttributes: attributesMd5({ AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } }),
    }),
  };
}
