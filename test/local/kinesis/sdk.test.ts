import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-kinesis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveToSdk } from '../sdk-endpoint.ts';
import { KinesisFixture } from './fixture.ts';

let fixture: KinesisFixture;
let client: KinesisClient;
let close: () => Promise<void>;

beforeEach(async () => {
  fixture = new KinesisFixture();
  await fixture.create({ Name: 'events', ShardCount: 1 });
  const served = await serveToSdk(fixture.kinesis);
  client = new KinesisClient(served.options);
  close = served.close;
});
afterEach(async () => {
  client.destroy();
  await close();
  await fixture.destroy();
});

describe('Kinesis', () => {
  it('serves the SDK: bytes and times come back as they were', async () => {
    const put = await client.send(
      new PutRecordsCommand({ StreamName: 'events', Records: [{ PartitionKey: 'k', Data: Buffer.from('dätä') }] }),
    );
    expect(put).toMatchObject({ FailedRecordCount: 0, Records: [{ ShardId: 'shardId-000000000000' }] });
    const start = { ShardId: 'shardId-000000000000', ShardIteratorType: 'AT_TIMESTAMP' as const };
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamName: 'events',
        ...start,
        Timestamp: new Date(fixture.clock.nowMs() - 60_000),
      }),
    );
    const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records.map(({ Data }) => Buffer.from(Data ?? []).toString())).toEqual(['dätä']);
    expect(Records[0]?.ApproximateArrivalTimestamp).toBeInstanceOf(Date);
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamName: 'events' }));
    expect(StreamDescription?.StreamCreationTimestamp).toBeInstanceOf(Date);
    fixture.clock.advance(301_000);
    await expect(client.send(new GetRecordsCommand({ ShardIterator }))).rejects.toThrow(ExpiredIteratorException);
    await expect(client.send(new DescribeStreamCommand({ StreamName: 'none' }))).rejects.toThrow(
      ResourceNotFoundException,
    );
  });
});
