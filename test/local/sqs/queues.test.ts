import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure, queueArn, queueUrl, SqsFixture } from './fixture.ts';

const secondMs = 1_000;
const dayMs = 86_400_000;

let fixture: SqsFixture;

beforeEach(async () => {
  fixture = await SqsFixture.withQueues();
});
afterEach(() => fixture.destroy());

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
