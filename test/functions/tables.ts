import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AwsTarget } from '../../functions/aws/aws-target.ts';
import { dynamodbAt, type DynamoDb as FunctionsDynamoDb } from '../../functions/aws/dynamodb.ts';
import { Activity } from '../../local/activity.ts';
import { AdjustableClock } from '../../local/clock.ts';
import { DynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { Store } from '../../local/store/store.ts';
import { serveToSdk } from '../local/sdk-endpoint.ts';

export interface Tables {
  readonly client: DynamoDBClient;
  /** The same as the functions reach it. */
  readonly dynamodb: FunctionsDynamoDb;
  readonly target: AwsTarget;
  readonly close: () => Promise<void>;
}

const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;

/** The product's tables on the local DynamoDB, reached by the SDK as the functions do. */
export async function startTables(): Promise<Tables> {
  const directory = mkdtempSync(path.join(tmpdir(), 'tables-'));
  const store = Store.open(directory);
  const dynamodb = new DynamoDb({ store, clock: new AdjustableClock(), environment, activity: new Activity() });
  await dynamodb.createTable({
    name: 'receipts',
    keySchema: { partition: { name: 'partition', type: 'S' }, sort: { name: 'id', type: 'S' } },
    timeToLiveAttribute: 'expiresAt',
  });
  await dynamodb.createTable({
    name: 'claims',
    keySchema: { partition: { name: 'identity', type: 'S' } },
    timeToLiveAttribute: 'expiresAt',
  });
  await dynamodb.createTable({ name: 'contracts', keySchema: { partition: { name: 'id', type: 'S' } } });
  await dynamodb.createTable({
    name: 'rates',
    keySchema: { partition: { name: 'contractId', type: 'S' } },
    timeToLiveAttribute: 'expiresAt',
  });
  await dynamodb.createTable({ name: 'memory', keySchema: { partition: { name: 'key', type: 'S' } } });
  const { options, close } = await serveToSdk(dynamodb);
  const client = new DynamoDBClient(options);
  const target = { ...options, credentials: () => options.credentials };
  return {
    client,
    dynamodb: dynamodbAt(target),
    target,
    close: async () => {
      client.destroy();
      await close();
      await dynamodb.close();
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
