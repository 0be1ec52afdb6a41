import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../../local/aws/service.ts';
import { failure, queueArn, queueUrl, SqsFixture } from './fixture.ts';

const secondMs = 1_000;
const dayMs = 86_400_000;

let fixture: SqsFixture;

beforeEach(async () => {
  fixture = new SqsFixture();
  await fixture.create('dead');
  await fixture.create('work');
  await fixture.create('retry', { RedrivePolicy: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 } });
});
afterEach(() => fixture.destroy());

describe('SQS.SendMessage', () => {
  it('answers with the digests that SDKs check, and delivers what was sent', async () => {
    const MessageAttributes = {
      Hello: { DataType: 'String', StringValue: 'There' },
      General: { DataType: 'String', StringValue: 'Kenobi' },
      'Help.Me': { DataType: 'String', StringValue: 'Me' },
    };
    const sent = await fixture.send('work', 'msg', { MessageAttributes });
    // The digests that SQS itself gave for this message.
    expect(sent).toMatchObject({
      MD5OfMessageBody: '6e2baaf3b97dbeef01c0043275f9a0e7',
      MD5OfMessageAttributes: '4c360f3fdafd970e05fae2f149d997f5',
    });
    const [message] = await fixture.receive('work', { MessageAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'msg',
      MD5OfBody: sent.MD5OfMessageBody,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes,
      Attributes: { ApproximateReceiveCount: '1', SenderId: '000000000000' },
    });
  });

  it('gives a receiver the attributes it asks for, by name and by prefix', async () => {
    const binary = Buffer.from('traceparent\u001e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01');
    await fixture.send('work', 'test', {
      MessageAttributes: { attr1: { DataType: 'Binary', BinaryValue: binary.toString('base64') } },
    });
    const [all] = await fixture.receive('work', { MessageAttributeNames: ['.*'], VisibilityTimeout: 0 });
    expect(all?.MD5OfMessageAttributes).toBe('8cbe4db156db8a94db8b801b7addb984');
    const [prefixed] = await fixture.receive('work', { MessageAttributeNames: ['at.*'], VisibilityTimeout: 0 });
    expect(prefixed?.MessageAttributes).toHaveProperty('attr1');
    const [none] = await fixture.receive('work', { MessageAttributeNames: ['other'], VisibilityTimeout: 0 });
    expect(none).not.toHaveProperty('MessageAttributes');
  });

  it('refuses what AWS refuses', async () => {
    const refused = (input: Record<string, unknown>): Promise<unknown> => failure(fixture.send('work', 'body', input));
    expect(await failure(fixture.call('SendMessage', 'work'))).toMatchObject({
      code: 'MissingRequiredParameterException',
      message: 'The request must contain the parameter MessageBody.',
    });
    expect(await refused({ DelaySeconds: 901 })).toMatchObject({
      code: 'InvalidParameterValueException',
      message: 'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
    });
    expect(await refused({ MessageAttributes: { a: { DataType: 'String', StringValue: '' } } })).toMatchObject({
      message: "Message (user) attribute 'a' must contain a non-empty value of type 'String'.",
    });
    expect(await refused({ MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } })).toMatchObject({
      message: "Can't cast the value of message (user) attribute 'a' to a number.",
    });
    expect(await refused({ MessageAttributes: { 'AWS.a': { DataType: 'String', StringValue: 'x' } } })).toMatchObject({
      code: 'InvalidParameterValueException',
    });
    expect(await refused({ MessageGroupId: 'two words' })).toMatchObject({ code: 'InvalidParameterValueException' });
    expect(await refused({ MessageDeduplicationId: 'd' })).toMatchObject({
      message: expect.stringContaining('not valid for this queue type') as unknown,
    });
    expect(await failure(fixture.send('none', 'body'))).toMatchObject({
      code: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
    });
  });

  it('takes a message of 1 MiB, attributes included, and not a byte more', async () => {
    const attribute = { MessageAttributes: { k: { DataType: 'String', StringValue: 'v' } } };
    const rest = 1_048_576 - 'kStringv'.length;
    await fixture.send('work', 'x'.repeat(rest), attribute);
    expect(await failure(fixture.send('work', 'x'.repeat(rest + 1), attribute))).toMatchObject({
      code: 'InvalidParameterValueException',
      message: 'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
    });
  });

  it('puts U+FFFD in the place of characters that SQS does not carry', async () => {
    await fixture.send('work', 'a\u0000b');
    expect(await fixture.receive('work')).toMatchObject([{ Body: 'a\uFFFDb' }]);
    expect(await failure(fixture.send('work', '\u0001'))).toMatchObject({ code: 'InvalidMessageContents' });
  });

  it('delays a message, by the queue or by itself', async () => {
    await fixture.create('slow', { DelaySeconds: 60 });
    await fixture.send('slow', 'later');
    await fixture.send('slow', 'now', { DelaySeconds: 0 });
    expect(await fixture.receive('slow', { VisibilityTimeout: 600 })).toMatchObject([{ Body: 'now' }]);
    expect(await fixture.attributes('slow')).toMatchObject({ ApproximateNumberOfMessagesDelayed: '1' });
    fixture.clock.advance(60 * secondMs);
    expect(await fixture.receive('slow')).toMatchObject([{ Body: 'later' }]);
  });
});

describe('SQS.SendMessageBatch', () => {
  const entry = (Id: string, MessageBody = Id): Record<string, string> => ({ Id, MessageBody });
  const batch = (Entries: unknown[]): Promise<unknown> => fixture.call('SendMessageBatch', 'work', { Entries });

  it('answers per entry', async () => {
    await fixture.create('small', { MaximumMessageSize: 1024 });
    const Entries = [entry('a'), entry('b', 'x'.repeat(1025)), { Id: 'c', MessageBody: 'c', DelaySeconds: -1 }];
    expect(await fixture.call('SendMessageBatch', 'small', { Entries })).toMatchObject({
      Successful: [{ Id: 'a', MD5OfMessageBody: '0cc175b9c0f1b6a831c399e269772661' }],
      Failed: [
        { Id: 'b', SenderFault: true, Code: 'InvalidParameterValue' },
        { Id: 'c', SenderFault: true, Code: 'InvalidParameterValue' },
      ],
    });
    expect(await fixture.receive('small')).toHaveLength(1);
  });

  it('refuses a batch as a whole', async () => {
    expect(await failure(batch([]))).toMatchObject({ code: 'EmptyBatchRequest' });
    expect(await failure(batch(Array.from({ length: 11 }, (_, index) => entry(`${index}`))))).toMatchObject({
      code: 'TooManyEntriesInBatchRequest',
      message: 'Maximum number of entries per request are 10. You have sent 11.',
    });
    expect(await failure(batch([entry('a'), entry('a')]))).toMatchObject({
      code: 'BatchEntryIdsNotDistinct',
      message: 'Id a repeated.',
    });
    expect(await failure(batch([entry('a:b')]))).toMatchObject({ code: 'InvalidBatchEntryId' });
    const half = 'x'.repeat(524_289);
    expect(await failure(batch([entry('a', half), entry('b', half)]))).toMatchObject({
      code: 'BatchRequestTooLong',
      message: 'Batch requests cannot be longer than 1048576 bytes. You have sent 1048578 bytes.',
    });
    expect(await fixture.receive('work')).toEqual([]);
  });
});

describe('SQS.ReceiveMessage', () => {
  it('hides a message until its visibility timeout ends, and counts its receives', async () => {
    await fixture.send('work', 'one');
    const [first] = await fixture.receive('work', { VisibilityTimeout: 30 });
    expect(await fixture.receive('work')).toEqual([]);
    fixture.clock.advance(20 * secondMs);
    expect(await fixture.receive('work')).toEqual([]);
    fixture.clock.advance(10 * secondMs);
    const [second] = await fixture.receive('work');
    expect(second).toMatchObject({ MessageId: first?.MessageId, Attributes: { ApproximateReceiveCount: '2' } });
    expect(second?.Attributes?.['ApproximateFirstReceiveTimestamp']).toBe(
      first?.Attributes?.['ApproximateFirstReceiveTimestamp'],
    );
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
  });

  it('waits for a message, and no longer than it was asked to', async () => {
    const waiting = fixture.receive('work', { WaitTimeSeconds: 20 });
    await fixture.send('work', 'at last');
    expect(await waiting).toMatchObject([{ Body: 'at last' }]);
    const vain = fixture.receive('work', { WaitTimeSeconds: 20 });
    await fixture.attributes('work');
    fixture.clock.advance(20 * secondMs);
    expect(await vain).toEqual([]);
  });

  it('gives a waiting receiver what becomes visible', async () => {
    await fixture.send('work', 'delayed', { DelaySeconds: 10 });
    const waiting = fixture.receive('work', { WaitTimeSeconds: 20 });
    await fixture.attributes('work');
    fixture.clock.advance(10 * secondMs);
    expect(await waiting).toMatchObject([{ Body: 'delayed' }]);
  });

  it('gives each message to one of many receivers', async () => {
    const receivers = Array.from({ length: 5 }, () => fixture.receive('work', { WaitTimeSeconds: 1 }));
    await Promise.all(['a', 'b', 'c'].map((body) => fixture.send('work', body)));
    fixture.clock.advance(secondMs);
    const bodies = (await Promise.all(receivers)).flat().map((message) => message.Body);
    expect(bodies.sort()).toEqual(['a', 'b', 'c']);
  });

  it('refuses numbers out of range and unknown attributes', async () => {
    const refused = (input: Record<string, unknown>): Promise<unknown> => failure(fixture.receive('work', input));
    expect(await refused({ MaxNumberOfMessages: 11 })).toMatchObject({
      code: 'InvalidParameterValueException',
      message: 'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    });
    expect(await refused({ WaitTimeSeconds: 21 })).toMatchObject({
      message: 'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
    });
    expect(await refused({ VisibilityTimeout: 43_201 })).toMatchObject({ code: 'InvalidParameterValueException' });
    expect(await refused({ AttributeNames: ['Colour'] })).toMatchObject({
      code: 'InvalidAttributeName',
      message: 'Unknown Attribute Colour.',
    });
  });

  it('passes the trace header on', async () => {
    const AWSTraceHeader = { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793' };
    const sent = await fixture.send('work', 'traced', { MessageSystemAttributes: { AWSTraceHeader } });
    expect(sent).toHaveProperty('MD5OfMessageSystemAttributes');
    expect(await fixture.receive('work')).toMatchObject([
      { Attributes: { AWSTraceHeader: AWSTraceHeader.StringValue } },
    ]);
  });
});

describe('A fair queue', () => {
  it('hands out the messages of groups in turns, in order within a group', async () => {
    const noisy = Array.from({ length: 20 }, (_, index) => `noisy-${index}`);
    for (const body of noisy) await fixture.send('work', body, { MessageGroupId: 'noisy' });
    await fixture.send('work', 'quiet-0', { MessageGroupId: 'quiet' });
    await fixture.send('work', 'quiet-1', { MessageGroupId: 'quiet' });
    const take = async (): Promise<unknown[]> =>
      (await fixture.receive('work', { MaxNumberOfMessages: 3 })).map(({ Body }) => Body);
    expect(await take()).toEqual(['noisy-0', 'quiet-0', 'noisy-1']);
    const [next] = await fixture.receive('work', {
      MaxNumberOfMessages: 1,
      MessageSystemAttributeNames: ['MessageGroupId'],
    });
    expect(next).toMatchObject({ Body: 'quiet-1', Attributes: { MessageGroupId: 'quiet' } });
    expect(await take()).toEqual(['noisy-2', 'noisy-3', 'noisy-4']);
  });
});

describe('SQS.DeleteMessage', () => {
  it('deletes for good', async () => {
    await fixture.send('work', 'one');
    const [message] = await fixture.receive('work');
    await fixture.call('DeleteMessage', 'work', { ReceiptHandle: message?.ReceiptHandle });
    await fixture.call('DeleteMessage', 'work', { ReceiptHandle: message?.ReceiptHandle });
    fixture.clock.advance(60 * secondMs);
    expect(await fixture.receive('work')).toEqual([]);
    expect([...fixture.store.table('sqs/messages').range(), ...fixture.store.table('sqs/states').range()]).toEqual([]);
  });

  it('does nothing by the handle of an earlier receive', async () => {
    await fixture.send('work', 'one');
    const [first] = await fixture.receive('work', { VisibilityTimeout: 1 });
    fixture.clock.advance(secondMs);
    const [second] = await fixture.receive('work', { VisibilityTimeout: 1 });
    await fixture.call('DeleteMessage', 'work', { ReceiptHandle: first?.ReceiptHandle });
    fixture.clock.advance(secondMs);
    expect(await fixture.attributes('work')).toMatchObject({ ApproximateNumberOfMessages: '1' });
    await fixture.call('DeleteMessage', 'work', { ReceiptHandle: second?.ReceiptHandle });
    expect(await fixture.attributes('work')).toMatchObject({ ApproximateNumberOfMessages: '0' });
  });

  it('refuses a handle of another queue, and what is none', async () => {
    await fixture.send('work', 'one');
    const [message] = await fixture.receive('work');
    const { ReceiptHandle } = message ?? {};
    expect(await failure(fixture.call('DeleteMessage', 'dead', { ReceiptHandle }))).toMatchObject({
      code: 'ReceiptHandleIsInvalid',
      message: `The input receipt handle "${ReceiptHandle}" is not a valid receipt handle.`,
    });
    expect(
      await fixture.call('DeleteMessageBatch', 'work', {
        Entries: [
          { Id: 'good', ReceiptHandle },
          { Id: 'bad', ReceiptHandle: 'nonsense' },
        ],
      }),
    ).toMatchObject({
      Successful: [{ Id: 'good' }],
      Failed: [{ Id: 'bad', Code: 'ReceiptHandleIsInvalid', SenderFault: true }],
    });
  });
});

describe('SQS.ChangeMessageVisibility', () => {
  const change = (ReceiptHandle: string | undefined, VisibilityTimeout: number): Promise<unknown> =>
    fixture.call('ChangeMessageVisibility', 'work', { ReceiptHandle, VisibilityTimeout });

  it('lengthens and ends the time that a message is hidden', async () => {
    await fixture.send('work', 'one');
    const [message] = await fixture.receive('work', { VisibilityTimeout: 10 });
    await change(message?.ReceiptHandle, 100);
    fixture.clock.advance(80 * secondMs);
    expect(await fixture.receive('work')).toEqual([]);
    await change(message?.ReceiptHandle, 0);
    expect(await fixture.receive('work')).toHaveLength(1);
  });

  it('shows a message once when it was set to the same time twice', async () => {
    await fixture.send('work', 'one');
    const [message] = await fixture.receive('work');
    await Promise.all([change(message?.ReceiptHandle, 5), change(message?.ReceiptHandle, 5)]);
    fixture.clock.advance(6 * secondMs);
    expect(await fixture.receive('work')).toHaveLength(1);
    expect(await fixture.receive('work')).toEqual([]);
  });

  it('refuses more than 12 hours in all, a visible message and one that is gone', async () => {
    await fixture.send('work', 'one');
    const [message] = await fixture.receive('work', { VisibilityTimeout: 30 });
    fixture.clock.advance(10 * secondMs);
    expect(await failure(change(message?.ReceiptHandle, 43_191))).toMatchObject({
      message:
        'Value 43191 for parameter VisibilityTimeout is invalid. Reason: ' +
        'Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
    });
    fixture.clock.advance(20 * secondMs);
    expect(await failure(change(message?.ReceiptHandle, 1))).toMatchObject({ code: 'MessageNotInflight' });
    await fixture.call('DeleteMessage', 'work', { ReceiptHandle: message?.ReceiptHandle });
    expect(await failure(change(message?.ReceiptHandle, 1))).toMatchObject({
      code: 'InvalidParameterValueException',
      message: expect.stringContaining('Message does not exist or is not available for visibility') as unknown,
    });
  });

  it('answers a batch per entry', async () => {
    await fixture.send('work', 'one');
    const [message] = await fixture.receive('work');
    const Entries = [
      { Id: 'a', ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 5 },
      { Id: 'b', ReceiptHandle: message?.ReceiptHandle },
    ];
    expect(await fixture.call('ChangeMessageVisibilityBatch', 'work', { Entries })).toMatchObject({
      Successful: [{ Id: 'a' }],
      Failed: [{ Id: 'b', Code: 'MissingParameter' }],
    });
  });
});

describe('A dead-letter queue', () => {
  it('gets a message that was received too often, in its own right', async () => {
    const { MessageId } = await fixture.send('retry', 'poison');
    for (let receive = 0; receive < 2; receive++) {
      expect(await fixture.receive('retry', { VisibilityTimeout: 1 })).toHaveLength(1);
      fixture.clock.advance(secondMs);
    }
    expect(await fixture.receive('retry')).toEqual([]);
    expect(await fixture.attributes('retry')).toMatchObject({ ApproximateNumberOfMessages: '0' });
    expect(await fixture.receive('dead')).toMatchObject([
      {
        MessageId,
        Body: 'poison',
        Attributes: { DeadLetterQueueSourceArn: queueArn('retry'), ApproximateReceiveCount: '3' },
      },
    ]);
  });

  it('must exist, and must allow the source', async () => {
    const redrive = (name: string, deadLetterTargetArn: string): Promise<unknown> =>
      fixture.create(name, { RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 1 } });
    await expect(redrive('source', queueArn('none'))).rejects.toThrow('does not exist');
    await fixture.create('closed', { RedriveAllowPolicy: { redrivePermission: 'denyAll' } });
    await expect(redrive('source', queueArn('closed'))).rejects.toThrow('does not let');
    const byQueue = { redrivePermission: 'byQueue', sourceQueueArns: [queueArn('source')] };
    await fixture.create('picky', { RedriveAllowPolicy: JSON.stringify(byQueue) });
    await redrive('source', queueArn('picky'));
    await expect(redrive('other', queueArn('picky'))).rejects.toThrow('does not let');
  });
});

describe('SQS retention', () => {
  it('removes a message after its time, wherever it is', async () => {
    await fixture.create('short', { MessageRetentionPeriod: 120 });
    for (const body of ['a', 'b', 'c']) await fixture.send('short', body);
    await fixture.send('short', 'd', { DelaySeconds: 900 });
    await fixture.receive('short', { MaxNumberOfMessages: 1, VisibilityTimeout: 600 });
    fixture.clock.advance(120 * secondMs);
    expect(await fixture.receive('short')).toEqual([]);
    await fixture.activity.settled();
    expect([...fixture.store.table('sqs/states').range()]).toEqual([]);
    expect(await fixture.attributes('short')).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
    });
  });

  it('keeps a message for 4 days by default', async () => {
    await fixture.send('work', 'one');
    fixture.clock.advance(3 * dayMs);
    expect(await fixture.receive('work', { VisibilityTimeout: 0 })).toHaveLength(1);
    fixture.clock.advance(dayMs);
    expect(await fixture.receive('work')).toEqual([]);
  });
});

describe('SQS.PurgeQueue', () => {
  it('empties the queue, once in 60 seconds', async () => {
    for (const body of ['a', 'b', 'c']) await fixture.send('work', body);
    await fixture.receive('work', { MaxNumberOfMessages: 1 });
    await fixture.call('PurgeQueue', 'work');
    expect([...fixture.store.table('sqs/messages').range()]).toEqual([]);
    expect(await failure(fixture.call('PurgeQueue', 'work'))).toMatchObject({
      code: 'PurgeQueueInProgress',
      statusCode: 403,
      message: 'Only one PurgeQueue operation on work is allowed every 60 seconds.',
    });
    fixture.clock.advance(60 * secondMs);
    expect(await fixture.receive('work')).toEqual([]);
    await fixture.call('PurgeQueue', 'work');
  });
});

describe('SQS queues', () => {
  it('are found by name and listed by prefix', async () => {
    expect(await fixture.sqs.execute('GetQueueUrl', { QueueName: 'work' })).toEqual({ QueueUrl: queueUrl('work') });
    expect(await failure(fixture.sqs.execute('GetQueueUrl', { QueueName: 'none' }))).toMatchObject({
      code: 'QueueDoesNotExist',
    });
    expect(await fixture.sqs.execute('ListQueues', { QueueNamePrefix: 'd' })).toEqual({
      QueueUrls: [queueUrl('dead')],
    });
    const page = (await fixture.sqs.execute('ListQueues', { MaxResults: 2 })) as { NextToken: string };
    expect(page).toMatchObject({ QueueUrls: [queueUrl('dead'), queueUrl('retry')] });
    expect(await fixture.sqs.execute('ListQueues', { MaxResults: 2, NextToken: page.NextToken })).toEqual({
      QueueUrls: [queueUrl('work')],
    });
    expect(await failure(fixture.sqs.execute('SendMessage', { QueueUrl: 'work', MessageBody: 'x' }))).toMatchObject({
      code: 'InvalidAddress',
    });
  });

  it('show their attributes', async () => {
    await fixture.send('retry', 'one');
    expect(await fixture.attributes('retry')).toMatchObject({
      QueueArn: queueArn('retry'),
      ApproximateNumberOfMessages: '1',
      VisibilityTimeout: '30',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      SqsManagedSseEnabled: 'true',
      RedrivePolicy: `{"deadLetterTargetArn":"${queueArn('dead')}","maxReceiveCount":2}`,
    });
    const one = await fixture.call('GetQueueAttributes', 'retry', { AttributeNames: ['QueueArn'] });
    expect(one).toEqual({ Attributes: { QueueArn: queueArn('retry') } });
    expect(await fixture.call('GetQueueAttributes', 'retry')).toEqual({});
    expect(await failure(fixture.call('GetQueueAttributes', 'retry', { AttributeNames: ['FifoQueue'] }))).toMatchObject(
      {
        message: 'Unknown Attribute FifoQueue.',
      },
    );
  });

  it('keep the time of their creation, and know when they were changed', async () => {
    const before = await fixture.attributes('work');
    fixture.clock.advance(10 * secondMs);
    fixture = await fixture.restart();
    await fixture.create('work');
    expect(await fixture.attributes('work')).toEqual(before);
    await fixture.create('work', { VisibilityTimeout: 60 });
    const after = await fixture.attributes('work');
    expect(after['CreatedTimestamp']).toBe(before['CreatedTimestamp']);
    expect(Number(after['LastModifiedTimestamp']) - Number(before['LastModifiedTimestamp'])).toBeGreaterThanOrEqual(10);
  });
});

describe('SQS after a restart', () => {
  it('shows what was in flight at once, with its counts, and keeps delays', async () => {
    await fixture.send('retry', 'in flight');
    await fixture.send('retry', 'delayed', { DelaySeconds: 60 });
    await fixture.send('retry', 'set aside');
    const [first, second] = await fixture.receive('retry', { VisibilityTimeout: 600 });
    const aside = [first, second].find((message) => message?.Body === 'set aside');
    await fixture.call('ChangeMessageVisibility', 'retry', {
      ReceiptHandle: aside?.ReceiptHandle,
      VisibilityTimeout: 300,
    });
    fixture = await fixture.restart();
    await fixture.create('dead');
    await fixture.create('retry', { RedrivePolicy: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 } });
    expect(await fixture.attributes('retry')).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
    });
    const again = await fixture.receive('retry', { VisibilityTimeout: 1 });
    expect(again).toMatchObject([{ Body: 'in flight', Attributes: { ApproximateReceiveCount: '2' } }]);
    fixture.clock.advance(secondMs);
    expect(await fixture.receive('retry')).toEqual([]);
    expect(await fixture.receive('dead')).toMatchObject([{ Body: 'in flight' }]);
    // A handle from before the restart still names its message.
    await fixture.call('DeleteMessage', 'retry', { ReceiptHandle: aside?.ReceiptHandle });
    fixture.clock.advance(300 * secondMs);
    expect(await fixture.receive('retry')).toMatchObject([{ Body: 'delayed' }]);
  });
});

describe('SQS policies', () => {
  const principal = (arn: string): Principal => ({ arn, allows: () => false });
  const send = { action: 'sqs:SendMessage', resource: queueArn('work') };

  it('let in whom they name, and deny above all; a call here counts as secure', async () => {
    const sender = 'arn:aws:iam::000000000000:role/Sender';
    await fixture.createResource('AWS::SQS::QueuePolicy', {
      Queues: [queueUrl('work')],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'sqs:SendMessage', Principal: { AWS: sender }, Resource: queueArn('work') },
          {
            Effect: 'Deny',
            Action: 'sqs:*',
            Principal: { AWS: '*' },
            Resource: queueArn('work'),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          { Effect: 'Deny', Action: 'sqs:PurgeQueue', Principal: '*', Resource: queueArn('work') },
        ],
      },
    });
    const named = principal('arn:aws:sts::000000000000:assumed-role/Sender/session');
    expect(fixture.sqs.admits(named, send)).toBe(true);
    expect(fixture.sqs.denies(named, send)).toBe(false);
    expect(fixture.sqs.admits(principal('arn:aws:sts::000000000000:assumed-role/Other/session'), send)).toBe(false);
    expect(fixture.sqs.denies(named, { action: 'sqs:PurgeQueue', resource: queueArn('work') })).toBe(true);
    expect(fixture.sqs.admits(named, { ...send, resource: queueArn('dead') })).toBe(false);
    expect(JSON.parse((await fixture.attributes('work'))['Policy'] ?? '')).toHaveProperty('Statement');
  });

  it('name what they do not carry out', () => {
    const { properties } = fixture.resourceType('AWS::SQS::QueuePolicy');
    const statement = { Effect: 'Allow', Action: 'sqs:*', Principal: '*', Resource: '*', Colour: 'red' };
    const parsed = properties.safeParse({ Queues: ['x'], PolicyDocument: { Statement: [statement] } });
    expect(parsed.error?.message).toContain('Colour');
  });

  it('need the single permission for a batch', () => {
    const QueueUrl = queueUrl('work');
    for (const operation of ['SendMessage', 'SendMessageBatch']) {
      expect(fixture.sqs.permissions(operation, { QueueUrl })).toEqual([send]);
    }
    expect(fixture.sqs.permissions('DeleteMessageBatch', { QueueUrl })).toMatchObject([
      { action: 'sqs:DeleteMessage' },
    ]);
    expect(() => fixture.sqs.permissions('CreateQueue', {})).toThrow('"CreateQueue" is not carried out here');
  });
});

describe('AWS::SQS::Queue', () => {
  it('gives its URL as Ref, and its ARN and name', async () => {
    expect(await fixture.createResource('AWS::SQS::Queue', { KmsMasterKeyId: 'alias/aws/sqs' })).toEqual({
      ref: queueUrl('Stack-Queue'),
      attributes: { Arn: queueArn('Stack-Queue'), QueueName: 'Stack-Queue', QueueUrl: queueUrl('Stack-Queue') },
    });
    expect(await fixture.attributes('Stack-Queue')).toMatchObject({
      KmsMasterKeyId: 'alias/aws/sqs',
      SqsManagedSseEnabled: 'false',
    });
  });

  it('refuses FIFO queues and keys of one’s own, by name', () => {
    const { properties } = fixture.resourceType('AWS::SQS::Queue');
    expect(properties.safeParse({ FifoQueue: true }).error?.message).toContain('FifoQueue');
    expect(properties.safeParse({ QueueName: 'a.fifo' }).success).toBe(false);
    expect(properties.safeParse({ KmsMasterKeyId: 'arn:aws:kms:eu-central-1:000000000000:key/1' }).success).toBe(false);
  });
});

describe('An SQS queue as event source', () => {
  it('tells its listeners, and gives messages as Lambda sees them', async () => {
    const queue = fixture.sqs.queue(queueArn('work'));
    let told = 0;
    const stop = queue.onMessages(() => told++);
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'letter' } };
    const { MessageId } = await fixture.send('work', 'hello', { MessageAttributes });
    expect(told).toBe(1);
    const [message] = await queue.receive(10);
    expect(message?.toEventRecord()).toMatchObject({
      messageId: MessageId,
      receiptHandle: message?.receiptHandle,
      body: 'hello',
      attributes: { ApproximateReceiveCount: '1', SenderId: '000000000000' },
      messageAttributes: {
        kind: { stringValue: 'letter', stringListValues: [], binaryListValues: [], dataType: 'String' },
      },
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn('work'),
      awsRegion: 'eu-central-1',
    });
    fixture.clock.advance(30 * secondMs);
    expect(told).toBe(2);
    const [again] = await queue.receive(10);
    await queue.release([again?.receiptHandle ?? ''], 0);
    expect(told).toBe(3);
    const [last] = await queue.receive(10);
    await queue.remove([last?.receiptHandle ?? '']);
    expect(await queue.receive(10)).toEqual([]);
    stop();
  });

  it('is work to do while it is consumed and not empty, and only then', async () => {
    const queue = fixture.sqs.queue(queueArn('work'));
    await fixture.send('work', 'delayed', { DelaySeconds: 60 });
    await fixture.activity.settled();
    const stop = queue.onMessages(() => undefined);
    let settled = false;
    const waiting = fixture.activity.settled().then(() => (settled = true));
    fixture.clock.advance(60 * secondMs);
    const [message] = await queue.receive(1);
    expect(settled).toBe(false);
    await queue.remove([message?.receiptHandle ?? '']);
    await waiting;
    await fixture.send('work', 'another');
    stop();
    await fixture.activity.settled();
  });
});
