import type { Activity } from '../activity.ts';
import { AwsError } from '../aws/aws-error.ts';
import type { AwsService, Permission } from '../aws/service.ts';
import type { Clock } from '../clock.ts';
import type { Environment } from '../cloudformation/resource-type.ts';
import type { Meter } from '../meter/meter.ts';
import type { Store, Table } from '../store/store.ts';
import {
  describeStream,
  describeStreamSummary,
  listShards,
  listStreams,
  parseShardListTokenOrThrow,
  readShardListing,
} from './describe.ts';
import { formatShardId, getRecords, getShardIterator } from './get-records.ts';
import { putRecord, putRecords } from './put-records.ts';
import { Request } from './request.ts';
import { parseShardIteratorOrThrow } from './shard-iterator.ts';
import { Stream, type StreamSettings } from './stream.ts';
import { streamNameOrThrow, streamReference } from './stream-reference.ts';
import { WriteLimit } from './write-limit.ts';

export interface KinesisOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly activity: Activity;
  readonly meter?: Meter;
}

/** A stream as a template declares it; where and when it stands is the service's to say. */
export type StreamDeclaration = Omit<StreamSettings, 'arn' | 'region' | 'createdMs'>;

const operations = [
  'DescribeStream',
  'DescribeStreamSummary',
  'GetRecords',
  'GetShardIterator',
  'ListShards',
  'ListStreams',
  'PutRecord',
  'PutRecords',
] as const;
type Operation = (typeof operations)[number];

const namePattern = /^[\w.-]{1,128}$/;
const iteratorLengthMax = 512;

/** Kinesis Data Streams: https://docs.aws.amazon.com/kinesis/latest/APIReference/Welcome.html */
export class Kinesis implements AwsService {
  readonly name = 'kinesis';
  readonly #options: KinesisOptions;
  readonly #created: Table;
  readonly #streams = new Map<string, { readonly stream: Stream; readonly limit: WriteLimit }>();

  constructor(options: KinesisOptions) {
    this.#options = options;
    this.#created = options.store.table('kinesis/streams');
  }

  /** Brings a declared stream into being, or finds it as an earlier start left it. */
  async createStream(declaration: StreamDeclaration): Promise<Stream> {
    const { accountId, partition, region } = this.#options.environment;
    if (!namePattern.test(declaration.name)) {
      throw new Error(`A stream cannot be called "${declaration.name}": give it a Name of at most 128 characters.`);
    }
    const known = await this.#createdOrNow(declaration);
    if (known.shardCount !== declaration.shardCount) {
      throw new Error(
        `Cannot open stream "${declaration.name}": it has ${known.shardCount} shards, the template asks for ` +
          `${declaration.shardCount}, and shards are not split or merged here. Start with an empty data directory.`,
      );
    }
    const settings: StreamSettings = {
      ...declaration,
      region,
      arn: `arn:${partition}:kinesis:${region}:${accountId}:stream/${declaration.name}`,
      createdMs: known.createdMs,
    };
    await this.#streams.get(declaration.name)?.stream.close();
    const stream = new Stream(settings, this.#options);
    this.#streams.set(declaration.name, { stream, limit: new WriteLimit(settings, this.#options.clock) });
    return stream;
  }

  /** The stream as event source mappings read it. @throws when there is none with this ARN. */
  stream(arn: string): Stream {
    for (const { stream } of this.#streams.values()) if (stream.arn === arn) return stream;
    throw new Error(`There is no Kinesis stream "${arn}".`);
  }

  permissions(operation: string, input: unknown): readonly Permission[] {
    const known = operationOrThrow(operation);
    const action = `kinesis:${known}`;
    if (known === 'ListStreams') return [{ action, resource: '*' }];
    return [{ action, resource: this.#arn(this.#namedStream(known, Request.of(input))) }];
  }

  async execute(operation: string, input: unknown): Promise<unknown> {
    const known = operationOrThrow(operation);
    const request = Request.of(input);
    if (known === 'ListStreams') {
      return listStreams(
        request,
        [...this.#streams.values()].map(({ stream }) => stream),
      );
    }
    return this.#executeOnStream(known, request);
  }

  /** Ends the background work of every stream; to be called before the store is closed. */
  async close(): Promise<void> {
    await Promise.all([...this.#streams.values()].map(({ stream }) => stream.close()));
  }

  async #executeOnStream(operation: Exclude<Operation, 'ListStreams'>, request: Request): Promise<unknown> {
    const nowMs = this.#options.clock.nowMs();
    const accountId = this.#options.environment.accountId;
    const name = this.#namedStream(operation, request);
    const found = this.#streams.get(name);
    if (!found) throw notFound(operation, request, { name, accountId });
    const { stream, limit } = found;
    switch (operation) {
      case 'DescribeStream':
        return describeStream(request, stream);
      case 'DescribeStreamSummary':
        return describeStreamSummary(request, stream);
      case 'GetRecords':
        return getRecords(request, parseShardIteratorOrThrow(request.requiredText('ShardIterator')), {
          stream,
          accountId,
          nowMs,
        });
      case 'GetShardIterator':
        return getShardIterator(request, { stream, accountId, nowMs });
      case 'ListShards': {
        const { token, after, limit: max } = readShardListing(request);
        const start = token === undefined ? after : parseShardListTokenOrThrow(token, nowMs).after;
        return listShards(stream, { after: start, limit: max }, nowMs);
      }
      case 'PutRecord':
        return putRecord(request, { stream, limit, accountId, nowMs });
      case 'PutRecords':
        return putRecords(request, { stream, limit, accountId, nowMs });
    }
  }

  /** Two operations may name their stream inside of a token instead. @throws {AwsError} when none is named. */
  #namedStream(operation: Operation, request: Request): string {
    const reference = streamReference(request);
    if (operation === 'GetRecords') {
      const text = request.requiredText('ShardIterator', { lengthMin: 1, lengthMax: iteratorLengthMax });
      request.finish();
      const iterator = parseShardIteratorOrThrow(text);
      return streamNameOrThrow({ name: iterator.streamName, arn: reference.arn });
    }
    const token = operation === 'ListShards' ? request.text('NextToken') : undefined;
    if (token === undefined) {
      request.finish();
      return streamNameOrThrow(reference);
    }
    if (request.has('StreamName')) {
      throw new AwsError('InvalidArgumentException', 'NextToken and StreamName cannot be provided together.');
    }
    return parseShardListTokenOrThrow(token, this.#options.clock.nowMs()).streamName;
  }

  #arn(name: string): string {
    const { accountId, partition, region } = this.#options.environment;
    return `arn:${partition}:kinesis:${region}:${accountId}:stream/${name}`;
  }

  /** Shards count from their creation, so it is kept. */
  async #createdOrNow({ name, shardCount }: StreamDeclaration): Promise<{ createdMs: number; shardCount: number }> {
    const key = Buffer.from(name);
    const bytes = this.#created.get(key);
    if (bytes) {
      const stored = Buffer.from(bytes);
      return { createdMs: stored.readDoubleBE(0), shardCount: stored.readUInt32BE(8) };
    }
    const createdMs = this.#options.clock.nowMs();
    const stored = Buffer.alloc(12);
    stored.writeDoubleBE(createdMs, 0);
    stored.writeUInt32BE(shardCount, 8);
    await this.#options.store.transact((transaction) => transaction.put(this.#created, key, stored));
    return { createdMs, shardCount };
  }
}

function operationOrThrow(operation: string): Operation {
  const known = operations.find((name) => name === operation);
  if (known) return known;
  throw new AwsError('UnknownOperationException', `Kinesis operation "${operation}" is not carried out here.`);
}

function notFound(operation: Operation, request: Request, { name, accountId }: { name: string; accountId: string }) {
  if (operation === 'GetRecords') {
    const { shardIndex } = parseShardIteratorOrThrow(request.requiredText('ShardIterator'));
    const shard = `Shard ${formatShardId(shardIndex)} in stream ${name} under account ${accountId} does not exist`;
    return new AwsError('ResourceNotFoundException', shard);
  }
  return new AwsError('ResourceNotFoundException', `Stream ${name} under account ${accountId} not found.`);
}
