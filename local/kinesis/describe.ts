import { AwsError } from '../aws/aws-error.ts';
import type { Request } from './request.ts';
import type { Stream } from './stream.ts';
import { nameConstraint, shardIdConstraint } from './stream-reference.ts';

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html */
const pageMax = 10_000;
const describeShardsDefault = 100;
const listShardsDefault = 1_000;
const listStreamsDefault = 100;
const nextTokenLifeMs = 300_000;
const nextTokenLengthMax = 1_048_576;
const nextToken = { lengthMin: 1, lengthMax: nextTokenLengthMax };
const shardFilterTypes = [
  'AFTER_SHARD_ID',
  'AT_TRIM_HORIZON',
  'FROM_TRIM_HORIZON',
  'AT_LATEST',
  'AT_TIMESTAMP',
  'FROM_TIMESTAMP',
] as const;

export function describeStream(request: Request, stream: Stream): unknown {
  const limit = request.integer('Limit', { min: 1, max: pageMax }) ?? describeShardsDefault;
  const after = request.text('ExclusiveStartShardId', shardIdConstraint);
  request.finish();
  const { shards, more } = shardPage(stream, after, limit);
  return { StreamDescription: { ...description(stream), Shards: shards, HasMoreShards: more } };
}

export function describeStreamSummary(request: Request, stream: Stream): unknown {
  request.finish();
  const { shardCount, recordBytesMax } = stream.settings;
  return {
    StreamDescriptionSummary: {
      ...description(stream),
      OpenShardCount: shardCount,
      ConsumerCount: 0,
      MaxRecordSizeInKiB: recordBytesMax / 1024,
    },
  };
}

/** What `ListShards` asks for: the first page of a stream, or the page that a token stands for. */
export interface ShardListing {
  readonly after: string | undefined;
  readonly limit: number | undefined;
}

export function readShardListing(request: Request): ShardListing & { readonly token: string | undefined } {
  const token = request.text('NextToken', nextToken);
  const limit = request.integer('MaxResults', { min: 1, max: pageMax });
  const after = request.text('ExclusiveStartShardId', shardIdConstraint);
  const filter = request.structure('ShardFilter');
  const filterType = filter?.requiredText('Type', { oneOf: shardFilterTypes });
  const filterShard = filter?.text('ShardId', shardIdConstraint);
  const filterTimestampMs = filter?.timestampMs('Timestamp');
  // It tells apart streams that have had the same name; only one can be here.
  request.timestampMs('StreamCreationTimestamp');
  request.finish();
  requireFilterOrThrow(filterType, filterShard, filterTimestampMs);
  // No shard is ever split or merged here, so that every filter by time finds them all.
  return { token, limit, after: filterType === 'AFTER_SHARD_ID' ? filterShard : after };
}

export function listShards(stream: Stream, { after, limit = listShardsDefault }: ShardListing, nowMs: number): unknown {
  const { shards, more, last } = shardPage(stream, after, limit);
  return {
    Shards: shards,
    ...(more && { NextToken: formatToken({ streamName: stream.settings.name, after: last, issuedMs: nowMs }) }),
  };
}

export interface ShardListToken {
  readonly streamName: string;
  readonly after: string;
  readonly issuedMs: number;
}

/** @throws {AwsError} `ExpiredNextTokenException`, `InvalidArgumentException` */
export function parseShardListTokenOrThrow(text: string, nowMs: number): ShardListToken {
  const [streamName, after, issuedMs] = Buffer.from(text, 'base64').toString().split('/');
  if (streamName === undefined || after === undefined || !/^\d{1,16}$/.test(issuedMs ?? '')) {
    throw new AwsError('InvalidArgumentException', 'NextToken is invalid.');
  }
  if (nowMs - Number(issuedMs) > nextTokenLifeMs) {
    throw new AwsError('ExpiredNextTokenException', 'The NextToken has expired.');
  }
  return { streamName, after, issuedMs: Number(issuedMs) };
}

export function listStreams(request: Request, streams: readonly Stream[]): unknown {
  const limit = request.integer('Limit', { min: 1, max: pageMax }) ?? listStreamsDefault;
  const after = request.text('ExclusiveStartStreamName', nameConstraint);
  const token = request.text('NextToken', nextToken);
  request.finish();
  const start = token === undefined ? after : Buffer.from(token, 'base64').toString();
  const names = streams
    .filter((stream) => start === undefined || stream.settings.name > start)
    .sort((a, b) => (a.settings.name < b.settings.name ? -1 : 1));
  const page = names.slice(0, limit);
  const last = page.at(-1)?.settings.name;
  const more = page.length < names.length;
  return {
    StreamNames: page.map((stream) => stream.settings.name),
    HasMoreStreams: more,
    ...(more && last !== undefined && { NextToken: Buffer.from(last).toString('base64') }),
    StreamSummaries: page.map((stream) => summary(stream)),
  };
}

function summary({ settings }: Stream): Record<string, unknown> {
  return {
    StreamName: settings.name,
    StreamARN: settings.arn,
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: settings.mode },
    StreamCreationTimestamp: settings.createdMs / 1000,
  };
}

function description(stream: Stream): Record<string, unknown> {
  const { keyId, retentionHours } = stream.settings;
  return {
    ...summary(stream),
    RetentionPeriodHours: retentionHours,
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: keyId === undefined ? 'NONE' : 'KMS',
    ...(keyId !== undefined && { KeyId: keyId }),
  };
}

function shardPage(
  stream: Stream,
  after: string | undefined,
  limit: number,
): { shards: unknown[]; more: boolean; last: string } {
  const rest = stream.shardIds
    .map((id, index) => ({ id, index }))
    .filter(({ id }) => after === undefined || id > after);
  const page = rest.slice(0, limit);
  return {
    shards: page.map(({ id, index }) => ({
      ShardId: id,
      HashKeyRange: stream.hashKeyRanges.range(index),
      SequenceNumberRange: {
        StartingSequenceNumber: stream.sequenceNumber(index, { place: 0, arrivedMs: stream.settings.createdMs }),
      },
    })),
    more: page.length < rest.length,
    last: page.at(-1)?.id ?? '',
  };
}

function requireFilterOrThrow(type?: string, shardId?: string, timestampMs?: number): void {
  if (type === 'AFTER_SHARD_ID' && shardId === undefined) {
    throw new AwsError('InvalidArgumentException', 'ShardId must be specified for ShardFilter type AFTER_SHARD_ID.');
  }
  if (type?.endsWith('TIMESTAMP') && timestampMs === undefined) {
    throw new AwsError('InvalidArgumentException', `Timestamp must be specified for ShardFilter type ${type}.`);
  }
}

function formatToken({ streamName, after, issuedMs }: ShardListToken): string {
  return Buffer.from([streamName, after, issuedMs].join('/')).toString('base64');
}
