import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  paginateListStreams,
} from '@aws-sdk/client-kinesis';
import { setTimeout as pause } from 'node:timers/promises';
import { isLocal, UsageError, type Endpoints } from './endpoints.ts';

/** As the stack that holds state names its event stream; on AWS a random ending follows. */
const streamNamePattern = /^ReceiptsData-Events/;
/** A shard gives five readings a second to all its readers together, and the service's own consumer takes one of them. */
const readingPauseMs = 400;

export interface OrderEvents {
  /** Ids of those orders that are announced, as soon as all are or nothing new has come for so long. */
  announced(ids: ReadonlySet<string>, silenceMs: number): Promise<ReadonlySet<string>>;
}

/** The event stream from now on: what it tells of orders. */
export async function orderEvents(endpoints: Endpoints): Promise<OrderEvents> {
  const { region, operator: credentials } = endpoints;
  const kinesis = new KinesisClient({ region, credentials, ...(isLocal(endpoints) && { endpoint: endpoints.aws }) });
  const StreamName = await eventStreamOrThrow(kinesis);
  const startedAt = new Date();
  return {
    announced: async (ids, silenceMs) => {
      const found = new Set<string>();
      let lastFoundMs = performance.now();
      const isOver = (): boolean => found.size === ids.size || performance.now() - lastFoundMs > silenceMs;
      const take = (bytes: Uint8Array): void => {
        const event = JSON.parse(Buffer.from(bytes).toString()) as { type: string; id: string };
        if (event.type !== 'order.accepted' || !ids.has(event.id) || found.has(event.id)) return;
        found.add(event.id);
        lastFoundMs = performance.now();
      };
      try {
        await readAll(kinesis, { StreamName, startedAt, isOver, take });
        return found;
      } finally {
        kinesis.destroy();
      }
    },
  };
}

async function eventStreamOrThrow(kinesis: KinesisClient): Promise<string> {
  const names: string[] = [];
  for await (const page of paginateListStreams({ client: kinesis }, {})) {
    names.push(...(page.StreamNames ?? []).filter((name) => streamNamePattern.test(name)));
  }
  const [name, other] = names;
  if (name === undefined || other !== undefined) {
    const found = names.length === 0 ? 'none' : names.join(', ');
    throw new UsageError(
      `There has to be one event stream whose name begins with "ReceiptsData-Events"; there is: ${found}.`,
    );
  }
  return name;
}

async function shardsOf(kinesis: KinesisClient, StreamName: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    // The token stands for the stream: both together are refused.
    const page = await kinesis.send(new ListShardsCommand(NextToken === undefined ? { StreamName } : { NextToken }));
    ids.push(...(page.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return ids;
}

interface Reading {
  readonly StreamName: string;
  readonly startedAt: Date;
  readonly isOver: () => boolean;
  readonly take: (bytes: Uint8Array) => void;
}

/** Every shard side by side, and those that they are divided into meanwhile: a burst makes a stream on demand grow. */
async function readAll(kinesis: KinesisClient, reading: Reading): Promise<void> {
  const begun = new Set<string>();
  const readOnce = async (shardId: string): Promise<void> => {
    if (begun.has(shardId)) return;
    begun.add(shardId);
    const children = await read(kinesis, shardId, reading);
    await Promise.all(children.map(readOnce));
  };
  await Promise.all((await shardsOf(kinesis, reading.StreamName)).map(readOnce));
}

/** Until it is over, or the shard is: then with the shards that go on in its place. */
async function read(kinesis: KinesisClient, ShardId: string, reading: Reading): Promise<readonly string[]> {
  const { StreamName, startedAt: Timestamp, isOver, take } = reading;
  const position = { StreamName, ShardId, ShardIteratorType: 'AT_TIMESTAMP', Timestamp } as const;
  let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(position));
  while (ShardIterator !== undefined && !isOver()) {
    const page = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
    for (const { Data } of page.Records ?? []) if (Data) take(Data);
    if (page.ChildShards) return page.ChildShards.flatMap((child) => child.ShardId ?? []);
    ShardIterator = page.NextShardIterator;
    if (!isOver()) await pause(readingPauseMs);
  }
  return [];
}
