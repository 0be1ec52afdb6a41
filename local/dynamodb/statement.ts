import type { AttributeValue } from './attribute-value.ts';
import { validationError } from './errors.ts';
import { keyAttributes, type KeySchema } from './key.ts';
import type { PutItemRequest, UpdateItemRequest } from './request.ts';

/**
 * PartiQL's statements that write one item under a condition, and what PutItem and UpdateItem would be asked in their place. Values are
 * parameters.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html
 */
export type Statement = InsertStatement | UpdateStatement;

export interface InsertStatement {
  readonly kind: 'INSERT';
  readonly table: string;
  /** The n-th has the n-th parameter as its value. */
  readonly attributes: readonly string[];
}

export interface UpdateStatement {
  readonly kind: 'UPDATE';
  readonly table: string;
  /** An UpdateExpression; its value `:0` is the first parameter. */
  readonly update: string;
  readonly updateNames: Readonly<Record<string, string>>;
  readonly updateParameters: number;
  /** Each equal to one of the parameters that follow. */
  readonly conditions: readonly Path[];
}

/** Of maps within maps, from the attribute inwards. */
export type Path = readonly string[];

/** @throws {AwsError} when the parameters are too many or too few */
export function putOf(
  { attributes }: InsertStatement,
  schema: KeySchema,
  parameters: readonly AttributeValue[],
): Omit<PutItemRequest, 'TableName'> {
  requireParameters(parameters, attributes.length);
  return {
    Item: Object.fromEntries(parameters.map((value, index) => [attributes[index] ?? '', value])),
    ConditionExpression: 'attribute_not_exists(#key)',
    ExpressionAttributeNames: { '#key': schema.partition.name },
  };
}

/** @throws {AwsError} when the parameters are too many or too few, or the statement does not say which item it is for */
export function updateOf(
  { update, updateNames, updateParameters, conditions }: UpdateStatement,
  schema: KeySchema,
  parameters: readonly AttributeValue[],
): Omit<UpdateItemRequest, 'TableName'> {
  requireParameters(parameters, updateParameters + conditions.length);
  const keyNames = new Set(keyAttributes(schema).map(({ name }) => name));
  const key: Record<string, AttributeValue> = {};
  const values: Record<string, AttributeValue> = {};
  // An update changes what is there.
  const required = ['attribute_exists(#key)'];
  const names: Record<string, string> = { '#key': schema.partition.name };
  for (const [index, value] of parameters.entries()) {
    const path = conditions[index - updateParameters];
    const [attribute] = path?.length === 1 ? path : [];
    if (attribute !== undefined && keyNames.delete(attribute)) {
      key[attribute] = value;
      continue;
    }
    values[`:${index}`] = value;
    if (path) required.push(`${aliased(path, `#if${index}`, names)} = :${index}`);
  }
  if (keyNames.size > 0) {
    throw validationError('Where clause does not contain a mandatory equality on all key attributes');
  }
  return {
    Key: key,
    UpdateExpression: update,
    ConditionExpression: required.join(' AND '),
    ExpressionAttributeNames: Object.assign(names, updateNames),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

/** The path with a name of its own for each step, `#to0_1`, as expressions want it. */
export function aliased(path: Path, prefix: string, names: Record<string, string>): string {
  const aliases = path.map((name, step) => {
    names[`${prefix}_${step}`] = name;
    return `${prefix}_${step}`;
  });
  return aliases.join('.');
}

function requireParameters(parameters: readonly AttributeValue[], count: number): void {
  if (parameters.length !== count) throw validationError("Number of parameters in request and statement don't match.");
}
