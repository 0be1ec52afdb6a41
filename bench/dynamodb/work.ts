import { createHash } from 'node:crypto';
import type {
  AttributeValue,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';

export const tableName = 'bench';
export const partitionKey = 'partition';
export const sortKey = 'sort';

/** Items that are there before anything is measured: so many partitions, each a page. */
export const partitions = 40;
export const itemsEach = 25;

/** An item's bytes as DynamoDB counts them, nearly. */
const itemBytes = 2_048;
const otherBytes = 90;

export type Work =
  | { readonly operation: 'PutItem'; readonly input: PutItemCommandInput }
  | { readonly operation: 'UpdateItem'; readonly input: UpdateItemCommandInput }
  | { readonly operation: 'GetItem'; readonly input: GetItemCommandInput }
  | { readonly operation: 'Query'; readonly input: QueryCommandInput };

/** What is measured, by the name that results have for it. Requests differ by their index. */
export const workOf = {
  /** Of an item that was not there. */
  put: (index) => put(`put ${index % partitions}`, sortOf(index)),
  /** Of an item that is there, with a condition that holds. */
  update: (index) => ({
    operation: 'UpdateItem',
    input: {
      TableName: tableName,
      Key: keyOf(index),
      UpdateExpression: 'SET revision = revision + :one, #status = :status',
      ConditionExpression: 'attribute_exists(#partition) AND revision >= :zero',
      ExpressionAttributeNames: { '#partition': partitionKey, '#status': 'status' },
      ExpressionAttributeValues: { ':one': { N: '1' }, ':zero': { N: '0' }, ':status': { S: `changed ${index}` } },
    },
  }),
  get: (index) => ({
    operation: 'GetItem',
    input: { TableName: tableName, Key: keyOf(index), ConsistentRead: true },
  }),
  /** A page of 25 items, 50 kB. */
  query: (index) => ({
    operation: 'Query',
    input: {
      TableName: tableName,
      KeyConditionExpression: '#partition = :partition',
      ExpressionAttributeNames: { '#partition': partitionKey },
      ExpressionAttributeValues: { ':partition': { S: partitionOf(index) } },
      ConsistentRead: true,
      Limit: itemsEach,
    },
  }),
} as const satisfies Readonly<Record<string, (index: number) => Work>>;

export type WorkName = keyof typeof workOf;

/** The items that are there before. */
export function itemsBefore(): readonly Work[] {
  return Array.from({ length: partitions * itemsEach }, (_, index) =>
    put(partitionOf(index), sortOf(Math.floor(index / partitions))),
  );
}

function put(partition: string, sort: string): Work {
  const Item = {
    [partitionKey]: { S: partition },
    [sortKey]: { S: sort },
    revision: { N: '0' },
    status: { S: 'new' },
    document: { B: documentOf(`${partition} ${sort}`) },
  };
  return { operation: 'PutItem', input: { TableName: tableName, Item } };
}

function keyOf(index: number): Record<string, AttributeValue> {
  const sort = sortOf(Math.floor(index / partitions) % itemsEach);
  return { [partitionKey]: { S: partitionOf(index) }, [sortKey]: { S: sort } };
}

function partitionOf(index: number): string {
  return `there ${index % partitions}`;
}

function sortOf(index: number): string {
  return String(index).padStart(12, '0');
}

/** As a compressed document is: bytes without a pattern, the same for everybody. */
function documentOf(seed: string): Uint8Array {
  return createHash('shake256', { outputLength: itemBytes - otherBytes })
    .update(seed)
    .digest();
}
