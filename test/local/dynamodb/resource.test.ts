import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, StreamViewType, TableEncryptionV2, TableV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { describe, expect, it } from 'vitest';
import type { CreatedResource, ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { dynamodbResources } from '../../../local/dynamodb/resource.ts';
import { startDynamoDb, temporaryDirectory, type Fixture } from './dynamodb-fixture.ts';

const props: TablePropsV2 = {
  partitionKey: { name: 'p', type: AttributeType.STRING },
  sortKey: { name: 's', type: AttributeType.NUMBER },
  dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
  timeToLiveAttribute: 'expiresAt',
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  encryption: TableEncryptionV2.awsManagedKey(),
  contributorInsightsSpecification: { enabled: true },
  warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000 },
  tags: [{ key: 'a', value: 'b' }],
};

/** The properties as CDK synthesizes them. */
function synthesized(overrides: Partial<TablePropsV2> = {}): unknown {
  const stack = new Stack(new App(), 'Stack', { env: { account: '000000000000', region: 'eu-central-1' } });
  const table = new TableV2(stack, 'Table', { ...props, ...overrides });
  const template = stack.resolve(
    (table.node.defaultChild as { _toCloudFormation(): unknown } | undefined)?._toCloudFormation(),
  ) as {
    Resources: Record<string, { Properties: unknown }>;
  };
  return JSON.parse(JSON.stringify(Object.values(template.Resources)[0]?.Properties));
}

function globalTable({ dynamodb }: Fixture): ResourceType {
  const [type] = dynamodbResources(dynamodb);
  if (!type) throw new Error('There is no resource type.');
  return type;
}

async function create(fixture: Fixture, properties: unknown): Promise<CreatedResource> {
  const type = globalTable(fixture);
  const parsed = type.properties.parse(properties);
  return type.create({ stackName: 'Stack', logicalId: 'Table', physicalName: 'Stack-Table', properties: parsed });
}

describe('AWS::DynamoDB::GlobalTable', () => {
  it('is carried out as TableV2 synthesizes it', async () => {
    const fixture = await startDynamoDb([]);
    const { ref, attributes } = await create(fixture, synthesized());
    expect(ref).toBe('Stack-Table');
    expect(attributes).toMatchObject({ Arn: 'arn:aws:dynamodb:eu-central-1:000000000000:table/Stack-Table' });
    expect(fixture.dynamodb.stream(attributes?.StreamArn ?? '').eventSource).toBe('aws:dynamodb');
    expect(await fixture.call('DescribeTable', { TableName: ref })).toMatchObject({
      Table: {
        TableId: attributes?.TableId,
        KeySchema: [{ AttributeName: 'p' }, { AttributeName: 's' }],
        AttributeDefinitions: [{ AttributeType: 'S' }, { AttributeType: 'N' }],
        DeletionProtectionEnabled: true,
      },
    });
    expect(await fixture.call('DescribeTimeToLive', { TableName: ref })).toHaveProperty(
      'TimeToLiveDescription.AttributeName',
      'expiresAt',
    );
  });

  it('takes the name that the template gives', async () => {
    const fixture = await startDynamoDb([]);
    expect((await create(fixture, synthesized({ tableName: 'named' }))).ref).toBe('named');
  });

  it.each([
    [
      'an index',
      { globalSecondaryIndexes: [{ indexName: 'i', partitionKey: { name: 'q', type: AttributeType.STRING } }] },
      'GlobalSecondaryIndexes',
    ],
    ['a replica elsewhere', { replicas: [{ region: 'eu-west-1' }] }, 'A replica in eu-west-1 cannot be carried out'],
  ])('refuses %s by name', (_, overrides, message) =>
    startDynamoDb([]).then((fixture) => {
      const result = globalTable(fixture).properties.safeParse(synthesized(overrides));
      expect(result.error?.message).toContain(message);
    }),
  );

  it.each([
    ['Unknown', { Unknown: 1 }, 'Unknown'],
    ['BillingMode', { BillingMode: 'PROVISIONED' }, 'set BillingMode to PAY_PER_REQUEST'],
  ])('refuses the property %s', async (_, properties, message) => {
    const fixture = await startDynamoDb([]);
    const result = globalTable(fixture).properties.safeParse({ ...(synthesized() as object), ...properties });
    expect(result.error?.message).toContain(message);
  });

  it('stops the start when the data directory holds the table with another key', async () => {
    const directory = temporaryDirectory();
    const first = await startDynamoDb([], directory);
    await create(first, synthesized());
    await first.close();
    const second = await startDynamoDb([], directory);
    const other = synthesized({ sortKey: { name: 's', type: AttributeType.STRING } });
    await expect(create(second, other)).rejects.toThrow(
      'Cannot open table "Stack-Table": the data directory holds it with the key p (S), s (N), the template says p (S), s (S).',
    );
  });
});
