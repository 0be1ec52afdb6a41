import { attributeSet, toDynamoDB, toMapValues } from './attribute-value.ts';
import { isRecord, type PlainRecord } from '../value.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/dynamodb-helpers-in-util-dynamodb-js.html */
export function dynamodbUtil(): PlainRecord {
  return {
    toDynamoDB,
    toString: (value: unknown) => unlessNull(value, { S: value }),
    toStringSet: (values: unknown) => unlessNull(values, attributeSet('SS', values)),
    toNumber: (value: unknown) => unlessNull(value, { N: value }),
    toNumberSet: (values: unknown) => unlessNull(values, attributeSet('NS', values)),
    toBinary: (value: unknown) => unlessNull(value, { B: value }),
    toBinarySet: (values: unknown) => unlessNull(values, attributeSet('BS', values)),
    toBoolean: (value: unknown) => unlessNull(value, { BOOL: value }),
    toNull: () => ({ NULL: null }),
    toList: (values: unknown) => (Array.isArray(values) ? { L: values.map(toDynamoDB) } : null),
    toMap: (value: unknown) => (isRecord(value) ? { M: toMapValues(value) } : null),
    toMapValues: (value: unknown) => (isRecord(value) ? toMapValues(value) : null),
    toS3Object: (key: unknown, bucket: unknown, region: unknown, version?: unknown) => ({
      S: JSON.stringify({ s3: { key, bucket, region, ...(version !== undefined && { version }) } }),
    }),
    fromS3ObjectJson: (text: string) => {
      const value: unknown = JSON.parse(text);
      return value;
    },
  };
}

function unlessNull(value: unknown, attribute: PlainRecord): PlainRecord | null {
  return value === null || value === undefined ? null : attribute;
}
