import type { BatchGetItemCommandInput, BatchWriteItemCommandInput } from '@aws-sdk/client-dynamodb';
import { convertToAttr, marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDb } from '../aws/dynamodb.ts';
import { insertion, quoted, StatementQueue, type Statement } from '../aws/statement-queue.ts';
import type { Kept, Mark, Memory } from './apply-once.ts';

export interface MemoryTable<State> {
  readonly dynamodb: DynamoDb;
  /** Its partition key is `key`; TTL is on `expiresAt`. */
  readonly table: string;
  readonly nowSeconds: () => number;
  /** @throws when what is stored is no state. */
  readonly parse: (item: Readonly<Record<string, unknown>>) => State;
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * How long a mark is kept: longer than anything can come again by itself (72 hours in the event stream, 14 days in a failure
 * queue). Who replays older events begins with an empty table.
 */
const MARK_SECONDS = 30 * 24 * 60 * 60;
/** No item's key may begin so. */
const MARK = 'mark#';
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEYS_MAX = 100;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const WRITES_MAX = 25;
/** Calls for what one call left undone. */
const ATTEMPTS_MAX = 6;
const PAUSE_MS = 50;

/** Items and marks in one DynamoDB table: an item under its own key, a mark under `mark#<item's key>#<event's id>`. */
export function dynamodbMemory<State extends object>(of: MemoryTable<State>): Memory<State> {
  const statements = new StatementQueue(of.dynamodb);
  return {
    read: async (keys) => {
      const items = await readAll(of, keys);
      return new Map(items.map((item) => [String(item['key']), keptOrThrow(of, item)]));
    },
    replace: async (key, next, before) => {
      // A write that was carried out, but its answer lost, fails when it is repeated: the next round finds its events applied.
      return (await statements.write(replacement(of.table, { key, next, before }))) === 'written';
    },
    marked: async (marks) => {
      const byKey = new Map(marks.map((mark) => [markKey(mark), mark]));
      const items = await readAll(of, [...byKey.keys()]);
      return items.flatMap((item) => byKey.get(String(item['key'])) ?? []);
    },
    mark: async (marks) => {
      await Promise.all(chunks(marks, WRITES_MAX).map((some) => writeMarks(of, some)));
    },
  };
}

function keptOrThrow<State>(
  { parse }: MemoryTable<State>,
  { key, version, recent, ...state }: Readonly<Record<string, unknown>>,
): Kept<State> {
  if (typeof version === 'number' && Array.isArray(recent)) {
    return { state: parse(state), version, recent: recent.map(String) };
  }
  throw new Error(`The item ${String(key)} was not kept by this code.`);
}

function replacement<State extends object>(
  table: string,
  { key, next, before }: { key: string; next: Kept<State>; before: Kept<State> | undefined },
): Statement {
  const { state, version, recent } = next;
  if (!before) return { ...insertion(table, marshall({ ...state, version, recent, key })), item: key };
  const attributes = Object.entries(marshall({ ...state, version, recent }));
  const sets = attributes.map(([name]) => `${quoted(name)} = ?`).join(', ');
  const removes = Object.keys(before.state).filter((name) => !Object.hasOwn(state, name));
  const removing = removes.length > 0 ? ` REMOVE ${removes.map(quoted).join(', ')}` : '';
  return {
    text: `UPDATE ${quoted(table)} SET ${sets}${removing} WHERE "key" = ? AND "version" = ?`,
    parameters: [...attributes.map(([, value]) => value), convertToAttr(key), convertToAttr(before.version)],
    item: key,
  };
}

/** The items that are there of these keys. */
async function readAll<State>(
  of: MemoryTable<State>,
  keys: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const found = await Promise.all(chunks(keys, KEYS_MAX).map((some) => readSome(of, some)));
  return found.flat();
}

async function readSome<State>(
  of: MemoryTable<State>,
  keys: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const found: Readonly<Record<string, unknown>>[] = [];
  let request: BatchGetItemCommandInput['RequestItems'] = {
    [of.table]: { Keys: keys.map((key) => marshall({ key })), ConsistentRead: true },
  };
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const answer = await of.dynamodb.batchGetItem({ RequestItems: request });
    found.push(...(answer.Responses?.[of.table] ?? []).map((item) => unmarshall(item)));
    if (!answer.UnprocessedKeys?.[of.table]) return found;
    request = answer.UnprocessedKeys;
    await of.pause(PAUSE_MS * attempt);
  }
  throw new Error(`The table ${of.table} cannot be read: it is throttled.`);
}

async function writeMarks<State>(of: MemoryTable<State>, marks: readonly Mark[]): Promise<void> {
  const expiresAt = of.nowSeconds() + MARK_SECONDS;
  let request: BatchWriteItemCommandInput['RequestItems'] = {
    [of.table]: marks.map((mark) => ({ PutRequest: { Item: marshall({ key: markKey(mark), expiresAt }) } })),
  };
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const answer = await of.dynamodb.batchWriteItem({ RequestItems: request });
    if (!answer.UnprocessedItems?.[of.table]) return;
    request = answer.UnprocessedItems;
    await of.pause(PAUSE_MS * attempt);
  }
  throw new Error(`Marks cannot be written to ${of.table}: it is throttled.`);
}

function markKey({ key, eventId }: Mark): string {
  return `${MARK}${key}#${eventId}`;
}

function chunks<Element>(all: readonly Element[], size: number): (readonly Element[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
