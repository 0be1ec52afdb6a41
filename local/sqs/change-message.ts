import { AwsError } from '../aws/aws-error.ts';
import { batchAnswer, failedEntry, readBatchOrThrow, type BatchAnswer, type FailedEntry } from './batch.ts';
import type { Parameters } from './parameters.ts';
import type { Queue } from './queue.ts';
import { parseReceiptHandle } from './receipt-handle.ts';
import { visibilityRange, visibilityTimeoutSecondsMax } from './receive-message.ts';
import { sqsErrors } from './sqs-error.ts';

/**
 * What a receiver does with a message by its receipt handle.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
 */
export async function deleteMessage(parameters: Parameters, queue: Queue): Promise<unknown> {
  await queue.remove([handleOrThrow(parameters, queue)]);
  return {};
}

export async function deleteMessageBatch(parameters: Parameters, queue: Queue): Promise<BatchAnswer> {
  const entries = readBatchOrThrow(parameters, 'DeleteMessageBatchRequestEntry');
  const handles: { readonly id: string; readonly handle: string }[] = [];
  const failed: FailedEntry[] = [];
  for (const { id, parameters: entry } of entries) {
    try {
      handles.push({ id, handle: handleOrThrow(entry, queue) });
    } catch (error) {
      failed.push(failedEntry(id, error));
    }
  }
  await queue.remove(handles.map(({ handle }) => handle));
  return batchAnswer(
    handles.map(({ id }) => ({ Id: id })),
    failed,
  );
}

export async function changeMessageVisibility(parameters: Parameters, queue: Queue, nowMs: number): Promise<unknown> {
  const change = readChangeOrThrow(parameters, queue, nowMs);
  await queue.release([change.handle], change.visibilityTimeoutSeconds);
  return {};
}

export async function changeMessageVisibilityBatch(
  parameters: Parameters,
  queue: Queue,
  nowMs: number,
): Promise<BatchAnswer> {
  const entries = readBatchOrThrow(parameters, 'ChangeMessageVisibilityBatchRequestEntry');
  const failed: FailedEntry[] = [];
  const successful = await Promise.all(
    entries.map(async ({ id, parameters: entry }) => {
      try {
        await changeMessageVisibility(entry, queue, nowMs);
        return [{ Id: id }];
      } catch (error) {
        failed.push(failedEntry(id, error));
        return [];
      }
    }),
  );
  return batchAnswer(successful.flat(), failed);
}

function readChangeOrThrow(
  parameters: Parameters,
  queue: Queue,
  nowMs: number,
): { readonly handle: string; readonly visibilityTimeoutSeconds: number } {
  const handle = handleOrThrow(parameters, queue);
  const visibilityTimeoutSeconds = parameters.integer('VisibilityTimeout', visibilityRange);
  if (visibilityTimeoutSeconds === undefined) throw sqsErrors.missing('VisibilityTimeout');
  const message = queue.inspect(handle);
  if (!message) {
    throw sqsErrors.invalidValue({
      value: handle,
      parameter: 'ReceiptHandle',
      reason: 'Message does not exist or is not available for visibility timeout change.',
    });
  }
  if (!message.inFlight) throw new AwsError('MessageNotInflight', 'The specified message is not in flight.');
  if (nowMs + visibilityTimeoutSeconds * 1000 > message.receivedMs + visibilityTimeoutSecondsMax * 1000) {
    throw sqsErrors.invalidValue({
      value: visibilityTimeoutSeconds,
      parameter: 'VisibilityTimeout',
      reason: `Total VisibilityTimeout for the message is beyond the limit [${visibilityTimeoutSecondsMax} seconds]`,
    });
  }
  return { handle, visibilityTimeoutSeconds };
}

/** A handle that this queue has given, whatever has become of its message. */
function handleOrThrow(parameters: Parameters, queue: Queue): string {
  const handle = parameters.textOrThrow('ReceiptHandle');
  if (parseReceiptHandle(handle)?.queueName === queue.settings.name) return handle;
  throw sqsErrors.receiptHandleIsInvalid(handle);
}
