import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Activity } from '../../../local/activity.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import type { CreatedResource, ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { sqsResources } from '../../../local/sqs/resource.ts';
import { Sqs } from '../../../local/sqs/sqs.ts';
import { Store } from '../../../local/store/store.ts';

export const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;

export function queueArn(name: string): string {
  return `arn:aws:sqs:eu-central-1:000000000000:${name}`;
}

export function queueUrl(name: string): string {
  return `http://localhost:4566/000000000000/${name}`;
}

/** The service over a directory of its own, as a start of the runtime would build it. */
export class SqsFixture {
  readonly clock: AdjustableClock;
  readonly activity = new Activity();
  readonly directory: string;
  readonly store: Store;
  readonly sqs: Sqs;

  constructor(directory = mkdtempSync(path.join(tmpdir(), 'sqs-')), clock = new AdjustableClock()) {
    this.directory = directory;
    this.clock = clock;
    this.store = Store.open(directory);
    const endpointUrl = (): string => 'http://localhost:4566';
    this.sqs = new Sqs({ store: this.store, clock, environment, activity: this.activity, endpointUrl });
  }

  /** With a queue of its own, `work`, and one, `retry`, that gives up to `dead` what was received twice. */
  static async withQueues(): Promise<SqsFixture> {
    const fixture = new SqsFixture();
    await fixture.create('dead');
    await fixture.create('work');
    await fixture.create('retry', { RedrivePolicy: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 } });
    return fixture;
  }

  async create(QueueName: string, properties: Record<string, unknown> = {}): Promise<CreatedResource> {
    return this.createResource('AWS::SQS::Queue', { QueueName, ...properties });
  }

  async createResource(typeName: string, properties: Record<string, unknown>): Promise<CreatedResource> {
    const type = this.resourceType(typeName);
    const parsed = type.properties.parse(properties);
    return type.create({ stackName: 'Stack', logicalId: 'Queue', physicalName: 'Stack-Queue', properties: parsed });
  }

  resourceType(typeName: string): ResourceType {
    const type = sqsResources(this.sqs).find(({ name }) => name === typeName);
    if (!type) throw new Error(`There is no resource type ${typeName}.`);
    return type;
  }

  /** Calls the service on a queue; the answer is what AWS's JSON says, read by the test as it knows it. */
  async call<Answer>(operation: string, queueName: string, input: Record<string, unknown> = {}): Promise<Answer> {
    const request = { QueueUrl: queueUrl(queueName), ...input };
    this.sqs.permissions(operation, request);
    return (await this.sqs.execute(operation, request)) as Answer;
  }

  async send(queueName: string, MessageBody: string, input: Record<string, unknown> = {}): Promise<SendAnswer> {
    return this.call('SendMessage', queueName, { MessageBody, ...input });
  }

  async receive(queueName: string, input: Record<string, unknown> = {}): Promise<readonly Message[]> {
    const answer = await this.call<{ Messages?: Message[] }>('ReceiveMessage', queueName, {
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
      ...input,
    });
    return answer.Messages ?? [];
  }

  async attributes(queueName: string): Promise<Readonly<Record<string, string>>> {
    const answer = await this.call<{ Attributes: Record<string, string> }>('GetQueueAttributes', queueName, {
      AttributeNames: ['All'],
    });
    return answer.Attributes;
  }

  async stop(): Promise<void> {
    await this.sqs.close();
    await this.store.close();
  }

  /** The same data, opened again; the queues are still to be declared. */
  async restart(): Promise<SqsFixture> {
    await this.stop();
    return new SqsFixture(this.directory, this.clock);
  }

  async destroy(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export interface SendAnswer {
  readonly MessageId: string;
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes?: string;
}

export interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly MessageAttributes?: Readonly<Record<string, unknown>>;
  readonly Attributes?: Readonly<Record<string, string>>;
}

/** The error that a call ends with. */
export async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no error',
    (error: unknown) => error,
  );
}
