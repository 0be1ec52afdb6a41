import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { contractIdOf } from '../receipt/stored-receipt.ts';
import type { ReceiptKey } from './receipt-table.ts';

/** A registration whose outcome is unknown, on its way to be asked about. */
export interface RetryMessage extends ReceiptKey {
  readonly service: string;
  /** Attempts that came before, in this round. */
  readonly attempt: number;
  /** How often it was put off without a call, in this round. */
  readonly postponed?: number;
  /** Which of the operator's redrives this is; none at first. Of two rounds only the newer goes on. */
  readonly round?: number;
  /** The service has not known the receipt before, and what was under way to it has arrived since. */
  readonly isLastVoid?: boolean;
}

/** SQS delays no message longer: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const DELAY_SECONDS_MAX = 900;
const DELAY_SECONDS_FIRST = 2;

/**
 * Twice as long each time, shortened at random by up to a half so that what failed together does not come back together; at
 * least as long as the service asks for.
 */
export function delaySeconds(of: { attempt: number; random: number; retryAfterSeconds?: number }): number {
  const grown = Math.min(DELAY_SECONDS_MAX, DELAY_SECONDS_FIRST * 2 ** Math.max(0, Math.min(of.attempt - 1, 20)));
  const jittered = Math.ceil(grown * (1 - of.random / 2));
  return Math.min(DELAY_SECONDS_MAX, Math.max(jittered, of.retryAfterSeconds ?? 0));
}

/** The queue is fair: a contract with a great backlog does not make the others wait behind it. */
export async function sendRetry(sqs: SQSClient, queueUrl: string, message: RetryMessage, delay: number): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(message),
      DelaySeconds: delay,
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
      MessageGroupId: contractIdOf(message),
    }),
  );
}

/** Puts a registration, or what could not even be read as one, where an operator finds it. */
export async function sendDeadLetter(sqs: SQSClient, queueUrl: string, letter: object): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) }));
}

/** @throws {Error} for a message that is none of ours: it ends among the dead letters. */
export function parseRetryMessage(body: string): RetryMessage {
  const message = JSON.parse(body) as Partial<RetryMessage>;
  const { partition, id, service, attempt, postponed = 0, round = 0, isLastVoid = false } = message;
  const whole =
    typeof partition === 'string' &&
    typeof id === 'string' &&
    typeof service === 'string' &&
    [attempt, postponed, round].every((count) => typeof count === 'number') &&
    typeof isLastVoid === 'boolean';
  if (!whole || attempt === undefined) throw new Error('The message names no registration.');
  return { partition, id, service, attempt, postponed, round, isLastVoid };
}
