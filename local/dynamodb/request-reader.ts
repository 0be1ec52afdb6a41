import { isRecord, type Item } from './attribute-value.ts';
import { normalisedOrThrow } from './dynalite.ts';
import { nestedTooDeep, notCarriedOut, requestError, validationError } from './errors.ts';
import { isNestedTooDeep, refusedName } from './item-size.ts';
import { accept, type Accepted, type OperationName } from './request.ts';

/** What DynamoDB had before expressions. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html */
const legacyMembers: Readonly<Record<string, string>> = {
  AttributesToGet: 'ProjectionExpression',
  AttributeUpdates: 'UpdateExpression',
  ConditionalOperator: 'an expression with AND and OR',
  Expected: 'ConditionExpression',
  KeyConditions: 'KeyConditionExpression',
  QueryFilter: 'FilterExpression',
  ScanFilter: 'FilterExpression',
};

/**
 * The request that the input stands for. Most inputs are in canonical form and are accepted at once; the others are
 * coerced, or refused, as AWS would.
 * @throws {AwsError} when the request itself is wrong.
 */
export function requestOrThrow<Name extends OperationName>(operation: Name, input: unknown): Accepted<Name> {
  const accepted = accept(operation, input);
  if (accepted) return accepted;
  refuseWhatIsNotCarriedOut(operation, input);
  const normalised = normalisedOrThrow(operation, input);
  return accept(operation, normalised) ?? refuse(operation, normalised);
}

function refuseWhatIsNotCarriedOut(operation: OperationName, input: unknown): void {
  if (!isRecord(input)) return;
  const perTable =
    operation === 'BatchGetItem' && isRecord(input.RequestItems) ? Object.values(input.RequestItems) : [];
  for (const record of [input, ...perTable]) {
    if (!isRecord(record)) continue;
    for (const [name, instead] of Object.entries(legacyMembers)) {
      if (record[name] === undefined || record[name] === null) continue;
      throw notCarriedOut(`the legacy parameter ${name} of ${operation}`, `Use ${instead} instead.`);
    }
  }
  if (hasRefusedName(input)) {
    throw notCarriedOut(`attributes named "${refusedName}"`, 'Give the attribute another name.');
  }
}

function hasRefusedName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasRefusedName);
  return isRecord(value) && (Object.hasOwn(value, refusedName) || Object.values(value).some(hasRefusedName));
}

/** What dynalite lets pass and AWS does not. */
function refuse(operation: OperationName, request: Record<string, unknown>): never {
  const items = [request.Item, request.Key, request.ExpressionAttributeValues, request.ExclusiveStartKey];
  const statements = Array.isArray(request.Statements) ? (request.Statements as unknown[]) : [];
  for (const statement of statements) {
    if (isRecord(statement) && Array.isArray(statement.Parameters)) items.push({ ...statement.Parameters });
  }
  const batch = isRecord(request.RequestItems) ? Object.values(request.RequestItems) : [];
  for (const write of batch.flat()) {
    if (isRecord(write) && 'PutRequest' in write && 'DeleteRequest' in write) {
      throw validationError(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      );
    }
    if (isRecord(write) && isRecord(write.PutRequest)) items.push(write.PutRequest.Item);
  }
  if (items.some((item) => isRecord(item) && isNestedTooDeep(item as Item)))
    throw requestError(operation, nestedTooDeep().message);
  throw new TypeError(`The validation of ${operation} has let pass a request that cannot be read.`);
}
