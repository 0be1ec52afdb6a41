import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  ListStreamsCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';

export interface StreamEvent {
  readonly type: string;
  readonly id: string;
  /** Of a receipt's. */
  readonly version?: number;
  readonly contractId: string;
  readonly payload: { readonly status?: string };
}

/** Everything on the application's one Kinesis stream, shard by shard, from its beginning. */
export async function readEvents(kinesis: KinesisClient): Promise<StreamEvent[]> {
  const { StreamNames: [StreamName] = [] } = await kinesis.send(new ListStreamsCommand({}));
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
  const events: StreamEvent[] = [];
  for (const { ShardId } of Shards) {
    const first = await kinesis.send(
      new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    for (let iterator = first.ShardIterator; iterator;) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
      for (const record of page.Records ?? []) {
        events.push(JSON.parse(Buffer.from(record.Data ?? []).toString()) as StreamEvent);
      }
      iterator = page.MillisBehindLatest === 0 ? undefined : page.NextShardIterator;
    }
  }
  return events;
}
