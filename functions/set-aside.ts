import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { environmentVariable } from './environment.ts';

const queueUrl = environmentVariable('SET_ASIDE_QUEUE_URL');

let opened: Promise<SQSClient> | undefined;

/** Loaded when the first record is set aside, which hardly ever comes: a cold start does without. */
async function open(): Promise<SQSClient> {
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  return new SQSClient();
}

/**
 * Puts a record that cannot be read where an operator finds it, beside what its event source mapping gives up. The item itself
 * stays in its table: its key is what leads there.
 */
export async function setAside(record: DynamoDBRecord, error: unknown): Promise<void> {
  const { Keys: keys = {} } = record.dynamodb ?? {};
  console.error('record set aside', keys, error);
  const letter = { ...unmarshall(keys as Record<string, AttributeValue>), reason: String(error) };
  const { SendMessageCommand } = await import('@aws-sdk/client-sqs');
  const sqs = await (opened ??= open());
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) }));
}
