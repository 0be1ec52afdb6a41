import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { ReceiptKey } from './receipt-table.ts';

/** A registration whose outcome is unknown, on its way to be asked about. */
export interface RetryMessage extends ReceiptKey {
  readonly service: string;
  /** How many attempts came before. */
  readonly attempt: number;
}

/** SQS delays no message longer: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const DELAY_SECONDS_MAX = 900;
const DELAY_SECONDS_FIRST = 2;

/**
 * Twice as long each time, shortened at random by up to a half so that what failed together does not come back together; at
 * least as long as the service asks for.
 */
export function delaySeconds(of: { attempt: number; random: number; retryAfterSeconds?: number }): number {
  const grown = Math.min(DELAY_SECONDS_MAX, DELAY_SECONDS_FIRST * 2 ** Math.min(of.attempt - 1, 20));
  const jittered = Math.ceil(grown * (1 - of.random / 2));
  return Math.min(DELAY_SECONDS_MAX, Math.max(jittered, of.retryAfterSeconds ?? 0));
}

export async function sendRetry(sqs: SQSClient, queueUrl: string, message: RetryMessage, delay: number): Promise<void> {
  await sqs.send(
    new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message), DelaySeconds: delay }),
  );
}

/** @throws {Error} for a message that is none of ours: it ends among the dead letters. */
export function parseRetryMessage(body: string): RetryMessage {
  const message = JSON.parse(body) as Partial<RetryMessage>;
  const { partition, id, service, attempt } = message;
  if (
    typeof partition !== 'string' ||
    typeof id !== 'string' ||
    typeof service !== 'string' ||
    typeof attempt !== 'number'
  ) {
    throw new Error('The message names no registration.');
  }
  return { partition, id, service, attempt };
}
