import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  MessageNotInflight,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveToSdk } from '../sdk-endpoint.ts';
import { SqsFixture } from './fixture.ts';

let fixture: SqsFixture;
let client: SQSClient;
let close: () => Promise<void>;
let QueueUrl: string;

beforeEach(async () => {
  fixture = new SqsFixture();
  await fixture.create('work');
  const served = await serveToSdk(fixture.sqs);
  client = new SQSClient(served.options);
  close = served.close;
  QueueUrl = `${served.options.endpoint}/000000000000/work`;
});
afterEach(async () => {
  client.destroy();
  await close();
  await fixture.destroy();
});

describe('SQS', () => {
  it('serves the SDK, which checks the digests of what it sends and receives', async () => {
    const MessageAttributes = {
      text: { DataType: 'String.kind', StringValue: 'ö' },
      number: { DataType: 'Number', StringValue: '17.5' },
      bytes: { DataType: 'Binary', BinaryValue: Buffer.from([0, 255]) },
    };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'héllo', MessageAttributes }));
    const entry = { Id: 'one', MessageBody: 'batched', DelaySeconds: 900 };
    const batch = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [entry] }));
    expect(batch.Successful).toMatchObject([{ Id: 'one' }]);
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], WaitTimeSeconds: 1 }),
    );
    const [message] = Messages;
    expect(message?.Body).toBe('héllo');
    expect(Buffer.from(message?.MessageAttributes?.['bytes']?.BinaryValue ?? [])).toEqual(Buffer.from([0, 255]));
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
    const { ReceiptHandle } = message ?? {};
    fixture.clock.advance(30_000);
    const change = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 1 });
    await expect(client.send(change)).rejects.toThrow(MessageNotInflight);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
    const elsewhere = new SendMessageCommand({ QueueUrl: `${QueueUrl}ing`, MessageBody: 'x' });
    await expect(client.send(elsewhere)).rejects.toThrow(QueueDoesNotExist);
  });
});
