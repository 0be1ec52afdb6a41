import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueArn, SqsFixture } from './fixture.ts';

const secondMs = 1_000;

let fixture: SqsFixture;

beforeEach(async () => {
  fixture = await SqsFixture.withQueues();
});
afterEach(() => fixture.destroy());

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
