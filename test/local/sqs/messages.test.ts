import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure, SqsFixture } from './fixture.ts';

const secondMs = 1_000;

let fixture: SqsFixture;

beforeEach(async () => {
  fixture = await SqsFixture.withQueues();
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
