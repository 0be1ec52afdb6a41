import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import type { EventSourceMappings, MappedFunction, MappingRequest } from './event-source-mappings.ts';
import type { QueueSettings } from './queue-mapping.ts';
import type { StartingPosition, StreamSettings } from './stream-settings.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
const batchSizeMax = 10_000;
const streamBatchSizeDefault = 100;
const queueBatchSizeDefault = 10;
/** A larger batch of a queue needs a window to gather in. */
const queueBatchSizeWithoutWindowMax = 10;
const batchingWindowSecondsMax = 300;
const retriesMax = 10_000;
const recordAgeSecondsMin = 60;
const recordAgeSecondsMax = 604_800;
const lanesMax = 10;
/** Lambda begins with this many batches of a queue at a time, and goes up from there; one machine stays here. */
const queueConcurrencyDefault = 5;
const queueConcurrencyMin = 2;
const queueConcurrencyMax = 1_000;

const wholeNumber = z.coerce.number().int();
const flag = z.union([z.boolean(), z.stringbool()]);
const infinite = -1;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html */
const mappingProperties = z
  .strictObject({
    EventSourceArn: z
      .string()
      .regex(/^arn:aws:(dynamodb|kinesis|sqs):/, 'is no DynamoDB stream, Kinesis stream or queue'),
    FunctionName: z.string(),
    Enabled: flag.default(true),
    BatchSize: wholeNumber.min(1).max(batchSizeMax).optional(),
    MaximumBatchingWindowInSeconds: wholeNumber.min(0).max(batchingWindowSecondsMax).default(0),
    FilterCriteria: z
      .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })).default([]) })
      .optional(),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).optional(),
    StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP']).optional(),
    StartingPositionTimestamp: z.coerce.number().optional(),
    ParallelizationFactor: wholeNumber.min(1).max(lanesMax).optional(),
    BisectBatchOnFunctionError: flag.optional(),
    MaximumRetryAttempts: wholeNumber.min(infinite).max(retriesMax).optional(),
    MaximumRecordAgeInSeconds: z
      .union([z.literal(infinite), z.literal('-1').transform(() => infinite), wholeNumber.min(recordAgeSecondsMin)])
      .refine((seconds) => seconds <= recordAgeSecondsMax)
      .optional(),
    DestinationConfig: z
      .strictObject({
        OnFailure: z.strictObject({
          Destination: z.string().startsWith('arn:aws:sqs:', 'can only be a queue of SQS in this runtime'),
        }),
      })
      .optional(),
    ScalingConfig: z
      .strictObject({
        MaximumConcurrency: wholeNumber.min(queueConcurrencyMin).max(queueConcurrencyMax).optional(),
      })
      .optional(),
    // Without effect on one machine:
    Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
    MetricsConfig: z.unknown().optional(),
    // Zero is how CDK writes that there are none.
    TumblingWindowInSeconds: z.literal(0, 'Tumbling windows are not carried out by this runtime.').optional(),
  })
  .superRefine((properties, refinement) => {
    for (const { path, message } of misplaced(properties)) {
      refinement.addIssue({ code: 'custom', path: [path], message });
    }
  });

type MappingProperties = z.output<typeof mappingProperties>;

const streamOnly = [
  'StartingPosition',
  'StartingPositionTimestamp',
  'ParallelizationFactor',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'DestinationConfig',
] as const;

export interface MappingResourceOptions {
  readonly mappings: EventSourceMappings;
  /** @throws {AwsError} `ResourceNotFoundException` */
  readonly findFunction: (functionName: string) => MappedFunction;
}

export function mappingResource({ mappings, findFunction }: MappingResourceOptions): ResourceType {
  return resourceType<MappingProperties>({
    name: 'AWS::Lambda::EventSourceMapping',
    properties: mappingProperties,
    async create({ properties, physicalName }) {
      const mappedFunction = findFunction(properties.FunctionName);
      await mappings.create(requestOf(properties, { mappedFunction, mappingId: physicalName }));
      return { ref: physicalName, attributes: { Id: physicalName } };
    },
  });
}

function requestOf(
  properties: MappingProperties,
  { mappedFunction, mappingId }: { mappedFunction: MappedFunction; mappingId: string },
): MappingRequest {
  const failureDestinationArn = properties.DestinationConfig?.OnFailure.Destination;
  return {
    mappedFunction,
    sourceArn: properties.EventSourceArn,
    enabled: properties.Enabled,
    filterPatterns: properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [],
    source: isQueue(properties)
      ? { kind: 'queue', settings: queueSettings(properties) }
      : {
          kind: 'stream',
          settings: streamSettings(properties, { mappingId, functionArn: mappedFunction.arn }),
          failureDestinationArn,
        },
  };
}

function queueSettings(properties: MappingProperties): QueueSettings {
  return {
    batchSize: properties.BatchSize ?? queueBatchSizeDefault,
    batchingWindowMs: properties.MaximumBatchingWindowInSeconds * 1000,
    concurrencyMax: properties.ScalingConfig?.MaximumConcurrency ?? queueConcurrencyDefault,
    reportsItemFailures: (properties.FunctionResponseTypes ?? []).length > 0,
  };
}

function streamSettings(
  properties: MappingProperties,
  identity: { mappingId: string; functionArn: string },
): StreamSettings {
  const { MaximumRetryAttempts = infinite, MaximumRecordAgeInSeconds = infinite } = properties;
  return {
    ...identity,
    startingPosition: startingPosition(properties),
    batchSize: properties.BatchSize ?? streamBatchSizeDefault,
    batchingWindowMs: properties.MaximumBatchingWindowInSeconds * 1000,
    parallelizationFactor: properties.ParallelizationFactor ?? 1,
    bisectOnError: properties.BisectBatchOnFunctionError ?? false,
    retriesMax: MaximumRetryAttempts === infinite ? Infinity : MaximumRetryAttempts,
    recordAgeMsMax: MaximumRecordAgeInSeconds === infinite ? Infinity : MaximumRecordAgeInSeconds * 1000,
    reportsItemFailures: (properties.FunctionResponseTypes ?? []).length > 0,
  };
}

function startingPosition({ StartingPosition: kind, StartingPositionTimestamp }: MappingProperties): StartingPosition {
  if (kind === 'AT_TIMESTAMP') return { kind, timestampMs: (StartingPositionTimestamp ?? 0) * 1000 };
  return { kind: kind ?? 'TRIM_HORIZON' };
}

/** The rules between the properties, each broken one with the property that breaks it. */
function* misplaced(properties: MappingProperties): Generator<{ path: string; message: string }> {
  if (isQueue(properties)) {
    for (const path of streamOnly) {
      if (properties[path] !== undefined) yield { path, message: 'is for streams, not for a queue' };
    }
    const { BatchSize = queueBatchSizeDefault, MaximumBatchingWindowInSeconds: window } = properties;
    if (BatchSize > queueBatchSizeWithoutWindowMax && window === 0) {
      yield { path: 'BatchSize', message: `above ${queueBatchSizeWithoutWindowMax} needs a batching window` };
    }
    return;
  }
  const { StartingPosition: position, StartingPositionTimestamp: timestamp } = properties;
  if (properties.ScalingConfig) yield { path: 'ScalingConfig', message: 'is for queues, not for a stream' };
  if (position === undefined) yield { path: 'StartingPosition', message: 'is needed for a stream' };
  if (position === 'AT_TIMESTAMP' && !properties.EventSourceArn.startsWith('arn:aws:kinesis:')) {
    yield { path: 'StartingPosition', message: 'AT_TIMESTAMP is for Kinesis streams' };
  }
  if ((position === 'AT_TIMESTAMP') !== (timestamp !== undefined)) {
    yield { path: 'StartingPositionTimestamp', message: 'goes with the starting position AT_TIMESTAMP' };
  }
}

function isQueue({ EventSourceArn }: { readonly EventSourceArn: string }): boolean {
  return EventSourceArn.startsWith('arn:aws:sqs:');
}
