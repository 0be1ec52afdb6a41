import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base64, KinesisFixture, type ReadAnswer } from './fixture.ts';

const arn = 'arn:aws:kinesis:eu-central-1:000000000000:stream/events';
const shard0 = 'shardId-000000000000';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let fixture: KinesisFixture;

beforeEach(async () => {
  fixture = new KinesisFixture();
  await fixture.create({ Name: 'events', StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
  await fixture.create({ Name: 'single', ShardCount: 1 });
});
afterEach(() => fixture.destroy());

interface PutAnswer {
  readonly ShardId: string;
  readonly SequenceNumber: string;
}

function put(StreamName: string, PartitionKey: string, text: string, more = {}): Promise<PutAnswer> {
  return fixture.call('PutRecord', { StreamName, PartitionKey, Data: base64(text), ...more });
}

async function iterator(StreamName: string, ShardIteratorType: string, more = {}): Promise<string> {
  const input = { StreamName, ShardId: shard0, ShardIteratorType, ...more };
  return (await fixture.call<{ ShardIterator: string }>('GetShardIterator', input)).ShardIterator;
}

function read(ShardIterator: string, more = {}): Promise<ReadAnswer> {
  return fixture.call('GetRecords', { ShardIterator, ...more });
}

async function texts(ShardIterator: string): Promise<string[]> {
  return (await read(ShardIterator)).Records.map((record) => Buffer.from(record.Data, 'base64').toString());
}

async function failure(operation: string, input: unknown): Promise<unknown> {
  return fixture.call(operation, input).then(
    () => 'no error',
    (error: unknown) => error,
  );
}

describe('Kinesis.PutRecord', () => {
  it('puts a record into the shard that the MD5 of its partition key falls into', async () => {
    const partitionKey = 'a key';
    const digest = BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`);
    const answer = await put('events', partitionKey, 'hello');
    expect(answer.ShardId).toBe(`shardId-00000000000${digest / (1n << 126n)}`);
    expect(answer.SequenceNumber).toMatch(/^\d{56}$/);
  });

  it('lets an explicit hash key decide, up to the last one', async () => {
    const last = ((1n << 128n) - 1n).toString();
    expect(await put('events', 'k', '', { ExplicitHashKey: last })).toMatchObject({ ShardId: 'shardId-000000000003' });
    expect(await put('events', 'k', '', { ExplicitHashKey: '0' })).toMatchObject({ ShardId: shard0 });
    const input = { StreamName: 'events', PartitionKey: 'k', Data: '', ExplicitHashKey: (1n << 128n).toString() };
    expect(await failure('PutRecord', input)).toMatchObject({
      code: 'InvalidArgumentException',
      message: expect.stringContaining('must be in the range: [0, 2^128-1]') as unknown,
    });
  });

  it('finds the stream by its ARN', async () => {
    const input = { StreamARN: arn, PartitionKey: 'k', Data: '' };
    expect(await fixture.call('PutRecord', input)).toMatchObject({ EncryptionType: 'NONE' });
  });

  it('takes an earlier sequence number for ordering and refuses one that no stream has given', async () => {
    const first = await put('single', 'k', 'one');
    const second = await put('single', 'k', 'two', { SequenceNumberForOrdering: first.SequenceNumber });
    expect(second.SequenceNumber > first.SequenceNumber).toBe(true);
    const input = { StreamName: 'single', PartitionKey: 'k', Data: '', SequenceNumberForOrdering: '17' };
    expect(await failure('PutRecord', input)).toMatchObject({ code: 'InvalidArgumentException' });
  });

  it('refuses what misses its constraints, all in one answer', async () => {
    const input = { StreamName: 'single', PartitionKey: '', ExplicitHashKey: 'x' };
    expect(await failure('PutRecord', input)).toMatchObject({
      code: 'ValidationException',
      message:
        "3 validation errors detected: Value '' at 'partitionKey' failed to satisfy constraint: Member must have length " +
        "greater than or equal to 1; Value 'x' at 'explicitHashKey' failed to satisfy constraint: Member must satisfy " +
        "regular expression pattern: 0|([1-9]\\d{0,38}); Value null at 'data' failed to satisfy constraint: Member must not be null",
    });
  });

  it('refuses a record above 1 MiB, partition key included', async () => {
    const data = Buffer.alloc(1_048_576).toString('base64');
    expect(await failure('PutRecord', { StreamName: 'single', PartitionKey: 'k', Data: data })).toMatchObject({
      code: 'ValidationException',
      message:
        "1 validation error detected: Value at 'data' failed to satisfy constraint: " +
        'Member must have length less than or equal to 1048576',
    });
  });

  it('takes greater records when the stream allows them', async () => {
    await fixture.create({ Name: 'large', MaxRecordSizeInKiB: 2048 });
    const data = Buffer.alloc(1_500_000).toString('base64');
    expect(await fixture.call('PutRecord', { StreamName: 'large', PartitionKey: 'k', Data: data })).toBeDefined();
  });

  it('refuses an unknown stream and data that is not base64', async () => {
    expect(await failure('PutRecord', { StreamName: 'none', PartitionKey: 'k', Data: '' })).toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'Stream none under account 000000000000 not found.',
    });
    expect(await failure('PutRecord', { StreamName: 'single', PartitionKey: 'k', Data: '%' })).toMatchObject({
      code: 'SerializationException',
    });
  });
});

describe('Kinesis.PutRecords', () => {
  it('answers per record, in the order of the request', async () => {
    const records = Array.from({ length: 500 }, (_, index) => ({
      PartitionKey: `k${index}`,
      Data: base64(`${index}`),
    }));
    const answer = await fixture.call<{ FailedRecordCount: number; Records: PutAnswer[] }>('PutRecords', {
      StreamName: 'events',
      Records: records,
    });
    expect(answer.FailedRecordCount).toBe(0);
    expect(answer.Records).toHaveLength(500);
    expect(new Set(answer.Records.map((record) => record.SequenceNumber + record.ShardId)).size).toBe(500);
  });

  it('refuses 501 records, and none', async () => {
    const records = Array.from({ length: 501 }, () => ({ PartitionKey: 'k', Data: '' }));
    expect(await failure('PutRecords', { StreamName: 'events', Records: records })).toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining(
        "at 'records' failed to satisfy constraint: Member must have length less",
      ) as unknown,
    });
    expect(await failure('PutRecords', { StreamName: 'events', Records: [] })).toMatchObject({
      code: 'ValidationException',
    });
  });

  it('refuses a request above 10 MiB as a whole', async () => {
    const record = { PartitionKey: 'k', Data: Buffer.alloc(1_000_000).toString('base64') };
    const input = { StreamName: 'events', Records: Array.from({ length: 11 }, () => record) };
    expect(await failure('PutRecords', input)).toMatchObject({
      code: 'InvalidArgumentException',
      message: 'Records size exceeds 10 MB limit',
    });
  });

  it('names the record that misses a constraint, and stores none', async () => {
    const input = { StreamName: 'single', Records: [{ PartitionKey: 'k', Data: '' }, { PartitionKey: 'k' }] };
    expect(await failure('PutRecords', input)).toMatchObject({
      message: expect.stringContaining("Value null at 'records.2.member.data'") as unknown,
    });
    expect((await read(await iterator('single', 'TRIM_HORIZON'))).Records).toEqual([]);
  });

  it('fails the records above 1,000 a second of a provisioned shard, alone', async () => {
    const records = Array.from({ length: 500 }, () => ({ PartitionKey: 'k', Data: '' }));
    const input = { StreamName: 'single', Records: records };
    fixture.clock.advance(1000 - (fixture.clock.nowMs() % 1000));
    const answers = await Promise.all(
      [1, 2, 3].map(() => fixture.call<{ FailedRecordCount: number }>('PutRecords', input)),
    );
    expect(answers.map((answer) => answer.FailedRecordCount)).toEqual([0, 0, 500]);
    expect(answers[2]).toMatchObject({
      Records: expect.arrayContaining([
        {
          ErrorCode: 'ProvisionedThroughputExceededException',
          ErrorMessage: 'Rate exceeded for shard shardId-000000000000 in stream single under account 000000000000.',
        },
      ]) as unknown,
    });
    fixture.clock.advance(1000);
    expect(await fixture.call('PutRecords', input)).toMatchObject({ FailedRecordCount: 0 });
  });
});

describe('Kinesis.GetRecords', () => {
  it('reads from every kind of iterator', async () => {
    const first = await put('single', 'k', 'one');
    fixture.clock.advance(minuteMs);
    const betweenSeconds = fixture.clock.nowMs() / 1000;
    const second = await put('single', 'k', 'two');
    const latest = await iterator('single', 'LATEST');
    await put('single', 'k', 'three');
    expect(await texts(await iterator('single', 'TRIM_HORIZON'))).toEqual(['one', 'two', 'three']);
    expect(await texts(latest)).toEqual(['three']);
    const at = { StartingSequenceNumber: second.SequenceNumber };
    expect(await texts(await iterator('single', 'AT_SEQUENCE_NUMBER', at))).toEqual(['two', 'three']);
    const after = { StartingSequenceNumber: first.SequenceNumber };
    expect(await texts(await iterator('single', 'AFTER_SEQUENCE_NUMBER', after))).toEqual(['two', 'three']);
    const timestamp = { Timestamp: betweenSeconds };
    expect(await texts(await iterator('single', 'AT_TIMESTAMP', timestamp))).toEqual(['two', 'three']);
  });

  it('pages with Limit and says how far behind it is', async () => {
    for (const text of ['a', 'b', 'c']) await put('single', 'k', text);
    fixture.clock.advance(minuteMs);
    const page = await read(await iterator('single', 'TRIM_HORIZON'), { Limit: 2 });
    expect(page.Records).toHaveLength(2);
    expect(page.MillisBehindLatest).toBeGreaterThanOrEqual(minuteMs);
    const rest = await read(page.NextShardIterator);
    expect(rest.Records.map((record) => record.PartitionKey)).toEqual(['k']);
    expect(rest.MillisBehindLatest).toBe(0);
    expect((await read(rest.NextShardIterator)).Records).toEqual([]);
  });

  it('ends an answer at 1 MiB', async () => {
    const record = { PartitionKey: 'k', Data: Buffer.alloc(100_000).toString('base64') };
    for (const count of [8, 8]) {
      await fixture.call('PutRecords', { StreamName: 'events', Records: Array.from({ length: count }, () => record) });
    }
    const { ShardId } = await put('events', 'k', 'last');
    const page = await read(await iterator('events', 'TRIM_HORIZON', { ShardId }));
    expect(page.Records).toHaveLength(10);
    // What comes next has come in this very millisecond, and yet it is not the end.
    expect(page.MillisBehindLatest).toBeGreaterThan(0);
    expect((await read(page.NextShardIterator)).Records).toHaveLength(7);
  });

  it('refuses an iterator older than 5 minutes, and one that is none', async () => {
    const old = await iterator('single', 'LATEST');
    fixture.clock.advance(5 * minuteMs + 1);
    expect(await failure('GetRecords', { ShardIterator: old })).toMatchObject({
      code: 'ExpiredIteratorException',
      message: expect.stringMatching(
        /^Iterator expired\. The iterator was created at time \w{3} \w{3} \d{2} [\d:]{8} UTC \d{4} while right now it is/,
      ) as unknown,
    });
    expect(await failure('GetRecords', { ShardIterator: 'nonsense' })).toMatchObject({
      code: 'InvalidArgumentException',
      message: 'Invalid ShardIterator.',
    });
  });

  it('refuses a start that contradicts itself', async () => {
    const shard = { StreamName: 'events', ShardId: shard0 };
    const { SequenceNumber } = await put('events', 'k', '', { ExplicitHashKey: ((1n << 128n) - 1n).toString() });
    const other = await put('single', 'k', '');
    const message = async (more: object): Promise<unknown> => failure('GetShardIterator', { ...shard, ...more });
    expect(await message({ ShardIteratorType: 'AT_SEQUENCE_NUMBER' })).toMatchObject({
      message: expect.stringContaining(
        'Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.',
      ) as unknown,
    });
    expect(await message({ ShardIteratorType: 'LATEST', StartingSequenceNumber: SequenceNumber })).toMatchObject({
      message: expect.stringContaining('Request specified LATEST and also a StartingSequenceNumber.') as unknown,
    });
    const at = { ShardIteratorType: 'AT_SEQUENCE_NUMBER' };
    expect(await message({ ...at, StartingSequenceNumber: SequenceNumber })).toMatchObject({
      message: expect.stringContaining('It encodes shardId-000000000003, while it was used in a call') as unknown,
    });
    expect(await message({ ...at, StartingSequenceNumber: '5' })).toMatchObject({
      message: expect.stringContaining('is invalid.') as unknown,
    });
    expect(other.ShardId).toBe(shard0);
    expect(await message({ ShardIteratorType: 'AT_TIMESTAMP' })).toMatchObject({
      message: expect.stringContaining('Must specify timestampInMillis parameter') as unknown,
    });
    const future = fixture.clock.nowMs() / 1000 + 60;
    expect(await message({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: future })).toMatchObject({
      message: expect.stringContaining('cannot be greater than the currentTimestampInMillis') as unknown,
    });
    expect(
      await failure('GetShardIterator', { ...shard, ShardId: 'shardId-7', ShardIteratorType: 'LATEST' }),
    ).toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'Shard shardId-000000000007 in stream events under account 000000000000 does not exist',
    });
  });
});

describe('Kinesis descriptions', () => {
  it('describe a stream on demand with its four shards', async () => {
    expect(await fixture.call('DescribeStream', { StreamName: 'events' })).toMatchObject({
      StreamDescription: {
        StreamARN: arn,
        StreamStatus: 'ACTIVE',
        StreamModeDetails: { StreamMode: 'ON_DEMAND' },
        HasMoreShards: false,
        RetentionPeriodHours: 24,
        EncryptionType: 'NONE',
        Shards: [
          {
            ShardId: shard0,
            HashKeyRange: { StartingHashKey: '0', EndingHashKey: '85070591730234615865843651857942052863' },
          },
          { ShardId: 'shardId-000000000001' },
          { ShardId: 'shardId-000000000002' },
          {
            ShardId: 'shardId-000000000003',
            HashKeyRange: { EndingHashKey: '340282366920938463463374607431768211455' },
          },
        ],
      },
    });
    expect(await fixture.call('DescribeStreamSummary', { StreamARN: arn })).toMatchObject({
      StreamDescriptionSummary: { OpenShardCount: 4, ConsumerCount: 0, MaxRecordSizeInKiB: 1024 },
    });
  });

  it('page through shards with a token that lives 5 minutes', async () => {
    interface Page {
      Shards: { ShardId: string }[];
      NextToken?: string;
    }
    const first = await fixture.call<Page>('ListShards', { StreamName: 'events', MaxResults: 3 });
    expect(first.Shards).toHaveLength(3);
    const rest = await fixture.call<Page>('ListShards', { NextToken: first.NextToken });
    expect(rest.Shards.map((shard) => shard.ShardId)).toEqual(['shardId-000000000003']);
    expect(rest.NextToken).toBeUndefined();
    expect(await failure('ListShards', { NextToken: first.NextToken, StreamName: 'events' })).toMatchObject({
      code: 'InvalidArgumentException',
    });
    fixture.clock.advance(5 * minuteMs + 1);
    expect(await failure('ListShards', { NextToken: first.NextToken })).toMatchObject({
      code: 'ExpiredNextTokenException',
    });
    const filter = { Type: 'AFTER_SHARD_ID', ShardId: 'shardId-000000000002' };
    expect((await fixture.call<Page>('ListShards', { StreamName: 'events', ShardFilter: filter })).Shards).toHaveLength(
      1,
    );
  });

  it('list the streams by name', async () => {
    expect(await fixture.call('ListStreams', {})).toMatchObject({
      StreamNames: ['events', 'single'],
      HasMoreStreams: false,
    });
    const page = await fixture.call<{ NextToken: string }>('ListStreams', { Limit: 1 });
    expect(page).toMatchObject({ StreamNames: ['events'], HasMoreStreams: true });
    expect(await fixture.call('ListStreams', { NextToken: page.NextToken })).toMatchObject({ StreamNames: ['single'] });
  });
});

describe('Kinesis.permissions', () => {
  it('asks for the action on the ARN of the stream, however it is named', async () => {
    const expected = (action: string): unknown => [{ action: `kinesis:${action}`, resource: arn }];
    expect(fixture.kinesis.permissions('PutRecords', { StreamName: 'events' })).toEqual(expected('PutRecords'));
    expect(fixture.kinesis.permissions('PutRecord', { StreamARN: arn })).toEqual(expected('PutRecord'));
    const ShardIterator = await iterator('events', 'LATEST');
    expect(fixture.kinesis.permissions('GetRecords', { ShardIterator })).toEqual(expected('GetRecords'));
    expect(fixture.kinesis.permissions('ListStreams', {})).toEqual([{ action: 'kinesis:ListStreams', resource: '*' }]);
  });

  it('refuses an operation that is not carried out, by name', () => {
    expect(() => fixture.kinesis.permissions('SplitShard', {})).toThrow('"SplitShard" is not carried out here');
    expect(() => fixture.kinesis.permissions('PutRecord', {})).toThrow('Either StreamARN or StreamName');
  });
});

describe('Kinesis retention', () => {
  it('hides and removes what is older, and never gives a sequence number twice', async () => {
    const stream = fixture.kinesis.stream('arn:aws:kinesis:eu-central-1:000000000000:stream/single');
    const old = await put('single', 'k', 'old');
    fixture.clock.advance(23 * hourMs);
    await put('single', 'k', 'newer');
    fixture.clock.advance(hourMs + 1);
    expect(await texts(await iterator('single', 'TRIM_HORIZON'))).toEqual(['newer']);
    fixture.clock.advance(24 * hourMs);
    await fixture.activity.settled();
    expect([...fixture.store.table('kinesis/records').range()]).toEqual([]);
    expect(stream.latest(shard0)).toBeUndefined();

    fixture = await fixture.restart();
    await fixture.create({ Name: 'single', ShardCount: 1 });
    const again = await put('single', 'k', 'again');
    expect(again.SequenceNumber > old.SequenceNumber).toBe(true);
    expect(await texts(await iterator('single', 'TRIM_HORIZON'))).toEqual(['again']);
  });
});

describe('A Kinesis stream as event source', () => {
  it('tells its listeners with the commit and gives records as Lambda sees them', async () => {
    const stream = fixture.kinesis.stream(arn);
    const told: string[] = [];
    const stop = stream.onRecords((shardId) => {
      told.push(`${shardId} ${stream.read(shardId, { after: undefined, limit: 10 }).length}`);
    });
    const { ShardId, SequenceNumber } = await put('events', 'key', 'hello');
    expect(told).toEqual([`${ShardId} 1`]);
    expect(stream.latest(ShardId)).toBe(SequenceNumber);
    const [record] = stream.read(ShardId, { after: undefined, limit: 10 });
    expect(record).toMatchObject({ sequenceNumber: SequenceNumber, orderKey: 'key' });
    expect(record?.toEventRecord()).toEqual({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: 'key',
        sequenceNumber: SequenceNumber,
        data: base64('hello'),
        approximateArrivalTimestamp: (record?.approximateArrivalMs ?? 0) / 1000,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${ShardId}:${SequenceNumber}`,
      eventName: 'aws:kinesis:record',
      awsRegion: 'eu-central-1',
    });
    expect(stream.read(ShardId, { after: SequenceNumber, limit: 10 })).toEqual([]);
    stop();
    await put('events', 'key', 'unheard');
    expect(told).toHaveLength(1);
  });
});

describe('AWS::Kinesis::Stream', () => {
  it('refuses what is not carried out, by name', () => {
    const { properties } = fixture.resourceType();
    expect(properties.safeParse({ DesiredShardLevelMetrics: ['ALL'] }).error?.message).toContain(
      'DesiredShardLevelMetrics',
    );
    const encryption = { EncryptionType: 'KMS', KeyId: 'arn:aws:kms:eu-central-1:000000000000:key/1' };
    expect(properties.safeParse({ StreamEncryption: encryption }).success).toBe(false);
    expect(properties.safeParse({ ShardCount: 2, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }).success).toBe(false);
  });

  it('shows the encryption and takes a changed retention, but no changed shards', async () => {
    const encrypted = { Name: 'single', StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } };
    await fixture.create({ ...encrypted, RetentionPeriodHours: 48 });
    expect(await fixture.call('DescribeStreamSummary', { StreamName: 'single' })).toMatchObject({
      StreamDescriptionSummary: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis', RetentionPeriodHours: 48 },
    });
    await expect(fixture.create({ Name: 'single', ShardCount: 2 })).rejects.toThrow(
      'it has 1 shards, the template asks for 2',
    );
  });
});
