import { SQSClient } from '@aws-sdk/client-sqs';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { environmentVariable } from '../environment.ts';
import { ReceiptTable } from './receipt-table.ts';
import { sendDeadLetter, sendRetry, type RetryMessage } from './retry-queue.ts';
import { connectServices, type ConnectedService } from './services.ts';

/** What registering needs of the world. */
export interface RegistrarWorld {
  readonly table: Pick<ReceiptTable, 'find' | 'writeResults'>;
  readonly services: ReadonlyMap<string, ConnectedService>;
  readonly sendRetry: (queueUrl: string, message: RetryMessage, delaySeconds: number) => Promise<void>;
  readonly sendDeadLetter: (queueUrl: string, letter: object) => Promise<void>;
  /** AWSDateTime. */
  readonly now: () => string;
  /** 0..1 */
  readonly random: () => number;
}

/** The world as a Lambda's environment describes it. */
export async function realWorld(): Promise<RegistrarWorld> {
  const sqs = new SQSClient();
  return {
    table: new ReceiptTable(dynamodbAt(targetOfEnvironment()), environmentVariable('RECEIPTS_TABLE')),
    services: await connectServices(Math.random),
    sendRetry: (queueUrl, message, delay) => sendRetry(sqs, queueUrl, message, delay),
    sendDeadLetter: (queueUrl, letter) => sendDeadLetter(sqs, queueUrl, letter),
    now: () => new Date().toISOString(),
    random: Math.random,
  };
}
