import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../aws/aws-error.ts';
import type { Principal } from '../../aws/service.ts';
import type { DataSourceError } from '../execution/resolver-context.ts';
import { isRecord, ownMember, type PlainRecord } from '../value.ts';
import { toPlainMap, toWireMap, type AttributeMap } from './attribute-values.ts';
import { invalidRequest, type DataSource, type DataSourceResult } from './data-source.ts';
import { batchGet, batchWrite } from './dynamodb-batch.ts';
import { ExpressionInput } from './dynamodb-expression.ts';
import { parseDynamodbRequest, type Condition, type DynamodbRequest, type RequestOf } from './dynamodb-request.ts';
import type { ServiceCaller } from './lambda.ts';
import { PageTokens } from './page-token.ts';

/** Calls one DynamoDB operation in the data source's role. */
export type DynamodbCall = (operation: string, input: PlainRecord) => Promise<unknown>;

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html */
export function dynamodbDataSource(options: {
  name: string;
  tableName: string;
  principal: Principal;
  services: ServiceCaller;
  tokenSecret: string;
}): DataSource {
  const table: Table = {
    name: options.tableName,
    call: (operation, input) => options.services.call(options.principal, 'dynamodb', operation, input),
    tokens: new PageTokens(options.tokenSecret, options.tableName),
  };
  return {
    name: options.name,
    invoke: async (request, call) => {
      const parsed = parseDynamodbRequest(request);
      try {
        return { result: await execute(table, parsed), error: null };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return failure(table, parsed, error, call.request.context.requestId);
      }
    },
  };
}

interface Table {
  readonly name: string;
  readonly call: DynamodbCall;
  readonly tokens: PageTokens;
}

async function execute(table: Table, request: DynamodbRequest): Promise<unknown> {
  switch (request.operation) {
    case 'GetItem':
      return getItem(table, request);
    case 'PutItem':
      return putItem(table, request);
    case 'UpdateItem':
      return updateItem(table, request);
    case 'DeleteItem':
      return deleteItem(table, request);
    case 'Query':
    case 'Scan':
      return list(table, request);
    case 'BatchGetItem':
      return batchGet(table.call, request);
    case 'BatchPutItem':
    case 'BatchDeleteItem':
      return batchWrite(table.call, request);
  }
}

async function getItem(table: Table, request: RequestOf<'GetItem'>): Promise<unknown> {
  const input = new ExpressionInput().add('ProjectionExpression', request.projection);
  const output = await table.call('GetItem', {
    TableName: table.name,
    Key: toWireMap(request.key),
    ...(request.consistentRead === true && { ConsistentRead: true }),
    ...input.members(),
  });
  return itemOf(ownMember(output, 'Item'));
}

async function putItem(table: Table, request: RequestOf<'PutItem'>): Promise<unknown> {
  const item = itemToPut(request);
  await table.call('PutItem', {
    TableName: table.name,
    Item: item,
    ...new ExpressionInput().add('ConditionExpression', request.condition).members(),
  });
  return toPlainMap(item);
}

function itemToPut(request: RequestOf<'PutItem'>): AttributeMap {
  return Object.assign({}, toWireMap(request.attributeValues), toWireMap(request.key));
}

async function updateItem(table: Table, request: RequestOf<'UpdateItem'>): Promise<unknown> {
  const input = new ExpressionInput()
    .add('UpdateExpression', request.update)
    .add('ConditionExpression', request.condition);
  const output = await table.call('UpdateItem', {
    TableName: table.name,
    Key: toWireMap(request.key),
    ReturnValues: 'ALL_NEW',
    ...input.members(),
  });
  return itemOf(ownMember(output, 'Attributes'));
}

async function deleteItem(table: Table, request: RequestOf<'DeleteItem'>): Promise<unknown> {
  const output = await table.call('DeleteItem', {
    TableName: table.name,
    Key: toWireMap(request.key),
    ReturnValues: 'ALL_OLD',
    ...new ExpressionInput().add('ConditionExpression', request.condition).members(),
  });
  return itemOf(ownMember(output, 'Attributes'));
}

async function list(table: Table, request: RequestOf<'Query'> | RequestOf<'Scan'>): Promise<unknown> {
  const input = new ExpressionInput()
    .add('KeyConditionExpression', request.operation === 'Query' ? request.query : null)
    .add('FilterExpression', request.filter)
    .add('ProjectionExpression', request.projection);
  const output = await table.call(request.operation, {
    TableName: table.name,
    ...present('IndexName', request.index),
    ...present('Limit', request.limit),
    ...present('ConsistentRead', request.consistentRead),
    ...present('Select', request.select),
    ...(request.operation === 'Query'
      ? present('ScanIndexForward', request.scanIndexForward)
      : { ...present('TotalSegments', request.totalSegments), ...present('Segment', request.segment) }),
    ...(request.nextToken && { ExclusiveStartKey: table.tokens.open(request.nextToken) }),
    ...input.members(),
  });
  const items = ownMember(output, 'Items');
  const lastKey = ownMember(output, 'LastEvaluatedKey');
  return {
    items: Array.isArray(items) ? items.map(toPlainMap) : [],
    nextToken: lastKey === undefined || lastKey === null ? null : table.tokens.seal(lastKey),
    scannedCount: ownMember(output, 'ScannedCount') ?? 0,
  };
}

function present(name: string, value: unknown): PlainRecord {
  return value === null || value === undefined ? {} : { [name]: value };
}

function itemOf(attributes: unknown): PlainRecord | null {
  return isRecord(attributes) && Object.keys(attributes).length > 0 ? toPlainMap(attributes) : null;
}

/**
 * What a failed call leaves in `ctx`. After a failed condition AppSync reads the item: a put of what is there already,
 * or a delete of what is not, counts as done.
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-condition-expressions.html
 */
async function failure(
  table: Table,
  request: DynamodbRequest,
  error: AwsError,
  requestId: string,
): Promise<DataSourceResult> {
  const reported = reportedError(error, requestId);
  const condition = 'condition' in request ? request.condition : null;
  if (error.code !== 'ConditionalCheckFailedException' || !condition || !('key' in request)) {
    return { result: null, error: reported };
  }
  if (condition.strategy === 'Custom') {
    throw invalidRequest('The strategy "Custom" of conditionalCheckFailedHandler is not carried out.');
  }
  const current = await currentItem(table, request.key, condition);
  const isDone =
    (request.operation === 'PutItem' && current !== null && isSameItem(itemToPut(request), current, condition)) ||
    (request.operation === 'DeleteItem' && current === null);
  return { result: current, error: isDone ? null : reported };
}

async function currentItem(table: Table, key: PlainRecord, condition: Condition): Promise<PlainRecord | null> {
  const output = await table.call('GetItem', {
    TableName: table.name,
    Key: toWireMap(key),
    ConsistentRead: condition.consistentRead !== false,
  });
  return itemOf(ownMember(output, 'Item'));
}

function isSameItem(item: AttributeMap, current: PlainRecord, condition: Condition): boolean {
  const ignored = new Set(condition.equalsIgnore);
  const compared = (plain: PlainRecord): PlainRecord =>
    Object.fromEntries(Object.entries(plain).filter(([name]) => !ignored.has(name)));
  return isDeepStrictEqual(compared(toPlainMap(item)), compared(current));
}

function reportedError(error: AwsError, requestId: string): DataSourceError {
  const origin = `Service: AmazonDynamoDBv2; Status Code: ${error.statusCode}; Error Code: ${error.code}; Request ID: ${requestId}`;
  return { message: `${error.message} (${origin})`, type: `DynamoDB:${error.code}` };
}
