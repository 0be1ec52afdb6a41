import { isRecord, type AttributeValue, type Item } from './attribute-value.ts';
import { canonicalItemBytes, notCanonical } from './item-size.ts';

/**
 * The requests that are carried out, as the API documents them, and a quick test whether an input already is one in
 * canonical form. Most are, and go straight on; the rest takes the long way through `dynalite.ts`.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
export type ReturnConsumedCapacity = 'INDEXES' | 'TOTAL' | 'NONE';
export type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
export type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT';

export interface ExpressionAttributes {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

interface WriteRequest extends ExpressionAttributes {
  readonly TableName: string;
  readonly ConditionExpression?: string;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
  /** Sizes of item collections exist only on tables with local secondary indexes, so there is nothing to return. */
  readonly ReturnItemCollectionMetrics?: 'SIZE' | 'NONE';
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

export interface PutItemRequest extends WriteRequest {
  readonly Item: Item;
  readonly ReturnValues?: ReturnValues;
}

export interface DeleteItemRequest extends WriteRequest {
  readonly Key: Item;
  readonly ReturnValues?: ReturnValues;
}

export interface UpdateItemRequest extends WriteRequest {
  readonly Key: Item;
  readonly UpdateExpression?: string;
  readonly ReturnValues?: ReturnValues;
}

export interface GetItemRequest {
  readonly TableName: string;
  readonly Key: Item;
  readonly ConsistentRead?: boolean;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

export interface PageRequest extends ExpressionAttributes {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly ConsistentRead?: boolean;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly Select?: Select;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Item;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

export interface QueryRequest extends PageRequest {
  readonly KeyConditionExpression?: string;
  readonly ScanIndexForward?: boolean;
}

export interface ScanRequest extends PageRequest {
  readonly Segment?: number;
  readonly TotalSegments?: number;
}

export interface KeysAndAttributes {
  readonly Keys: readonly Item[];
  readonly ConsistentRead?: boolean;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
}

export interface BatchGetItemRequest {
  readonly RequestItems: Readonly<Record<string, KeysAndAttributes>>;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

export interface BatchWrite {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}

export interface BatchWriteItemRequest {
  readonly RequestItems: Readonly<Record<string, readonly BatchWrite[]>>;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
  readonly ReturnItemCollectionMetrics?: 'SIZE' | 'NONE';
}

export interface BatchStatement {
  readonly Statement: string;
  readonly Parameters?: readonly AttributeValue[];
  readonly ConsistentRead?: boolean;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

export interface BatchExecuteStatementRequest {
  readonly Statements: readonly BatchStatement[];
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

export interface Requests {
  readonly PutItem: PutItemRequest;
  readonly UpdateItem: UpdateItemRequest;
  readonly DeleteItem: DeleteItemRequest;
  readonly GetItem: GetItemRequest;
  readonly Query: QueryRequest;
  readonly Scan: ScanRequest;
  readonly BatchGetItem: BatchGetItemRequest;
  readonly BatchWriteItem: BatchWriteItemRequest;
  readonly BatchExecuteStatement: BatchExecuteStatementRequest;
  readonly DescribeTable: { readonly TableName: string };
  readonly DescribeTimeToLive: { readonly TableName: string };
  readonly ListTables: { readonly ExclusiveStartTableName?: string; readonly Limit?: number };
}

export type OperationName = keyof Requests;

/** The bytes of items within a member, 0 for any other proper member, or `notCanonical`. */
type Weigh = (value: unknown) => number;
type Shape<Request> = { readonly [Member in keyof Request]-?: Weigh };

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchStatementRequest.html */
export const statementLengthMax = 8_192;
const tableNamePattern = /^[a-zA-Z0-9_.-]{3,255}$/;
export const tableArnPattern = /^arn:aws:dynamodb:([a-z0-9-]+):(\d{12}):table\/([a-zA-Z0-9_.-]{3,255})$/;

const text: Weigh = (value) => (typeof value === 'string' ? 0 : notCanonical);
const flag: Weigh = (value) => (typeof value === 'boolean' ? 0 : notCanonical);
const item: Weigh = canonicalItemBytes;
const tableName: Weigh = (value) =>
  typeof value === 'string' && (tableNamePattern.test(value) || tableArnPattern.test(value)) ? 0 : notCanonical;
const names: Weigh = (value) => every(value, text);
const capacity = oneOf('INDEXES', 'TOTAL', 'NONE');
const metrics = oneOf('SIZE', 'NONE');

/** Expression values count towards no item. */
const values: Weigh = (value) => (canonicalItemBytes(value) === notCanonical ? notCanonical : 0);
const key = values;

const write = {
  TableName: tableName,
  ConditionExpression: text,
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: values,
  ReturnConsumedCapacity: capacity,
  ReturnItemCollectionMetrics: metrics,
  ReturnValuesOnConditionCheckFailure: oneOf('ALL_OLD', 'NONE'),
};
const page: Shape<PageRequest> = {
  TableName: tableName,
  IndexName: (value) => (typeof value === 'string' && tableNamePattern.test(value) ? 0 : notCanonical),
  ConsistentRead: flag,
  FilterExpression: text,
  ProjectionExpression: text,
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: values,
  Select: oneOf('SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'),
  Limit: integerFrom(1),
  ExclusiveStartKey: key,
  ReturnConsumedCapacity: capacity,
};
const keysAndAttributes: Shape<KeysAndAttributes> = {
  Keys: listOf(key, { from: 1, to: 100 }),
  ConsistentRead: flag,
  ProjectionExpression: text,
  ExpressionAttributeNames: names,
};
const batchWrite: Weigh = (value) => {
  const members = isRecord(value) ? Object.keys(value) : [];
  if (!isRecord(value) || members.length !== 1) return notCanonical;
  if ('PutRequest' in value) return weigh<{ Item: Item }>({ Item: item }, ['Item'], value.PutRequest);
  return weigh<{ Key: Item }>({ Key: key }, ['Key'], value.DeleteRequest);
};
const batchStatement: Shape<BatchStatement> = {
  Statement: (value) =>
    typeof value === 'string' && value !== '' && value.length <= statementLengthMax ? 0 : notCanonical,
  Parameters: listOf((parameter) => values({ parameter }), { from: 1, to: Number.MAX_SAFE_INTEGER }),
  ConsistentRead: flag,
  ReturnValuesOnConditionCheckFailure: oneOf('ALL_OLD', 'NONE'),
};

const shapes: { readonly [Name in OperationName]: Shape<Requests[Name]> } = {
  PutItem: { ...write, Item: item, ReturnValues: oneOf('NONE', 'ALL_OLD') },
  DeleteItem: { ...write, Key: key, ReturnValues: oneOf('NONE', 'ALL_OLD') },
  UpdateItem: {
    ...write,
    Key: key,
    UpdateExpression: text,
    ReturnValues: oneOf('NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'),
  },
  GetItem: {
    TableName: tableName,
    Key: key,
    ConsistentRead: flag,
    ProjectionExpression: text,
    ExpressionAttributeNames: names,
    ReturnConsumedCapacity: capacity,
  },
  Query: { ...page, KeyConditionExpression: text, ScanIndexForward: flag },
  Scan: { ...page, Segment: integerFrom(0), TotalSegments: integerFrom(1) },
  BatchGetItem: {
    RequestItems: (value) => everyTable(value, (request) => weigh(keysAndAttributes, ['Keys'], request)),
    ReturnConsumedCapacity: capacity,
  },
  BatchWriteItem: {
    RequestItems: (value) => everyTable(value, listOf(batchWrite, { from: 1, to: 25 })),
    ReturnConsumedCapacity: capacity,
    ReturnItemCollectionMetrics: metrics,
  },
  BatchExecuteStatement: {
    Statements: listOf((value) => weigh(batchStatement, ['Statement'], value), { from: 1, to: 25 }),
    ReturnConsumedCapacity: capacity,
  },
  DescribeTable: { TableName: tableName },
  DescribeTimeToLive: { TableName: tableName },
  ListTables: { ExclusiveStartTableName: tableName, Limit: integerFrom(1, 100) },
};

const required: { readonly [Name in OperationName]: readonly (keyof Requests[Name] & string)[] } = {
  PutItem: ['TableName', 'Item'],
  UpdateItem: ['TableName', 'Key'],
  DeleteItem: ['TableName', 'Key'],
  GetItem: ['TableName', 'Key'],
  Query: ['TableName'],
  Scan: ['TableName'],
  BatchGetItem: ['RequestItems'],
  BatchWriteItem: ['RequestItems'],
  BatchExecuteStatement: ['Statements'],
  DescribeTable: ['TableName'],
  DescribeTimeToLive: ['TableName'],
  ListTables: [],
};

export interface Accepted<Name extends OperationName> {
  readonly request: Requests[Name];
  /** The size of the item or items that the request puts. */
  readonly itemBytes: number;
}

/** The input as a request; undefined when it is wrong or not in canonical form. */
export function accept<Name extends OperationName>(operation: Name, input: unknown): Accepted<Name> | undefined {
  const itemBytes = weigh(shapes[operation], required[operation], input);
  // The shape of the operation has just been checked, member by member.
  return itemBytes === notCanonical ? undefined : { request: input as Requests[Name], itemBytes };
}

function weigh<Request>(shape: Shape<Request>, requiredMembers: readonly string[], input: unknown): number {
  if (!isRecord(input)) return notCanonical;
  for (const name of requiredMembers) if (input[name] === undefined) return notCanonical;
  const weighers: Readonly<Record<string, Weigh>> = shape;
  let total = 0;
  for (const name in input) {
    const value = input[name];
    if (value === undefined) continue;
    const bytes = Object.hasOwn(weighers, name) ? weighers[name]?.(value) : undefined;
    if (bytes === undefined || bytes === notCanonical) return notCanonical;
    total += bytes;
  }
  return total;
}

function oneOf(...choices: readonly string[]): Weigh {
  return (value) => (typeof value === 'string' && choices.includes(value) ? 0 : notCanonical);
}

function integerFrom(least: number, most = Number.MAX_SAFE_INTEGER): Weigh {
  return (value) => (Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? 0 : notCanonical);
}

function listOf(element: Weigh, length: { from: number; to: number }): Weigh {
  return (value) => {
    if (!Array.isArray(value) || value.length < length.from || value.length > length.to) return notCanonical;
    let total = 0;
    for (const member of value) {
      const bytes = element(member);
      if (bytes === notCanonical) return notCanonical;
      total += bytes;
    }
    return total;
  };
}

function every(value: unknown, member: Weigh): number {
  if (!isRecord(value)) return notCanonical;
  let total = 0;
  for (const name in value) {
    const bytes = member(value[name]);
    if (bytes === notCanonical) return notCanonical;
    total += bytes;
  }
  return total;
}

function everyTable(value: unknown, member: Weigh): number {
  if (!isRecord(value)) return notCanonical;
  const tables = Object.keys(value);
  return tables.length > 0 && tables.every((name) => tableName(name) === 0) ? every(value, member) : notCanonical;
}
