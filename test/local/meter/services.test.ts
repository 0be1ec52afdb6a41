import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Activity } from '../../../local/activity.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import { DynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { Kinesis } from '../../../local/kinesis/kinesis.ts';
import { FunctionSpending } from '../../../local/lambda/function-spending.ts';
import { Meter } from '../../../local/meter/meter.ts';
import type { Unit } from '../../../local/meter/units.ts';
import { Sqs } from '../../../local/sqs/sqs.ts';
import { Store } from '../../../local/store/store.ts';

const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;
const kibibyte = 1_024;

let directory: string;
let store: Store;
let meter: Meter;
let clock: AdjustableClock;
let base: ConstructorParameters<typeof Sqs>[0] & { readonly meter: Meter };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'meter-'));
  store = Store.open(directory);
  meter = new Meter();
  clock = new AdjustableClock();
  base = { store, clock, environment, activity: new Activity(), endpointUrl: () => 'http://localhost:4566', meter };
});

afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** What was counted of one unit, by operation. */
function counted(unit: Unit): Readonly<Record<string, number>> {
  const entries = meter.reading().entries.filter((entry) => entry.unit === unit);
  return Object.fromEntries(entries.map((entry) => [entry.operation, entry.counted]));
}

describe('DynamoDB', () => {
  let dynamodb: DynamoDb;
  const TableName = 'things';
  const Key = { id: { S: 'a' } };

  beforeEach(async () => {
    dynamodb = new DynamoDb(base);
    await dynamodb.createTable({
      name: TableName,
      keySchema: { partition: { name: 'id', type: 'S' } },
      timeToLiveAttribute: 'expiresAt',
    });
  });
  afterEach(() => dynamodb.close());

  function put(bytes: number, more: object = {}): Promise<unknown> {
    const Item = { ...Key, text: { S: 'x'.repeat(bytes) } };
    return dynamodb.execute('PutItem', { TableName, Item, ...more });
  }

  test('is paid for a write by the larger item of before and after, in whole kB', async () => {
    await put(1_000);
    await put(2_500);
    await put(100);
    expect(counted('dynamodbWriteUnits')).toEqual({ PutItem: 1 + 3 + 3 });
    await dynamodb.execute('DeleteItem', { TableName, Key });
    await dynamodb.execute('DeleteItem', { TableName, Key });
    expect(counted('dynamodbWriteUnits')).toMatchObject({ DeleteItem: 1 + 1 });
  });

  test('is paid for writes that their condition stops', async () => {
    await put(2_500);
    await expect(put(100, { ConditionExpression: 'attribute_not_exists(id)' })).rejects.toThrow();
    const update = { TableName, Key, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { N: '1' } } };
    const stopped = { ...update, ConditionExpression: 'attribute_not_exists(id)' };
    await expect(dynamodb.execute('UpdateItem', stopped)).rejects.toThrow();
    expect(counted('dynamodbWriteUnits')).toEqual({ PutItem: 3 + 3, UpdateItem: 3 });
    await dynamodb.execute('UpdateItem', update);
    expect(counted('dynamodbWriteUnits')).toMatchObject({ UpdateItem: 3 + 3 });
  });

  test('is paid for an update that lets an item grow by what it has grown to', async () => {
    await put(100);
    const values = { ':more': { S: 'x'.repeat(3 * kibibyte) } };
    const update = { TableName, Key, UpdateExpression: 'SET more = :more', ExpressionAttributeValues: values };
    await dynamodb.execute('UpdateItem', update);
    expect(counted('dynamodbWriteUnits')).toEqual({ PutItem: 1, UpdateItem: 4 });
  });

  test('is paid for reads by 4 kB, half when they need not be consistent, also for what is not there', async () => {
    await put(5_000);
    await dynamodb.execute('GetItem', { TableName, Key });
    await dynamodb.execute('GetItem', { TableName, Key, ConsistentRead: true });
    await dynamodb.execute('GetItem', { TableName, Key: { id: { S: 'nobody' } } });
    await dynamodb.execute('BatchGetItem', { RequestItems: { [TableName]: { Keys: [Key], ConsistentRead: true } } });
    const query = { KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: 'a' } } };
    await dynamodb.execute('Query', { TableName, ...query });
    await dynamodb.execute('Scan', { TableName });
    expect(counted('dynamodbReadUnits')).toEqual({ GetItem: 1 + 2 + 0.5, BatchGetItem: 2, Query: 1, Scan: 1 });
  });

  test('deletes by TTL for nothing', async () => {
    const expiresAt = { N: String(Math.floor(clock.nowMs() / 1000) + 10) };
    await dynamodb.execute('PutItem', { TableName, Item: { ...Key, expiresAt } });
    clock.advance(120_000);
    await base.activity.settled();
    expect(await dynamodb.execute('Scan', { TableName })).toMatchObject({ Count: 0 });
    expect(counted('dynamodbWriteUnits')).toEqual({ PutItem: 1 });
  });
});

describe('Kinesis', () => {
  test('is paid for what is written in whole kB a record, for what is read as it is, and for what is kept beyond a day', async () => {
    const kinesis = new Kinesis(base);
    const stream = await kinesis.createStream({
      name: 'events',
      mode: 'ON_DEMAND',
      shardCount: 1,
      retentionHours: 72,
      recordBytesMax: 1_048_576,
      keyId: undefined,
    });
    const dataOf = (bytes: number): string => Buffer.alloc(bytes).toString('base64');
    const Records = [100, 1_500].map((bytes) => ({ PartitionKey: 'key', Data: dataOf(bytes) }));
    await kinesis.execute('PutRecords', { StreamName: 'events', Records });
    expect(counted('kinesisInGb')).toEqual({ PutRecords: kibibyte + 2 * kibibyte });
    expect(counted('kinesisKeptGbMonths')).toEqual({ retention: (103 + 1_503) * 48 });
    const [ShardId = ''] = stream.shardIds;
    expect(stream.read(ShardId, { after: undefined, limit: 10 })).toHaveLength(2);
    expect(counted('kinesisOutGb')).toEqual({ 'event source mapping': 103 + 1_503 });
    await kinesis.close();
  });
});

describe('SQS', () => {
  test('is paid by requests, a large message as several, ten deletions of a mapping as one', async () => {
    const sqs = new Sqs(base);
    const queue = await sqs.createQueue({
      name: 'jobs',
      visibilityTimeoutSeconds: 30,
      retentionSeconds: 345_600,
      delaySeconds: 0,
      receiveWaitSeconds: 0,
      messageBytesMax: 1_048_576,
      redrive: undefined,
      shown: {
        sqsManagedSseEnabled: true,
        kmsMasterKeyId: undefined,
        kmsDataKeyReusePeriodSeconds: 300,
        redriveAllowPolicy: undefined,
      },
    });
    const QueueUrl = sqs.queueUrl('jobs');
    await sqs.execute('SendMessage', { QueueUrl, MessageBody: 'small' });
    await sqs.execute('SendMessage', { QueueUrl, MessageBody: 'x'.repeat(65 * kibibyte) });
    await sqs.execute('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
    expect(counted('sqsRequests')).toEqual({ SendMessage: 1 + 2, GetQueueAttributes: 1 });
    const received = await queue.receive(10);
    await queue.remove(received.map(({ receiptHandle }) => receiptHandle));
    await sqs.execute('ReceiveMessage', { QueueUrl });
    expect(counted('sqsRequests')).toMatchObject({ ReceiveMessage: 2 + 1, DeleteMessage: 1 });
    await sqs.close();
  });
});

describe('Lambda', () => {
  const configuration = {
    name: 'worker',
    arn: '',
    roleArn: '',
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    codeDirectory: '',
    memoryMb: 512,
    timeoutSeconds: 3,
    environment: {},
    logGroupName: '',
    logLevel: 'INFO',
    systemLogLevel: 'INFO',
    reservedConcurrency: undefined,
    mayLoop: false,
  } as const;

  test('is paid by requests and by its memory for each begun millisecond, its start included', () => {
    const spending = new FunctionSpending(meter, configuration);
    spending.initialised(80.2);
    spending.invoked(1.1);
    spending.invoked(0.2);
    expect(counted('lambdaRequests')).toEqual({ invoke: 2 });
    expect(counted('lambdaGbSeconds')).toEqual({ init: 512 * 81, invoke: 512 * (2 + 1) });
  });

  test('writes lines of its own for every invocation, unless only warnings are wanted', () => {
    new FunctionSpending(meter, configuration).invoked(1);
    const { platform = 0 } = counted('logsGb');
    expect(platform).toBeGreaterThan(300);
    const quiet = new FunctionSpending(meter, { ...configuration, systemLogLevel: 'WARN' });
    quiet.invoked(1);
    quiet.logged('twelve bytes');
    expect(counted('logsGb')).toEqual({ platform, console: 12 + 116 + 26 });
  });
});
