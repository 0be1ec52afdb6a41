import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { Activity } from '../../../local/activity.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import type { Item } from '../../../local/dynamodb/attribute-value.ts';
import { DynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import type { TableDefinition } from '../../../local/dynamodb/table-definition.ts';
import type { ShardedStream, StreamRecord } from '../../../local/event-source/sharded-stream.ts';
import { Store } from '../../../local/store/store.ts';
import { environment } from './crash-table.ts';

/** Parts of the answers that the tests read. */
export interface Answer {
  readonly Item?: Item;
  readonly Items?: readonly Item[];
  readonly Attributes?: Item;
  readonly Count?: number;
  readonly ScannedCount?: number;
  readonly LastEvaluatedKey?: Item;
  readonly ConsumedCapacity?: unknown;
  readonly Responses?: Readonly<Record<string, readonly Item[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, unknown>>;
}

export interface Fixture {
  readonly dynamodb: DynamoDb;
  readonly clock: AdjustableClock;
  readonly activity: Activity;
  readonly store: Store;
  /** The streams' ARNs, by table. */
  readonly streams: ReadonlyMap<string, ShardedStream>;
  readonly call: (operation: string, input: unknown) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

export const plain: TableDefinition = { name: 'plain', keySchema: { partition: { name: 'id', type: 'S' } } };
export const sorted: TableDefinition = {
  name: 'sorted',
  keySchema: { partition: { name: 'p', type: 'S' }, sort: { name: 's', type: 'S' } },
  streamViewType: 'NEW_AND_OLD_IMAGES',
  timeToLiveAttribute: 'expiresAt',
};

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'dynamodb-'));
  cleanups.push(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

/** DynamoDB over a store of its own, closed after the test. */
export async function startDynamoDb(
  tables: readonly TableDefinition[] = [plain, sorted],
  directory = temporaryDirectory(),
): Promise<Fixture> {
  const store = Store.open(directory);
  const clock = new AdjustableClock();
  const activity = new Activity();
  const dynamodb = new DynamoDb({ store, clock, environment, activity });
  const streams = new Map<string, ShardedStream>();
  for (const table of tables) {
    const { streamArn } = await dynamodb.createTable(table);
    if (streamArn !== undefined) streams.set(table.name, dynamodb.stream(streamArn));
  }
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await dynamodb.close();
    await store.close();
  };
  cleanups.push(close);
  // The answers are JSON; the tests look at members that they know to be there.
  const call = async (operation: string, input: unknown): Promise<Answer> =>
    (await dynamodb.execute(operation, input)) as Answer;
  return { dynamodb, clock, activity, store, streams, call, close };
}

/** Matches a text, typed for strict lint. */
export function like(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Everything that a stream holds, shard by shard. */
export function recordsOf(stream: ShardedStream | undefined): readonly StreamRecord[] {
  if (!stream) throw new Error('The table has no stream.');
  return stream.shardIds.flatMap((shardId) => {
    const records: StreamRecord[] = [];
    for (;;) {
      const more = stream.read(shardId, { after: records.at(-1)?.sequenceNumber, limit: 100 });
      if (more.length === 0) return records;
      records.push(...more);
    }
  });
}

export function eventsOf(stream: ShardedStream | undefined): readonly Record<string, unknown>[] {
  return recordsOf(stream).map((record) => record.toEventRecord());
}
