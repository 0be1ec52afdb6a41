import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Activity } from '../../../local/activity.ts';
import { Gateway } from '../../../local/aws/gateway.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import type { ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { DynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { dynamodbResources } from '../../../local/dynamodb/resource.ts';
import { EventSourceMappings } from '../../../local/event-source/event-source-mappings.ts';
import { IamIdentities } from '../../../local/iam/identities.ts';
import { iamResources } from '../../../local/iam/resource.ts';
import { Kinesis } from '../../../local/kinesis/kinesis.ts';
import { kinesisResources } from '../../../local/kinesis/resource.ts';
import { Lambda } from '../../../local/lambda/lambda.ts';
import { Processor } from '../../../local/lambda/processor.ts';
import { lambdaResources } from '../../../local/lambda/resource.ts';
import { openLog } from '../../../local/log.ts';
import { Sqs } from '../../../local/sqs/sqs.ts';
import { sqsResources } from '../../../local/sqs/resource.ts';
import { Store } from '../../../local/store/store.ts';
import { environment, writeBundle, type LogLine } from '../lambda/function-fixture.ts';

/** Logs the identifiers of its batch; fails on a batch that holds "poison". */
const consumer = `
  export const handler = async ({ Records }) => {
    const ids = Records.map((record) =>
      record.dynamodb?.Keys.id.S ?? record.body ?? Buffer.from(record.kinesis.data, 'base64').toString());
    if (ids.includes('poison')) throw new Error('poison');
    console.log('batch', ids.join(' '));
  };`;

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'real-services-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Every service on one store, as a start of the machine has them. */
class Machine {
  readonly activity = new Activity();
  readonly clock = new AdjustableClock();
  readonly logLines: LogLine[] = [];
  readonly #store: Store;
  readonly #dynamodb: DynamoDb;
  readonly #kinesis: Kinesis;
  readonly #sqs: Sqs;
  readonly #lambda: Lambda;
  readonly #identities: IamIdentities;
  readonly #gateway: Gateway;
  readonly #mappings: EventSourceMappings;
  readonly #types: ReadonlyMap<string, ResourceType>;

  constructor() {
    const { activity, clock } = this;
    this.#store = Store.open(join(directory, 'store'));
    const endpointUrl = (): string => 'http://127.0.0.1:4566';
    const operator = { accessKeyId: 'A'.repeat(20), secretAccessKey: 'S'.repeat(40) };
    const log = openLog({
      level: 'info',
      component: 'test',
      nowMs: Date.now,
      write: (line) => this.logLines.push(JSON.parse(line) as LogLine),
    });
    const surroundings = { store: this.#store, clock, environment, activity, endpointUrl };
    this.#identities = new IamIdentities({ environment, operator });
    this.#dynamodb = new DynamoDb(surroundings);
    this.#kinesis = new Kinesis(surroundings);
    this.#sqs = new Sqs(surroundings);
    this.#lambda = new Lambda({ ...surroundings, identities: this.#identities, processor: new Processor(), log });
    this.#gateway = new Gateway([this.#dynamodb, this.#kinesis, this.#sqs, this.#lambda]);
    this.#mappings = new EventSourceMappings({
      ...surroundings,
      identities: this.#identities,
      gateway: this.#gateway,
      invoke: (functionArn, payload) => this.#lambda.invoke(functionArn, payload),
      findStream: (arn) => (arn.includes(':kinesis:') ? this.#kinesis.stream(arn) : this.#dynamodb.stream(arn)),
      findQueue: (arn) => this.#sqs.queue(arn),
      queueUrl: (arn) => this.#sqs.queueUrl(arn.split(':').at(-1) ?? ''),
      log,
    });
    const types = [
      ...iamResources(this.#identities),
      ...dynamodbResources(this.#dynamodb),
      ...kinesisResources(this.#kinesis),
      ...sqsResources(this.#sqs),
      ...lambdaResources({
        lambda: this.#lambda,
        mappings: this.#mappings,
        assetPath: () => join(directory, 'consumer'),
      }),
    ];
    this.#types = new Map(types.map((type) => [type.name, type]));
  }

  async create(typeName: string, physicalName: string, properties: unknown): Promise<Record<string, string>> {
    const type = this.#types.get(typeName);
    if (!type) throw new Error(`No resource type ${typeName}.`);
    const created = await type.create({
      stackName: 'stack',
      logicalId: physicalName,
      physicalName,
      properties: type.properties.parse(properties),
    });
    return { ref: created.ref, ...created.attributes };
  }

  call(service: string, operation: string, input: unknown): Promise<unknown> {
    return this.#gateway.call(this.#identities.operator, service, operation, input);
  }

  start(): void {
    this.#mappings.start();
  }

  /** The batches that the function has logged. */
  get batches(): readonly string[] {
    return this.logLines.flatMap(({ message }) => (message.startsWith('batch ') ? [message.slice(6)] : []));
  }

  async stop(): Promise<void> {
    await this.#mappings.stop();
    await this.#lambda.close();
    await this.#dynamodb.close();
    await this.#kinesis.close();
    await this.#sqs.close();
    await this.#store.close();
  }
}

async function createConsumer(machine: Machine, allowed: { actions: string[]; resources: string[] }): Promise<void> {
  const role = await machine.create('AWS::IAM::Role', 'role', {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
    },
    Policies: [
      {
        PolicyName: 'consume',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: allowed.actions, Resource: allowed.resources }],
        },
      },
    ],
  });
  writeBundle(join(directory, 'consumer'), { 'index.mjs': consumer });
  await machine.create('AWS::Lambda::Function', 'consumer', {
    Code: { S3Bucket: 'assets', S3Key: 'consumer.zip' },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: role['Arn'],
    Timeout: 10,
  });
}

describe('EventSourceMappings on the real services', () => {
  const tableProperties = {
    TableName: 'things',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    Replicas: [{ Region: 'eu-central-1' }],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };

  async function startWithTable(): Promise<Machine> {
    const machine = new Machine();
    const table = await machine.create('AWS::DynamoDB::GlobalTable', 'things', tableProperties);
    const letters = await machine.create('AWS::SQS::Queue', 'letters', {});
    await createConsumer(machine, {
      actions: ['dynamodb:*', 'sqs:SendMessage'],
      resources: [table['StreamArn'] ?? '', letters['Arn'] ?? ''],
    });
    await machine.create('AWS::Lambda::EventSourceMapping', 'mapping', {
      EventSourceArn: table['StreamArn'],
      FunctionName: 'consumer',
      StartingPosition: 'TRIM_HORIZON',
      MaximumRetryAttempts: 1,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: letters['Arn'] } },
    });
    machine.start();
    return machine;
  }

  test('carry the changes of a table to its function, and what fails to the queue', async () => {
    const machine = await startWithTable();
    const put = (id: string): Promise<unknown> =>
      machine.call('dynamodb', 'PutItem', { TableName: 'things', Item: { id: { S: id } } });
    await Promise.all(['a', 'b', 'poison', 'c'].map(put));
    await machine.activity.settled();
    expect(machine.batches.join(' ').split(' ').sort()).toEqual(['a', 'b', 'c']);
    const { Messages } = (await machine.call('sqs', 'ReceiveMessage', {
      QueueUrl: 'http://127.0.0.1:4566/000000000000/letters',
    })) as { Messages: [{ Body: string }] };
    expect(JSON.parse(Messages[0].Body)).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      responseContext: { functionError: 'Unhandled' },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
    await machine.stop();
  });

  test('go on after a restart where they were', async () => {
    const machine = await startWithTable();
    await machine.call('dynamodb', 'PutItem', { TableName: 'things', Item: { id: { S: 'before' } } });
    await machine.activity.settled();
    await machine.stop();
    const again = await startWithTable();
    await again.call('dynamodb', 'PutItem', { TableName: 'things', Item: { id: { S: 'after' } } });
    await again.activity.settled();
    expect([...machine.batches, ...again.batches]).toEqual(['before', 'after']);
    await again.stop();
  });

  test('carry a Kinesis stream and a queue', async () => {
    const machine = new Machine();
    const stream = await machine.create('AWS::Kinesis::Stream', 'events', { ShardCount: 1 });
    const queue = await machine.create('AWS::SQS::Queue', 'work', {});
    await createConsumer(machine, {
      actions: ['kinesis:*', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [stream['Arn'] ?? '', queue['Arn'] ?? ''],
    });
    for (const [name, properties] of [
      ['of-stream', { EventSourceArn: stream['Arn'], StartingPosition: 'LATEST', ParallelizationFactor: 2 }],
      ['of-queue', { EventSourceArn: queue['Arn'] }],
    ] as const) {
      await machine.create('AWS::Lambda::EventSourceMapping', name, { FunctionName: 'consumer', ...properties });
    }
    machine.start();
    await machine.call('kinesis', 'PutRecord', {
      StreamName: 'events',
      PartitionKey: 'key',
      Data: Buffer.from('event').toString('base64'),
    });
    await machine.call('sqs', 'SendMessage', { QueueUrl: queue['QueueUrl'], MessageBody: 'message' });
    await machine.activity.settled();
    expect([...machine.batches].sort()).toEqual(['event', 'message']);
    await machine.stop();
  });
});
