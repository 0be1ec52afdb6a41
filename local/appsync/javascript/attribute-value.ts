import { isRecord, type PlainRecord } from '../value.ts';

/**
 * Plain values as DynamoDB attribute values, as `util.dynamodb` writes them: numbers stay numbers and null stays null,
 * as AWS's own EvaluateCode records. The data source puts them into DynamoDB's wire form.
 * https://docs.aws.amazon.com/appsync/latest/devguide/dynamodb-helpers-in-util-dynamodb-js.html
 */
export function toDynamoDB(value: unknown): PlainRecord {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: value };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      if (value === null) return { NULL: null };
      if (Array.isArray(value)) return { L: value.map(toDynamoDB) };
      return isAttributeSet(value) ? { ...value } : { M: toMapValues(value) };
    case 'undefined':
      return { NULL: null };
    default:
      throw new TypeError(`A ${typeof value} cannot become a DynamoDB attribute value.`);
  }
}

export function toMapValues(value: unknown): PlainRecord {
  const attributes: PlainRecord = {};
  if (!isRecord(value)) return attributes;
  for (const [name, member] of Object.entries(value)) if (member !== undefined) attributes[name] = toDynamoDB(member);
  return attributes;
}

const SETS = new WeakSet<object>();

/** Marks a set that the helpers made, so that it passes through `toDynamoDB` instead of becoming a map. */
export function attributeSet(type: 'SS' | 'NS' | 'BS', values: unknown): PlainRecord {
  const set = { [type]: values };
  SETS.add(set);
  return set;
}

export function isAttributeSet(value: object): boolean {
  return SETS.has(value);
}
