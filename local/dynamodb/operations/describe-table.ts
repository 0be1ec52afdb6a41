import { resourceNotFound } from '../errors.ts';
import { keyAttributes } from '../key.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { Table } from '../table.ts';
import type { OperationContext } from '../tables.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html */
export function describeTable(context: OperationContext, input: unknown): unknown {
  const { request } = requestOrThrow('DescribeTable', input);
  const table = context.tables.find(request.TableName);
  if (!table) throw resourceNotFound(request.TableName);
  return { Table: description(table) };
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html */
export function describeTimeToLive(context: OperationContext, input: unknown): unknown {
  const { request } = requestOrThrow('DescribeTimeToLive', input);
  const table = context.tables.find(request.TableName);
  if (!table) throw resourceNotFound(request.TableName);
  const attribute = table.definition.timeToLiveAttribute;
  return {
    TimeToLiveDescription:
      attribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
  };
}

function description(table: Table): Record<string, unknown> {
  const { entry, definition, stream } = table;
  const attributes = keyAttributes(table.keySchema);
  const { entries, bytes } = table.statistics();
  const createdAtSeconds = entry.createdAtMs / 1000;
  return {
    AttributeDefinitions: attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    TableName: table.name,
    KeySchema: attributes.map(({ name }, index) => ({ AttributeName: name, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
    TableStatus: 'ACTIVE',
    CreationDateTime: createdAtSeconds,
    // A table on demand has no throughput of its own.
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    TableSizeBytes: bytes,
    ItemCount: entries,
    TableArn: table.arn,
    TableId: entry.id,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: createdAtSeconds },
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType },
      LatestStreamLabel: entry.stream?.label,
      LatestStreamArn: stream.arn,
    }),
    DeletionProtectionEnabled: definition.deletionProtection ?? false,
  };
}
