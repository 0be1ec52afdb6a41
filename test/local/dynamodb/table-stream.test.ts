import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShardedStream } from '../../../local/event-source/sharded-stream.ts';
import type { StreamViewType } from '../../../local/dynamodb/table-definition.ts';
import { eventsOf, recordsOf, sorted, startDynamoDb, temporaryDirectory } from './dynamodb-fixture.ts';

const key = { p: { S: 'p' }, s: { S: 's' } };
const before = { ...key, n: { N: '1' } };
const later = { ...key, n: { N: '2' } };
const hourMs = 60 * 60 * 1000;

describe('A table stream', () => {
  it('tells of every change as Lambda sees it', async () => {
    const { call, streams } = await startDynamoDb();
    await call('PutItem', { TableName: 'sorted', Item: before });
    await call('UpdateItem', {
      TableName: 'sorted',
      Key: key,
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
    await call('DeleteItem', { TableName: 'sorted', Key: key });
    const events = eventsOf(streams.get('sorted'));
    expect(events).toMatchObject([
      {
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'eu-central-1',
        // p: 1 + 1, s: 1 + 1, n: 1 + 2
        dynamodb: { Keys: key, NewImage: before, SizeBytes: 4 + 7, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
      { eventName: 'MODIFY', dynamodb: { Keys: key, NewImage: later, OldImage: before, SizeBytes: 4 + 14 } },
      { eventName: 'REMOVE', dynamodb: { Keys: key, OldImage: later, SizeBytes: 4 + 7 } },
    ]);
    expect(new Set(events.map(({ eventID }) => eventID)).size).toBe(3);
    expect(events[0]).not.toHaveProperty('dynamodb.OldImage');
    expect(events[0]).not.toHaveProperty('userIdentity');
    const [record] = recordsOf(streams.get('sorted'));
    expect(record?.orderKey).toBe(JSON.stringify(key));
    expect(record?.toEventRecord()).toMatchObject({
      dynamodb: {
        SequenceNumber: record?.sequenceNumber,
        ApproximateCreationDateTime: Math.floor((record?.approximateArrivalMs ?? 0) / 1000),
      },
    });
  });

  it('is silent about writes that change nothing', async () => {
    const { call, streams } = await startDynamoDb();
    const put = (item: object): Promise<unknown> => call('PutItem', { TableName: 'sorted', Item: { ...key, ...item } });
    await put({ a: { SS: ['x', 'y'] }, b: { N: '1' } });
    await put({ a: { SS: ['x', 'y'] }, b: { N: '1' } });
    await put({ b: { N: '1.0' }, a: { SS: ['y', 'x'] } });
    await call('UpdateItem', { TableName: 'sorted', Key: key });
    await call('DeleteItem', { TableName: 'sorted', Key: { ...key, s: { S: 'absent' } } });
    await call('PutItem', { TableName: 'sorted', Item: before, ConditionExpression: 'attribute_not_exists(p)' }).catch(
      () => undefined,
    );
    expect(recordsOf(streams.get('sorted'))).toHaveLength(1);
  });

  it.each<[StreamViewType, object]>([
    ['KEYS_ONLY', {}],
    ['NEW_IMAGE', { NewImage: later }],
    ['OLD_IMAGE', { OldImage: before }],
    ['NEW_AND_OLD_IMAGES', { NewImage: later, OldImage: before }],
  ])('holds what %s holds', async (streamViewType, images) => {
    const { call, streams } = await startDynamoDb([{ ...sorted, streamViewType }]);
    await call('PutItem', { TableName: 'sorted', Item: before });
    await call('PutItem', { TableName: 'sorted', Item: later });
    expect(eventsOf(streams.get('sorted'))[1]?.dynamodb).toEqual({
      ApproximateCreationDateTime: expect.any(Number) as unknown,
      Keys: key,
      ...images,
      SequenceNumber: expect.any(String) as unknown,
      SizeBytes: 4 + 7 * Object.keys(images).length,
      StreamViewType: streamViewType,
    });
  });

  it('spreads partitions over four shards, and keeps each in order', async () => {
    const { call, streams } = await startDynamoDb();
    const stream = streams.get('sorted');
    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        call('PutItem', {
          TableName: 'sorted',
          Item: { p: { S: `p${n % 20}` }, s: { S: String(n).padStart(3, '0') } },
        }),
      ),
    );
    const shards = (stream?.shardIds ?? []).map(
      (shardId) => stream?.read(shardId, { after: undefined, limit: 1000 }) ?? [],
    );
    expect(shards).toHaveLength(4);
    expect(shards.every((records) => records.length > 0)).toBe(true);
    expect(shards.flat()).toHaveLength(200);
    for (const records of shards) {
      const sequences = records.map(({ sequenceNumber }) => sequenceNumber);
      expect(sequences.toSorted()).toEqual(sequences);
    }
    const shardsOf = new Map<string, Set<number>>();
    shards.forEach((records, shard) => {
      for (const { orderKey } of records) {
        const { p } = JSON.parse(orderKey) as { p: { S: string } };
        shardsOf.set(p.S, (shardsOf.get(p.S) ?? new Set()).add(shard));
      }
    });
    expect([...shardsOf.values()].every(({ size }) => size === 1)).toBe(true);
  });

  it('reads on after a sequence number, and knows the newest one', async () => {
    const { call, streams } = await startDynamoDb();
    const stream = streams.get('sorted');
    for (let n = 0; n < 5; n++) await call('PutItem', { TableName: 'sorted', Item: { ...key, n: { N: `${n}` } } });
    const shardId = stream?.shardIds.find((id) => stream.latest(id) !== undefined) ?? '';
    const all = stream?.read(shardId, { after: undefined, limit: 10 }) ?? [];
    expect(all).toHaveLength(5);
    expect(stream?.latest(shardId)).toBe(all[4]?.sequenceNumber);
    const rest = stream?.read(shardId, { after: all[1]?.sequenceNumber, limit: 2 });
    expect(rest?.map(({ sequenceNumber }) => sequenceNumber)).toEqual([all[2]?.sequenceNumber, all[3]?.sequenceNumber]);
  });

  it('shows readers that follow it, however far behind, what it keeps: all of it, once, in order', async () => {
    const { call, streams, clock, activity } = await startDynamoDb();
    const stream = streams.get('sorted');
    const [first = ''] = stream?.shardIds ?? [];
    const readers = [1, 7, 300].map((limit) => new FollowingReader(stream, limit));
    // Large items and many of them, so that the newest alone are at hand; some writes fail after others have begun.
    const put = (n: number, bytes: number): Promise<unknown> =>
      call('PutItem', {
        TableName: 'sorted',
        Item: { p: { S: `p${n % 6}` }, s: { S: `s${n % 50}` }, n: { N: `${n}` }, filler: { S: 'x'.repeat(bytes) } },
        ...(n % 5 === 0 && { ConditionExpression: 'attribute_not_exists(filler)' }),
      }).catch(() => undefined);
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(250), fc.constantFrom(1, 1_000, 30_000)), { minLength: 1, maxLength: 4 }),
        fc.nat(2),
        async (bursts, follower) => {
          for (const [count, bytes] of bursts) {
            await Promise.all(Array.from({ length: count }, () => put(n++, bytes)));
            readers[follower]?.readOn();
          }
        },
      ),
      { numRuns: 12 },
    );
    // From the oldest on, a stream reads what is on disk.
    const onDisk = stream?.shardIds.flatMap((id) => stream.read(id, { after: undefined, limit: 1_000_000 })) ?? [];
    const all = onDisk.map(({ sequenceNumber }) => sequenceNumber);
    expect(all.length).toBeGreaterThan(200);
    for (const reader of readers) {
      while (reader.readOn() > 0);
      expect(reader.seen.toSorted()).toEqual(all.toSorted());
      expect(reader.isInOrder).toBe(true);
    }
    clock.advance(25 * hourMs);
    await activity.settled();
    expect(stream?.read(first, { after: '0'.repeat(21), limit: 10 })).toEqual([]);
    expect(stream?.read(first, { after: all[0], limit: 10 })).toEqual([]);
  });

  it('calls its listeners when the record can be read, before the write is answered', async () => {
    const { call, streams } = await startDynamoDb();
    const stream = streams.get('sorted');
    const seen: number[] = [];
    const unsubscribe = stream?.onRecords((shardId) => {
      seen.push(stream.read(shardId, { after: undefined, limit: 10 }).length);
    });
    await call('PutItem', { TableName: 'sorted', Item: before });
    expect(seen).toEqual([1]);
    unsubscribe?.();
    await call('PutItem', { TableName: 'sorted', Item: later });
    expect(seen).toEqual([1]);
  });

  it('forgets records after 24 hours and never gives a sequence number twice', async () => {
    const directory = temporaryDirectory();
    const first = await startDynamoDb([sorted], directory);
    await first.call('PutItem', { TableName: 'sorted', Item: before });
    const [old] = recordsOf(first.streams.get('sorted'));
    first.clock.advance(23 * hourMs);
    await first.activity.settled();
    expect(recordsOf(first.streams.get('sorted'))).toHaveLength(1);
    first.clock.advance(2 * hourMs);
    await first.activity.settled();
    expect(recordsOf(first.streams.get('sorted'))).toHaveLength(0);
    await first.close();

    const second = await startDynamoDb([sorted], directory);
    await second.call('PutItem', { TableName: 'sorted', Item: later });
    const [fresh] = recordsOf(second.streams.get('sorted'));
    expect(fresh?.sequenceNumber.length).toBe(old?.sequenceNumber.length);
    expect((fresh?.sequenceNumber ?? '') > (old?.sequenceNumber ?? '')).toBe(true);
  });

  it('stays the same stream over restarts, and becomes another with another view', async () => {
    const directory = temporaryDirectory();
    const first = await startDynamoDb([sorted], directory);
    await first.call('PutItem', { TableName: 'sorted', Item: before });
    const arn = first.streams.get('sorted')?.arn;
    expect(arn).toMatch(
      /^arn:aws:dynamodb:eu-central-1:000000000000:table\/sorted\/stream\/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/,
    );
    await first.close();

    const second = await startDynamoDb([sorted], directory);
    expect(second.streams.get('sorted')?.arn).toBe(arn);
    expect(second.streams.get('sorted')?.shardIds).toEqual(first.streams.get('sorted')?.shardIds);
    expect(recordsOf(second.streams.get('sorted'))).toHaveLength(1);
    await second.close();

    const third = await startDynamoDb([{ ...sorted, streamViewType: 'KEYS_ONLY' }], directory);
    expect(third.streams.get('sorted')?.arn).not.toBe(arn);
    expect(recordsOf(third.streams.get('sorted'))).toHaveLength(0);
    expect(() => third.dynamodb.stream(arn ?? '')).toThrow('No table has the stream');
  });
});

/** Goes on in every shard after what it has seen there. */
class FollowingReader {
  readonly seen: string[] = [];
  isInOrder = true;
  readonly #after = new Map<string, string>();
  readonly #stream: ShardedStream | undefined;
  readonly #limit: number;

  constructor(stream: ShardedStream | undefined, limit: number) {
    this.#stream = stream;
    this.#limit = limit;
  }

  readOn(): number {
    let count = 0;
    for (const shardId of this.#stream?.shardIds ?? []) {
      const records = this.#stream?.read(shardId, { after: this.#after.get(shardId), limit: this.#limit }) ?? [];
      for (const { sequenceNumber } of records) {
        this.isInOrder &&= sequenceNumber > (this.#after.get(shardId) ?? '');
        this.#after.set(shardId, sequenceNumber);
        this.seen.push(sequenceNumber);
      }
      count += records.length;
    }
    return count;
  }
}
