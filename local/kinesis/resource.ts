import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import type { Kinesis } from './kinesis.ts';

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kinesis-stream.html
 */
const retentionHoursDefault = 24;
const retentionHoursMax = 8_760;
const shardCountMax = 10_000;
const recordKibibytesDefault = 1_024;
const recordKibibytesMax = 10_240;
/** https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html#ondemandmode */
const onDemandShards = 4;

const properties = z
  .strictObject({
    Name: z
      .string()
      .regex(/^[a-zA-Z0-9_.-]{1,128}$/)
      .optional(),
    ShardCount: z.coerce.number().int().min(1).max(shardCountMax).optional(),
    StreamModeDetails: z.strictObject({ StreamMode: z.enum(['ON_DEMAND', 'PROVISIONED']) }).optional(),
    RetentionPeriodHours: z.coerce.number().int().min(retentionHoursDefault).max(retentionHoursMax).optional(),
    MaxRecordSizeInKiB: z.coerce.number().int().min(recordKibibytesDefault).max(recordKibibytesMax).optional(),
    // Encryption at rest is shown and has no other effect; a key of one's own has a policy that nobody would check.
    StreamEncryption: z
      .strictObject({ EncryptionType: z.literal('KMS'), KeyId: z.literal('alias/aws/kinesis') })
      .optional(),
    Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
  })
  .refine(({ ShardCount, StreamModeDetails }) => StreamModeDetails?.StreamMode !== 'ON_DEMAND' || !ShardCount, {
    message: 'A stream on demand has no ShardCount of its own.',
    path: ['ShardCount'],
  });

export function kinesisResources(kinesis: Kinesis): readonly ResourceType[] {
  return [
    resourceType<z.infer<typeof properties>>({
      name: 'AWS::Kinesis::Stream',
      properties,
      async create({ properties, physicalName }) {
        const mode = properties.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
        const stream = await kinesis.createStream({
          name: properties.Name ?? physicalName,
          mode,
          shardCount: mode === 'ON_DEMAND' ? onDemandShards : (properties.ShardCount ?? 1),
          retentionHours: properties.RetentionPeriodHours ?? retentionHoursDefault,
          recordBytesMax: (properties.MaxRecordSizeInKiB ?? recordKibibytesDefault) * 1024,
          keyId: properties.StreamEncryption?.KeyId,
        });
        return { ref: stream.settings.name, attributes: { Arn: stream.arn } };
      },
    }),
  ];
}
