import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  type BatchGetItemCommandInput,
  type BatchGetItemCommandOutput,
  type BatchWriteItemCommandInput,
  type BatchWriteItemCommandOutput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Kept, Memory } from './apply-once.ts';

export interface MemoryTable<State> {
  readonly dynamodb: DynamoDBClient;
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
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEYS_MAX = 100;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const WRITES_MAX = 25;
/** Calls for what one call left undone. */
const ATTEMPTS_MAX = 6;
const PAUSE_MS = 50;

/** No item's key may begin so. */
const MARK = 'mark#';

/** Items and marks in one DynamoDB table: an item under its own key, a mark under `mark#<item's key>#<event's id>`. */
export function dynamodbMemory<State extends object>(of: MemoryTable<State>): Memory<State> {
  return {
    read: (key) => readItem(of, key),
    replace: (key, next) => replaceItem(of, key, next),
    marked: async (key, eventIds) => {
      const found = await Promise.all(chunks(eventIds, KEYS_MAX).map((some) => readMarks(of, key, some)));
      return new Set(found.flat());
    },
    mark: async (key, eventIds) => {
      await Promise.all(chunks(eventIds, WRITES_MAX).map((some) => writeMarks(of, key, some)));
    },
  };
}

async function readItem<State>(of: MemoryTable<State>, key: string): Promise<Kept<State> | undefined> {
  const { dynamodb, table, parse } = of;
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: marshall({ key }), ConsistentRead: true }),
  );
  if (!Item) return undefined;
  const { version, recent, ...rest } = unmarshall(Item);
  if (typeof version !== 'number' || !Array.isArray(recent))
    throw new Error(`The item ${key} was not kept by this code.`);
  return { state: parse(rest), version, recent: recent.map(String) };
}

async function replaceItem<State extends object>(
  { dynamodb, table }: MemoryTable<State>,
  key: string,
  { state, version, recent }: Kept<State>,
): Promise<boolean> {
  const isFirst = version === 1;
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: marshall({ ...state, key, version, recent }),
        ConditionExpression: isFirst ? 'attribute_not_exists(#key)' : '#version = :before',
        ExpressionAttributeNames: isFirst ? { '#key': 'key' } : { '#version': 'version' },
        ...(!isFirst && { ExpressionAttributeValues: marshall({ ':before': version - 1 }) }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function readMarks<State>(
  of: MemoryTable<State>,
  key: string,
  eventIds: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  const Keys = eventIds.map((id) => marshall({ key: markKey(key, id) }));
  let request: BatchGetItemCommandInput['RequestItems'] = {
    [of.table]: {
      Keys,
      ConsistentRead: true,
      ProjectionExpression: '#key',
      ExpressionAttributeNames: { '#key': 'key' },
    },
  };
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const answer: BatchGetItemCommandOutput = await of.dynamodb.send(
      new BatchGetItemCommand({ RequestItems: request }),
    );
    for (const item of answer.Responses?.[of.table] ?? [])
      found.push(String(item['key']?.S).slice(markKey(key, '').length));
    if (!answer.UnprocessedKeys?.[of.table]) return found;
    request = answer.UnprocessedKeys;
    await of.pause(PAUSE_MS * attempt);
  }
  throw new Error(`The marks of ${key} cannot be read: the table is throttled.`);
}

async function writeMarks<State>(of: MemoryTable<State>, key: string, eventIds: readonly string[]): Promise<void> {
  const expiresAt = of.nowSeconds() + MARK_SECONDS;
  let request: BatchWriteItemCommandInput['RequestItems'] = {
    [of.table]: eventIds.map((id) => ({ PutRequest: { Item: marshall({ key: markKey(key, id), expiresAt }) } })),
  };
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const answer: BatchWriteItemCommandOutput = await of.dynamodb.send(
      new BatchWriteItemCommand({ RequestItems: request }),
    );
    if (!answer.UnprocessedItems?.[of.table]) return;
    request = answer.UnprocessedItems;
    await of.pause(PAUSE_MS * attempt);
  }
  throw new Error(`Events cannot be marked for ${key}: the table is throttled.`);
}

function markKey(key: string, eventId: string): string {
  return `${MARK}${key}#${eventId}`;
}

function chunks<Element>(all: readonly Element[], size: number): (readonly Element[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
