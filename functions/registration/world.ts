import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { environmentVariable } from '../environment.ts';
import { ReceiptTable } from './receipt-table.ts';
import type { RegistrarWorld } from './registrar.ts';
import { sendRetry } from './retry-queue.ts';
import { connectServices } from './services.ts';

/** The world as a Lambda's environment describes it. */
export function realWorld(): RegistrarWorld {
  const sqs = new SQSClient();
  return {
    table: new ReceiptTable(new DynamoDBClient(), environmentVariable('RECEIPTS_TABLE')),
    services: connectServices(),
    sendRetry: (queueUrl, message, delay) => sendRetry(sqs, queueUrl, message, delay),
    now: () => new Date().toISOString(),
    random: Math.random,
  };
}
