import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import type { DynamoDb } from './dynamodb.ts';
import type { KeyAttribute, KeySchema } from './key.ts';

/**
 * `AWS::DynamoDB::GlobalTable`, as aws-cdk-lib's TableV2 synthesizes it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 */
const keyType = z.enum(['S', 'N', 'B'], { error: 'A key attribute is of type S, N or B.' });
const attributeDefinition = z.strictObject({ AttributeName: z.string(), AttributeType: keyType });
const keyElement = z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });

/** Settings that have no effect on one machine, whatever they say. */
const withoutEffect = z.unknown().optional();

function replicaIn(region: string) {
  return z.strictObject({
    Region: z.literal(region, {
      error: ({ input }) => `A replica in ${String(input)} cannot be carried out: this machine is ${region} alone.`,
    }),
    DeletionProtectionEnabled: z.boolean().exactOptional(),
    ContributorInsightsSpecification: withoutEffect,
    PointInTimeRecoverySpecification: withoutEffect,
    ReadOnDemandThroughputSettings: withoutEffect,
    SSESpecification: withoutEffect,
    TableClass: withoutEffect,
    Tags: withoutEffect,
  });
}

function globalTableIn(region: string) {
  return z.strictObject({
    TableName: z.string().exactOptional(),
    AttributeDefinitions: z.array(attributeDefinition),
    KeySchema: z.array(keyElement).min(1).max(2),
    BillingMode: z.literal('PAY_PER_REQUEST', {
      error: 'Only tables on demand are carried out: set BillingMode to PAY_PER_REQUEST.',
    }),
    Replicas: z.array(replicaIn(region)).min(1),
    StreamSpecification: z
      .strictObject({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
      .exactOptional(),
    TimeToLiveSpecification: z
      .strictObject({ AttributeName: z.string().exactOptional(), Enabled: z.boolean() })
      .exactOptional(),
    SSESpecification: withoutEffect,
    WarmThroughput: withoutEffect,
    WriteOnDemandThroughputSettings: withoutEffect,
  });
}

type GlobalTable = z.infer<ReturnType<typeof globalTableIn>>;

export function dynamodbResources(dynamodb: DynamoDb): readonly ResourceType[] {
  return [
    resourceType<GlobalTable>({
      name: 'AWS::DynamoDB::GlobalTable',
      properties: globalTableIn(dynamodb.environment.region),
      async create({ physicalName, properties }) {
        const name = properties.TableName ?? physicalName;
        const { StreamSpecification: stream, TimeToLiveSpecification: expiry } = properties;
        const { arn, id, streamArn } = await dynamodb.createTable({
          name,
          keySchema: keySchemaOrThrow(name, properties),
          ...(stream && { streamViewType: stream.StreamViewType }),
          ...(expiry?.Enabled && expiry.AttributeName !== undefined && { timeToLiveAttribute: expiry.AttributeName }),
          deletionProtection: properties.Replicas[0]?.DeletionProtectionEnabled ?? false,
        });
        return {
          ref: name,
          attributes: { Arn: arn, TableId: id, ...(streamArn !== undefined && { StreamArn: streamArn }) },
        };
      },
    }),
  ];
}

function keySchemaOrThrow(table: string, { AttributeDefinitions, KeySchema }: GlobalTable): KeySchema {
  const keyAttribute = (keyType: 'HASH' | 'RANGE'): KeyAttribute | undefined => {
    const name = KeySchema.find((element) => element.KeyType === keyType)?.AttributeName;
    const definition = AttributeDefinitions.find((attribute) => attribute.AttributeName === name);
    return definition && { name: definition.AttributeName, type: definition.AttributeType };
  };
  const [partition, sort] = [keyAttribute('HASH'), keyAttribute('RANGE')];
  const keys = [partition, sort].filter((attribute) => attribute !== undefined);
  if (!partition || keys.length !== KeySchema.length || keys.length !== AttributeDefinitions.length) {
    throw new Error(
      `Cannot create table "${table}": AttributeDefinitions and KeySchema must name the same attributes, HASH among them.`,
    );
  }
  return { partition, ...(sort && { sort }) };
}
