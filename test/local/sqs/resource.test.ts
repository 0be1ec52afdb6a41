import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../../local/aws/service.ts';
import { queueArn, queueUrl, SqsFixture } from './fixture.ts';

let fixture: SqsFixture;

beforeEach(async () => {
  fixture = await SqsFixture.withQueues();
});
afterEach(() => fixture.destroy());

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
