import type { Parameters } from './parameters.ts';
import type { DeclaredQueue } from './sqs.ts';
import { sqsErrors } from './sqs-error.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
const attributeNames: readonly string[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'DelaySeconds',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'LastModifiedTimestamp',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'Policy',
  'QueueArn',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

export function getQueueAttributes(parameters: Parameters, declared: DeclaredQueue): unknown {
  const names = parameters.texts('AttributeNames');
  const unknown = names.find((name) => name !== 'All' && !attributeNames.includes(name));
  if (unknown !== undefined) throw sqsErrors.unknownAttribute(unknown);
  const attributes = Object.entries(attributesOf(declared)).filter(
    ([name, value]) => value !== undefined && (names.includes('All') || names.includes(name)),
  );
  return attributes.length > 0 ? { Attributes: Object.fromEntries(attributes) } : {};
}

function attributesOf({ queue, shown, times, policy }: DeclaredQueue): Record<string, string | undefined> {
  const { counts, settings } = queue;
  return {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.invisible),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: String(Math.floor(times.createdMs / 1000)),
    LastModifiedTimestamp: String(Math.floor(times.modifiedMs / 1000)),
    VisibilityTimeout: String(settings.visibilityTimeoutSeconds),
    MaximumMessageSize: String(settings.messageBytesMax),
    MessageRetentionPeriod: String(settings.retentionSeconds),
    DelaySeconds: String(settings.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWaitSeconds),
    Policy: policy && JSON.stringify(policy.source),
    RedrivePolicy:
      settings.redrive &&
      JSON.stringify({
        deadLetterTargetArn: settings.redrive.deadLetterQueue.arn,
        maxReceiveCount: settings.redrive.receivesMax,
      }),
    RedriveAllowPolicy: shown.redriveAllowPolicy && JSON.stringify(shown.redriveAllowPolicy),
    SqsManagedSseEnabled: String(shown.kmsMasterKeyId === undefined && shown.sqsManagedSseEnabled),
    KmsMasterKeyId: shown.kmsMasterKeyId,
    KmsDataKeyReusePeriodSeconds:
      shown.kmsMasterKeyId === undefined ? undefined : String(shown.kmsDataKeyReusePeriodSeconds),
  };
}
