import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import { resourcePolicyDocument } from '../iam/policy.ts';
import { visibilityTimeoutSecondsMax, waitSecondsMax } from './receive-message.ts';
import { delaySecondsMax, messageBytesMax } from './send-message.ts';
import type { QueuePolicy, Sqs } from './sqs.ts';

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queuepolicy.html
 */
const visibilityTimeoutSecondsDefault = 30;
const retentionSecondsDefault = 345_600;
const retentionSecondsMin = 60;
const retentionSecondsMax = 1_209_600;
const messageBytesMin = 1_024;
const receivesMax = 1_000;
const sourceQueuesMax = 10;
const keyReuseSecondsDefault = 300;
const keyReuseSecondsMin = 60;
const keyReuseSecondsMax = 86_400;

const integer = z.coerce.number().int();
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** A template may give these as JSON text too. */
const json = z.preprocess((value) => (typeof value === 'string' ? parseJson(value) : value), z.unknown());

const redrivePolicy = json.pipe(
  z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: integer.min(1).max(receivesMax) }),
);

const redriveAllowPolicy = json.pipe(
  z.strictObject({
    redrivePermission: z.enum(['allowAll', 'denyAll', 'byQueue']),
    sourceQueueArns: z.array(z.string()).min(1).max(sourceQueuesMax).optional(),
  }),
);

const queueProperties = z.strictObject({
  // A FIFO queue's name ends with `.fifo`; only standard queues are carried out.
  QueueName: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional(),
  VisibilityTimeout: integer.min(0).max(visibilityTimeoutSecondsMax).default(visibilityTimeoutSecondsDefault),
  MessageRetentionPeriod: integer.min(retentionSecondsMin).max(retentionSecondsMax).default(retentionSecondsDefault),
  DelaySeconds: integer.min(0).max(delaySecondsMax).default(0),
  ReceiveMessageWaitTimeSeconds: integer.min(0).max(waitSecondsMax).default(0),
  MaximumMessageSize: integer.min(messageBytesMin).max(messageBytesMax).default(messageBytesMax),
  RedrivePolicy: redrivePolicy.optional(),
  RedriveAllowPolicy: redriveAllowPolicy.optional(),
  // Encryption at rest is shown and has no other effect; a key of one's own has a policy that nobody would check.
  SqsManagedSseEnabled: flag.default(true),
  KmsMasterKeyId: z.literal('alias/aws/sqs').optional(),
  KmsDataKeyReusePeriodSeconds: integer.min(keyReuseSecondsMin).max(keyReuseSecondsMax).default(keyReuseSecondsDefault),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
});

/** The document as it is shown, beside what is evaluated. */
const policyDocument = z.unknown().transform((source, context): QueuePolicy => {
  const parsed = resourcePolicyDocument.safeParse(source);
  if (parsed.success) return { source, compiled: parsed.data };
  for (const { message, path } of parsed.error.issues) {
    context.issues.push({ code: 'custom', message, path, input: source });
  }
  return z.NEVER;
});

const policyProperties = z.strictObject({ Queues: z.array(z.string()).min(1), PolicyDocument: policyDocument });

/**
 * Queues, and their own policies. A statement that denies calls without TLS (`aws:SecureTransport` false) never applies:
 * calls on one machine do not leave it, and count as secure.
 */
export function sqsResources(sqs: Sqs): readonly ResourceType[] {
  return [
    resourceType<z.infer<typeof queueProperties>>({
      name: 'AWS::SQS::Queue',
      properties: queueProperties,
      async create({ properties, physicalName }) {
        const name = properties.QueueName ?? physicalName;
        const redrive = properties.RedrivePolicy;
        const queue = await sqs.createQueue({
          name,
          visibilityTimeoutSeconds: properties.VisibilityTimeout,
          retentionSeconds: properties.MessageRetentionPeriod,
          delaySeconds: properties.DelaySeconds,
          receiveWaitSeconds: properties.ReceiveMessageWaitTimeSeconds,
          messageBytesMax: properties.MaximumMessageSize,
          redrive: redrive && {
            deadLetterTargetArn: redrive.deadLetterTargetArn,
            receivesMax: redrive.maxReceiveCount,
          },
          shown: {
            sqsManagedSseEnabled: properties.SqsManagedSseEnabled,
            kmsMasterKeyId: properties.KmsMasterKeyId,
            kmsDataKeyReusePeriodSeconds: properties.KmsDataKeyReusePeriodSeconds,
            redriveAllowPolicy: properties.RedriveAllowPolicy,
          },
        });
        const url = sqs.queueUrl(name);
        return { ref: url, attributes: { Arn: queue.arn, QueueName: name, QueueUrl: url } };
      },
    }),
    resourceType<z.infer<typeof policyProperties>>({
      name: 'AWS::SQS::QueuePolicy',
      properties: policyProperties,
      create({ properties, physicalName }) {
        for (const url of properties.Queues) sqs.setPolicy(url, properties.PolicyDocument);
        return { ref: physicalName, attributes: { Id: physicalName } };
      },
    }),
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema behind it names the property and what it wants.
    return text;
  }
}
