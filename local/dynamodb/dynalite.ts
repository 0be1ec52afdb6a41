import * as batchGetItem from 'dynalite/validations/batchGetItem.js';
import * as batchWriteItem from 'dynalite/validations/batchWriteItem.js';
import * as deleteItem from 'dynalite/validations/deleteItem.js';
import * as describeTable from 'dynalite/validations/describeTable.js';
import * as describeTimeToLive from 'dynalite/validations/describeTimeToLive.js';
import * as getItem from 'dynalite/validations/getItem.js';
import * as validations from 'dynalite/validations/index.js';
import * as listTables from 'dynalite/validations/listTables.js';
import * as putItem from 'dynalite/validations/putItem.js';
import * as query from 'dynalite/validations/query.js';
import * as scan from 'dynalite/validations/scan.js';
import * as updateItem from 'dynalite/validations/updateItem.js';
import { AwsError } from '../aws/aws-error.ts';
import { isRecord, type AttributeValue } from './attribute-value.ts';
import { requestError, validationError } from './errors.ts';
import type { ExpressionSource } from './expression.ts';
import { readExpressions, type ReadExpressions } from './expression-reader.ts';
import { canonicalNumber } from './number.ts';
import { statementLengthMax, tableArnPattern, type ExpressionAttributes, type OperationName } from './request.ts';

/**
 * The one file that imports dynalite: its validations know the order and the wording of DynamoDB's refusals, its parsers
 * the grammar of expressions. Where AWS has moved on since, the difference is made up for here.
 * https://github.com/architect/dynalite
 */
const onConditionFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } };

/** dynalite has no PartiQL. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html */
const batchExecuteStatement = {
  types: {
    Statements: {
      type: 'List',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      lengthLessThanOrEqual: 25,
      children: {
        type: 'ValueStruct<BatchStatementRequest>',
        children: {
          Statement: {
            type: 'String',
            notNull: true,
            lengthGreaterThanOrEqual: 1,
            lengthLessThanOrEqual: statementLengthMax,
          },
          Parameters: { type: 'List', lengthGreaterThanOrEqual: 1, children: 'AttrStruct<ValueStruct>' },
          ConsistentRead: 'Boolean',
          ...onConditionFailure,
        },
      },
    },
    ReturnConsumedCapacity: { type: 'String', enum: ['INDEXES', 'TOTAL', 'NONE'] },
  },
  custom: ({ Statements }: { Statements: readonly unknown[] }): string | undefined => {
    for (const [index, statement] of Statements.entries()) {
      if (!isRecord(statement)) {
        const place = `'statements.${index + 1}.member'`;
        return `1 validation error detected: Value null at ${place} failed to satisfy constraint: Member must not be null`;
      }
      for (const parameter of Array.isArray(statement.Parameters) ? (statement.Parameters as unknown[]) : []) {
        const refusal = validations.validateAttributeValue(isRecord(parameter) ? parameter : {});
        if (refusal) return refusal;
      }
    }
    return undefined;
  },
};

const validators: { readonly [Name in OperationName]: { readonly types: object; readonly custom?: unknown } } = {
  PutItem: { types: { ...putItem.types, ...onConditionFailure }, custom: putItem.custom },
  UpdateItem: { types: { ...updateItem.types, ...onConditionFailure }, custom: updateItem.custom },
  DeleteItem: { types: { ...deleteItem.types, ...onConditionFailure }, custom: deleteItem.custom },
  GetItem: getItem,
  Query: query,
  Scan: { types: { ...scan.types, ConsistentRead: 'Boolean' }, custom: scan.custom },
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  BatchExecuteStatement: batchExecuteStatement,
  DescribeTable: describeTable,
  DescribeTimeToLive: describeTimeToLive,
  ListTables: listTables,
};

/** dynalite counts UTF-16 units where AWS counts bytes: sizes are checked by `item-size.ts`. */
const withoutItemSize = { options: { maxItemSize: Number.POSITIVE_INFINITY } };

/**
 * The request with every member coerced as AWS does and every value canonical. Members that the API does not know are
 * dropped, as AWS drops them.
 * @throws {AwsError} in AWS's wording, when the request itself is wrong.
 */
export function normalisedOrThrow(operation: OperationName, input: unknown): Record<string, unknown> {
  if (!isRecord(input)) {
    throw new AwsError('SerializationException', 'Start of structure or map found where not expected');
  }
  const { types, custom } = validators[operation];
  const arns = new Map<string, string>();
  return speakingAws(operation, () => {
    const data = validations.checkTypes(withNames(structuredClone(input), arns), types);
    acceptFalseNulls(data);
    // The validation adds its parses to the object it is given.
    validations.checkValidations({ ...data }, types, custom, withoutItemSize);
    canonicaliseNumbers(data);
    return withArns(data, arns);
  });
}

/**
 * Parses all expressions of a request together.
 * @throws {AwsError} when one is malformed, or the names and values do not match them.
 */
export function parseExpressionsOrThrow(
  operation: OperationName,
  source: ExpressionSource & ExpressionAttributes,
): ReadExpressions {
  // Each value becomes an object of its own, so that a leaf of the parse tells which one it is.
  const values = new Map<object, string>();
  const copies: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(source.ExpressionAttributeValues ?? {})) {
    const copy = { ...value };
    copies[name] = copy;
    values.set(copy, name);
  }
  const data: validations.Expressible = {
    ...source,
    ...(source.ExpressionAttributeValues && { ExpressionAttributeValues: copies }),
  };
  return speakingAws(operation, () => {
    refuseWhen(validations.validateExpressionParams(data, [...(expressionMembers[operation] ?? [])], []));
    refuseWhen(validations.validateExpressions(data));
    return readExpressions(data, values, keyConditionsOrThrow(data));
  });
}

const expressionMembers: { readonly [Name in OperationName]?: readonly (keyof ExpressionSource)[] } = {
  PutItem: ['ConditionExpression'],
  DeleteItem: ['ConditionExpression'],
  UpdateItem: ['UpdateExpression', 'ConditionExpression'],
  GetItem: ['ProjectionExpression'],
  BatchGetItem: ['ProjectionExpression'],
  Query: ['ProjectionExpression', 'FilterExpression', 'KeyConditionExpression'],
  Scan: ['ProjectionExpression', 'FilterExpression'],
};

function keyConditionsOrThrow(data: validations.Expressible): validations.Conditions | undefined {
  if (!data._keyCondition) return undefined;
  const conditions = validations.convertKeyCondition(data._keyCondition.expression);
  if (typeof conditions === 'string') throw validationError(conditions);
  refuseWhen(validations.validateConditions(conditions));
  const count = Object.keys(conditions).length;
  if (count !== 1 && count !== 2) throw validationError('Conditions can be of length 1 or 2 only');
  return conditions;
}

function refuseWhen(message: string | undefined): void {
  if (message !== undefined) throw validationError(message);
}

/** Turns dynalite's errors into ours. */
function speakingAws<Result>(operation: OperationName, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code, message } = refusalOf(error);
    throw code === 'ValidationException' ? requestError(operation, message) : new AwsError(code, message);
  }
}

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof AwsError) return error;
  // dynalite throws an Error whose body is the answer: { __type: 'com.amazon…#Code', message }, or Message.
  const body = isRecord(error) && isRecord(error.body) ? error.body : undefined;
  const message = body?.message ?? body?.Message;
  if (typeof body?.__type !== 'string' || typeof message !== 'string') throw error;
  return { code: body.__type.slice(body.__type.indexOf('#') + 1), message };
}

/** AWS accepts a table's ARN wherever it accepts a name; dynalite knows names only. */
function withNames(data: Record<string, unknown>, arns: Map<string, string>): Record<string, unknown> {
  const nameOf = (given: string): string => {
    const name = tableArnPattern.exec(given)?.[3];
    if (name === undefined) return given;
    arns.set(name, given);
    return name;
  };
  return renamed(data, nameOf);
}

function withArns(data: Record<string, unknown>, arns: ReadonlyMap<string, string>): Record<string, unknown> {
  return arns.size === 0 ? data : renamed(data, (name) => arns.get(name) ?? name);
}

function renamed(data: Record<string, unknown>, rename: (name: string) => string): Record<string, unknown> {
  const { TableName, RequestItems } = data;
  return {
    ...data,
    ...(typeof TableName === 'string' && { TableName: rename(TableName) }),
    ...(isRecord(RequestItems) && {
      RequestItems: Object.fromEntries(Object.entries(RequestItems).map(([name, value]) => [rename(name), value])),
    }),
  };
}

/** AWS accepts `{ NULL: false }` since 2026, and stores true. */
function acceptFalseNulls(data: unknown): void {
  everyRecord(data, (record) => {
    if (record.NULL === false) record.NULL = true;
  });
}

/** Numbers that have passed the validation, as AWS answers them. An attribute named `N` holds no text, but a value. */
function canonicaliseNumbers(data: unknown): void {
  everyRecord(data, (record) => {
    const { N, NS } = record;
    if (typeof N === 'string') record.N = canonicalNumber(N);
    if (isTexts(NS)) record.NS = NS.map(canonicalNumber);
  });
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

function everyRecord(data: unknown, visit: (record: Record<string, unknown>) => void): void {
  if (Array.isArray(data)) for (const element of data) everyRecord(element, visit);
  if (!isRecord(data)) return;
  visit(data);
  for (const member of Object.values(data)) everyRecord(member, visit);
}
