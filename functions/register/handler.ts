import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { storedReceipt } from '../receipt/stored-receipt.ts';
import { registerReceipt } from '../registration/registrar.ts';
import { realWorld } from '../registration/world.ts';
import { reportFailures } from '../stream-batch.ts';

const world = realWorld();

/** Reads the stream of the receipts table: new receipts are registered, all of a batch at once. */
export function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return reportFailures(event.Records, register);
}

async function register(record: DynamoDBRecord): Promise<void> {
  const image = record.dynamodb?.NewImage;
  if (record.eventName !== 'INSERT' || !image) return;
  await registerReceipt(world, storedReceipt(unmarshall(image as Record<string, AttributeValue>)));
}
