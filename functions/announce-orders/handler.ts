import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { setTimeout as pause } from 'node:timers/promises';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { kinesisAt } from '../aws/kinesis.ts';
import { environmentVariable } from '../environment.ts';
import { putOnStream } from '../event/event-stream.ts';
import { announceOrders } from './announce-orders.ts';

const stream = environmentVariable('EVENT_STREAM');
const kinesis = kinesisAt(targetOfEnvironment());

/** Reads the stream of the orders table: every accepted order becomes an event. */
export function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return announceOrders((entries) => putOnStream(kinesis, stream, entries, pause), event.Records);
}
