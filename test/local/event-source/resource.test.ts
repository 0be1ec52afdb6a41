import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Activity } from '../../../local/activity.ts';
import { Gateway } from '../../../local/aws/gateway.ts';
import type { AwsService, Permission } from '../../../local/aws/service.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import type { ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { EventSourceMappings, type MappedFunction } from '../../../local/event-source/event-source-mappings.ts';
import { mappingResource } from '../../../local/event-source/resource.ts';
import { openLog } from '../../../local/log.ts';
import type { Store } from '../../../local/store/store.ts';
import { MemoryQueue } from './memory-queue.ts';
import { MemoryStream } from './memory-stream.ts';
import { temporaryStore, until } from './stream-harness.ts';

const deadLetters = 'arn:aws:sqs:eu-central-1:000000000000:dead-letters';
const mappedFunction: MappedFunction = {
  name: 'consumer',
  arn: 'arn:consumer',
  roleArn: 'arn:role',
  timeoutSeconds: 10,
  mayLoop: false,
};

/** Remembers what was sent, and under whose name. */
class SentMessages implements AwsService {
  readonly name = 'sqs';
  readonly sent: unknown[] = [];
  permissions(): readonly Permission[] {
    return [{ action: 'sqs:SendMessage', resource: deadLetters }];
  }
  execute(_operation: string, input: unknown): Promise<unknown> {
    this.sent.push(input);
    return Promise.resolve({});
  }
}

let store: Store;
let remove: () => Promise<void>;
beforeAll(() => ({ store, remove } = temporaryStore()));
afterAll(() => remove());

let stream: MemoryStream;
let queue: MemoryQueue;
let mapped: MappedFunction;
let forbidden: Set<string>;
let payloads: unknown[];
let functionError: 'Unhandled' | undefined;
let sqs: SentMessages;
let activity: Activity;
let mappings: EventSourceMappings;
let type: ResourceType;
let created = 0;

beforeEach(() => {
  stream = new MemoryStream();
  queue = new MemoryQueue();
  mapped = { ...mappedFunction, mayLoop: true };
  forbidden = new Set();
  payloads = [];
  functionError = undefined;
  sqs = new SentMessages();
  activity = new Activity();
  mappings = new EventSourceMappings({
    store,
    clock: new AdjustableClock(),
    activity,
    identities: {
      role: (arn) => ({ arn, allows: ({ action }) => !forbidden.has(action) }),
      service: (name) => ({ arn: name, allows: () => false }),
      credentials: () => ({ accessKeyId: '', secretAccessKey: '' }),
    },
    gateway: new Gateway([sqs]),
    invoke: (functionArn, payload) => {
      payloads.push({ functionArn, ...(JSON.parse(typeof payload === 'string' ? payload : payload.make()) as object) });
      return Promise.resolve({ payload: 'null', functionError });
    },
    findStream: () => stream,
    findQueue: () => queue,
    queueUrl: (arn) => `http://127.0.0.1:4566/000000000000/${arn.split(':').at(-1) ?? ''}`,
    log: openLog({ level: 'error', component: 'test', nowMs: Date.now, write: (line) => expect(line).toBe('') }),
  });
  type = mappingResource({ mappings, findFunction: () => mapped });
});

/** As the deployment does it: the properties parsed, then the resource created. */
async function create(properties: Readonly<Record<string, unknown>>): Promise<unknown> {
  const physicalName = `mapping-${++created}`;
  return await type.create({
    stackName: 'stack',
    logicalId: 'Mapping',
    physicalName,
    properties: type.properties.parse({ FunctionName: 'consumer', ...properties }),
  });
}

function ofStream(properties: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { EventSourceArn: stream.arn, StartingPosition: 'TRIM_HORIZON', ...properties };
}

describe('AWS::Lambda::EventSourceMapping', () => {
  test('feeds the function from a stream with what CDK writes', async () => {
    await create(
      ofStream({
        BatchSize: 100,
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: deadLetters } },
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumBatchingWindowInSeconds: 0,
        MaximumRecordAgeInSeconds: 3600,
        MaximumRetryAttempts: 10,
        ParallelizationFactor: 2,
      }),
    );
    mappings.start();
    stream.append({ key: 'a', arrivalMs: Date.now() });
    await activity.settled();
    expect(payloads).toMatchObject([
      { functionArn: 'arn:consumer', Records: [{ eventName: 'INSERT', eventSourceARN: stream.arn }] },
    ]);
    await mappings.stop();
  });

  test('tells a Kinesis record whose role reads it', async () => {
    stream = new MemoryStream('aws:kinesis');
    stream.append({ key: 'a', arrivalMs: 999 }, { key: 'b', arrivalMs: 1_000 });
    await create(ofStream({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1 }));
    mappings.start();
    await activity.settled();
    expect(payloads).toMatchObject([{ Records: [{ kinesis: { partitionKey: 'b' }, invokeIdentityArn: 'arn:role' }] }]);
    await mappings.stop();
  });

  test('sends what is given up to its failure destination as the function', async () => {
    functionError = 'Unhandled';
    await create(ofStream({ MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: deadLetters } } }));
    mappings.start();
    stream.append({ key: 'a' });
    await activity.settled();
    expect(sqs.sent).toMatchObject([{ QueueUrl: 'http://127.0.0.1:4566/000000000000/dead-letters' }]);
    const [{ MessageBody }] = sqs.sent as [{ MessageBody: string }];
    expect(JSON.parse(MessageBody)).toMatchObject({
      requestContext: { functionArn: 'arn:consumer', condition: 'RetryAttemptsExhausted', approximateInvokeCount: 1 },
      DDBStreamBatchInfo: { batchSize: 1, streamArn: stream.arn },
    });
    await mappings.stop();
  });

  test('feeds the function from a queue', async () => {
    await create({ EventSourceArn: queue.arn, BatchSize: 10, ScalingConfig: { MaximumConcurrency: 3 } });
    mappings.start();
    queue.send('a');
    await until(() => queue.bodies.length === 0);
    expect(payloads).toMatchObject([{ Records: [{ body: 'a' }] }]);
    await mappings.stop();
  });

  test('reads nothing while it is not enabled', async () => {
    await create(ofStream({ Enabled: 'false' }));
    mappings.start();
    stream.append({ key: 'a' });
    await activity.settled();
    expect(payloads).toEqual([]);
    await mappings.stop();
  });

  test.each([
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:DescribeStream',
    'dynamodb:ListStreams',
    'sqs:SendMessage',
  ])('is refused when the role lacks %s', async (action) => {
    forbidden.add(action);
    await expect(
      create(ofStream({ DestinationConfig: { OnFailure: { Destination: deadLetters } } })),
    ).rejects.toMatchObject({
      code: 'InvalidParameterValueException',
      message: expect.stringMatching(new RegExp(`arn:role.*allow it ${action}`)) as string,
    });
  });

  test.each(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'])(
    'is refused for a queue when the role lacks %s',
    async (action) => {
      forbidden.add(action);
      await expect(create({ EventSourceArn: queue.arn })).rejects.toThrow(`allow it ${action}`);
    },
  );

  test('is refused as the third reader of a DynamoDB stream', async () => {
    await create(ofStream());
    await create(ofStream());
    await create(ofStream({ Enabled: false }));
    await expect(create(ofStream())).rejects.toThrow('has room for 2 readers, not for 3');
  });

  test('is refused for a queue whose messages come back before the function is done', async () => {
    queue = new MemoryQueue(5);
    await expect(create({ EventSourceArn: queue.arn })).rejects.toThrow(
      'Queue visibility timeout: 5 seconds is less than Function timeout: 10 seconds',
    );
  });

  test('is refused for a queue that the function may send to itself, unless it may loop', async () => {
    mapped = mappedFunction;
    await expect(create({ EventSourceArn: queue.arn })).rejects.toThrow('Set RecursiveLoop: Allow if it is meant.');
    forbidden.add('sqs:SendMessage');
    await create({ EventSourceArn: queue.arn });
  });

  test.each([
    { properties: { TumblingWindowInSeconds: 30 }, message: 'Tumbling windows are not carried out' },
    { properties: { StartingPosition: undefined }, message: 'is needed for a stream' },
    { properties: { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1 }, message: 'for Kinesis streams' },
    { properties: { StartingPositionTimestamp: 1 }, message: 'goes with the starting position AT_TIMESTAMP' },
    { properties: { ScalingConfig: { MaximumConcurrency: 2 } }, message: 'is for queues, not for a stream' },
    { properties: { BatchSize: 10_001 }, message: 'Too big' },
    { properties: { ParallelizationFactor: 11 }, message: 'Too big' },
    { properties: { MaximumRecordAgeInSeconds: 59 }, message: 'MaximumRecordAgeInSeconds' },
    {
      properties: { FilterCriteria: { Filters: [{ Pattern: '{"a":[{"wildcard":"*"}]}' }] } },
      message: '"wildcard" at /a',
    },
    {
      properties: { ProvisionedPollerConfig: { MinimumPollers: 1 } },
      message: 'Unrecognized key: \\"ProvisionedPollerConfig\\"',
    },
    { properties: { Topics: ['t'] }, message: 'Unrecognized key: \\"Topics\\"' },
    {
      properties: { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:x' } } },
      message: 'only be a queue of SQS',
    },
  ])('of a stream is refused with $properties', async ({ properties, message }) => {
    await expect(create(ofStream(properties))).rejects.toThrow(message);
  });

  test.each([
    { properties: { StartingPosition: 'LATEST' }, message: 'is for streams, not for a queue' },
    { properties: { MaximumRetryAttempts: 1 }, message: 'is for streams, not for a queue' },
    { properties: { BatchSize: 11 }, message: 'above 10 needs a batching window' },
    { properties: { ScalingConfig: { MaximumConcurrency: 1 } }, message: 'Too small' },
  ])('of a queue is refused with $properties', async ({ properties, message }) => {
    await expect(create({ EventSourceArn: queue.arn, ...properties })).rejects.toThrow(message);
  });
});
