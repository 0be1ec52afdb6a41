import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import { setTimeout as pause } from 'node:timers/promises';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { environmentVariable } from '../environment.ts';
import { dynamodbMemory } from '../idempotency/dynamodb-memory.ts';
import { countOrders } from './count-orders.ts';
import { parseTotals } from './totals.ts';

const memory = dynamodbMemory({
  dynamodb: dynamodbAt(targetOfEnvironment()),
  table: environmentVariable('CUSTOMER_TOTALS_TABLE'),
  nowSeconds: () => Math.floor(Date.now() / 1000),
  parse: parseTotals,
  pause,
});

/** Reads the event stream: orders and articles per customer, each order counted once. */
export function handler(event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> {
  return countOrders(memory, event.Records);
}
