import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { setTimeout as pause } from 'node:timers/promises';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { kinesisAt } from '../aws/kinesis.ts';
import { environmentVariable } from '../environment.ts';
import { announce, newsOf, type AnnouncerWorld, type News } from './announce.ts';
import { putOnStream } from '../event/event-stream.ts';
import { GraphqlPublisher } from './graphql-publisher.ts';
import { setAside } from '../set-aside.ts';
import { listeningContracts } from './listeners.ts';

const contractsTable = environmentVariable('CONTRACTS_TABLE');
const stream = environmentVariable('EVENT_STREAM');
const target = targetOfEnvironment();
const publisher = new GraphqlPublisher(environmentVariable('GRAPHQL_URL'), target);
const dynamodb = dynamodbAt(target);
const kinesis = kinesisAt(target);

const world: AnnouncerWorld = {
  put: (entries) => putOnStream(kinesis, stream, entries, pause),
  listening: (contractIds) =>
    listeningContracts(dynamodb, contractsTable, { contractIds, nowSeconds: Math.floor(Date.now() / 1000) }),
  publish: (variables) => publisher.publish(variables),
};

/** Reads the stream of the receipts table: every change becomes an event, and news for those who listen. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const changes = (await Promise.all(event.Records.map(readOrSetAside))).flat();
  const failed = new Set((await announce(world, changes)).map(({ sequenceNumber }) => sequenceNumber));
  return { batchItemFailures: [...failed].map((sequenceNumber) => ({ itemIdentifier: sequenceNumber })) };
}

/** What cannot be told will not be told better by being delivered again, and holds up nobody. */
async function readOrSetAside(record: DynamoDBRecord): Promise<readonly News[]> {
  try {
    return newsOf(record);
  } catch (error) {
    await setAside(record, error);
    return [];
  }
}
