import type { PlainRecord } from '../value.ts';
import { invalidRequest } from './data-source.ts';
import { RequestReader } from './request-reader.ts';

/**
 * What resolver code may ask of a DynamoDB data source.
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html
 */
export type DynamodbRequest =
  | {
      readonly operation: 'GetItem';
      readonly key: PlainRecord;
      readonly consistentRead: boolean | null;
      readonly projection: Expression | null;
    }
  | {
      readonly operation: 'PutItem';
      readonly key: PlainRecord;
      readonly attributeValues: PlainRecord;
      readonly condition: Condition | null;
    }
  | {
      readonly operation: 'UpdateItem';
      readonly key: PlainRecord;
      readonly update: Expression;
      readonly condition: Condition | null;
    }
  | { readonly operation: 'DeleteItem'; readonly key: PlainRecord; readonly condition: Condition | null }
  | (Listing & { readonly operation: 'Query'; readonly query: Expression })
  | (Listing & { readonly operation: 'Scan'; readonly totalSegments: number | null; readonly segment: number | null })
  | { readonly operation: 'BatchGetItem'; readonly tables: ReadonlyMap<string, BatchGetTable> }
  | BatchWrite<'BatchPutItem'>
  | BatchWrite<'BatchDeleteItem'>;

export interface Expression {
  readonly expression: string;
  readonly expressionNames: PlainRecord;
  readonly expressionValues: PlainRecord;
}

export interface Condition extends Expression {
  readonly equalsIgnore: readonly string[];
  readonly consistentRead: boolean | null;
  readonly strategy: string | null;
}

export interface Listing {
  readonly index: string | null;
  readonly limit: number | null;
  readonly nextToken: string | null;
  readonly consistentRead: boolean | null;
  readonly scanIndexForward: boolean | null;
  readonly select: string | null;
  readonly filter: Expression | null;
  readonly projection: Expression | null;
}

interface BatchWrite<Operation> {
  readonly operation: Operation;
  /** Items to put, or keys to delete. */
  readonly tables: ReadonlyMap<string, readonly PlainRecord[]>;
}

export interface BatchGetTable {
  readonly keys: readonly PlainRecord[];
  readonly consistentRead: boolean | null;
  readonly projection: Expression | null;
}

export type RequestOf<Operation extends DynamodbRequest['operation']> = Extract<
  DynamodbRequest,
  { operation: Operation }
>;

const CONFLICT_DETECTION_MEMBERS = ['customPartitionKey', 'populateIndexFields', '_version'];

/** @throws {CodeError} naming what is missing, malformed or not carried out. */
export function parseDynamodbRequest(request: unknown): DynamodbRequest {
  const reader = RequestReader.of(request);
  const operation = reader.text('operation');
  for (const name of CONFLICT_DETECTION_MEMBERS) {
    if (!reader.has(name)) continue;
    throw invalidRequest(`"${name}" needs a versioned data source, which this runtime does not carry out.`);
  }
  switch (operation) {
    case 'GetItem':
      return { operation, key: reader.record('key'), ...reading(reader) };
    case 'PutItem': {
      const attributeValues = reader.optionalRecord('attributeValues') ?? {};
      return { operation, key: reader.record('key'), attributeValues, condition: condition(reader) };
    }
    case 'UpdateItem': {
      const update = expression(reader.member('update'));
      return { operation, key: reader.record('key'), update, condition: condition(reader) };
    }
    case 'DeleteItem':
      return { operation, key: reader.record('key'), condition: condition(reader) };
    case 'Query':
      return { operation, query: expression(reader.member('query')), ...listing(reader) };
    case 'Scan': {
      const segments = {
        totalSegments: reader.optionalInteger('totalSegments'),
        segment: reader.optionalInteger('segment'),
      };
      return { operation, ...segments, ...listing(reader) };
    }
    case 'BatchGetItem':
      return { operation, tables: tables(reader, (table) => batchGetTable(RequestReader.of(table))) };
    case 'BatchPutItem':
      return { operation, tables: tables(reader, (items) => RequestReader.records(items)) };
    case 'BatchDeleteItem':
      // AWS's own sample writes the keys a level deeper than its type.
      return {
        operation,
        tables: tables(reader, (keys) =>
          Array.isArray(keys) ? RequestReader.records(keys) : RequestReader.of(keys).records('keys'),
        ),
      };
    default:
      throw invalidRequest(`Operation "${operation}" of DynamoDB data sources is not carried out.`);
  }
}

function expression(reader: RequestReader): Expression {
  return {
    expression: reader.text('expression'),
    expressionNames: reader.optionalRecord('expressionNames') ?? {},
    expressionValues: reader.optionalRecord('expressionValues') ?? {},
  };
}

function optionalExpression(reader: RequestReader, name: string): Expression | null {
  return reader.has(name) ? expression(reader.member(name)) : null;
}

function condition(reader: RequestReader): Condition | null {
  if (!reader.has('condition')) return null;
  const member = reader.member('condition');
  const handler = member.has('conditionalCheckFailedHandler') ? member.member('conditionalCheckFailedHandler') : null;
  return {
    equalsIgnore: member.optionalTexts('equalsIgnore'),
    consistentRead: member.optionalFlag('consistentRead'),
    strategy: handler?.optionalText('strategy') ?? null,
    ...expression(member),
  };
}

function reading(reader: RequestReader): { consistentRead: boolean | null; projection: Expression | null } {
  return {
    consistentRead: reader.optionalFlag('consistentRead'),
    projection: optionalExpression(reader, 'projection'),
  };
}

function listing(reader: RequestReader): Listing {
  return {
    index: reader.optionalText('index'),
    limit: reader.optionalInteger('limit'),
    nextToken: reader.optionalText('nextToken'),
    scanIndexForward: reader.optionalFlag('scanIndexForward'),
    select: reader.optionalText('select'),
    filter: optionalExpression(reader, 'filter'),
    ...reading(reader),
  };
}

function batchGetTable(reader: RequestReader): BatchGetTable {
  return { keys: reader.records('keys'), ...reading(reader) };
}

function tables<Table>(reader: RequestReader, read: (table: unknown) => Table): ReadonlyMap<string, Table> {
  return new Map(Object.entries(reader.record('tables')).map(([name, table]) => [name, read(table)]));
}
