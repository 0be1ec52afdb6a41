import { createHash } from 'node:crypto';
import { attributeOf, type AttributeValue, type Item, type KeyType } from './attribute-value.ts';
import { validationError } from './errors.ts';
import { numberOrderBytes } from './number.ts';
import { typeOf } from './attribute-value.ts';

/**
 * Keys as the store keeps them: the partition key with its length in front, then the sort key in DynamoDB's order.
 * The length keeps one partition's keys together and apart from every other's.
 */
export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys */
const partitionKeyBytesMax = 2048;
const sortKeyBytesMax = 1024;
/**
 * The store's keys are shorter than DynamoDB's: a longer partition key is kept as its SHA-256. Only equality matters for
 * it, and the item holds the key itself.
 */
const partitionPlainBytesMax = 900;
const hashedMark = 0xffff;

/** @throws {AwsError} when the item lacks a key attribute or has a wrong one. */
export function itemKeyOrThrow(schema: KeySchema, item: Item): Buffer {
  requireInItem(item, schema.partition, true);
  if (schema.sort) requireInItem(item, schema.sort, false);
  return keyBytes(schema, item);
}

/** @throws {AwsError} when `key` is not exactly the table's key. */
export function keyOrThrow(schema: KeySchema, key: Item): Buffer {
  if (Object.keys(key).length !== (schema.sort ? 2 : 1)) throw schemaMismatch();
  requireInKey(key, schema.partition, true);
  if (schema.sort) requireInKey(key, schema.sort, false);
  return keyBytes(schema, key);
}

/** The key attributes of an item. */
export function keyOf(schema: KeySchema, item: Item): Item {
  const key: Record<string, AttributeValue> = {};
  for (const attribute of keyAttributes(schema)) {
    const value = attributeOf(item, attribute.name);
    if (value) key[attribute.name] = value;
  }
  return key;
}

export function keyAttributes(schema: KeySchema): readonly KeyAttribute[] {
  return schema.sort ? [schema.partition, schema.sort] : [schema.partition];
}

/** What every key of the partition begins with. */
export function partitionPrefix(value: AttributeValue): Buffer {
  return concatenated(orderBytes(value), undefined);
}

/** The key of a value in a partition, or the prefix of many. */
export function withSortKey(prefix: Uint8Array, value: AttributeValue): Buffer {
  return Buffer.concat([prefix, orderBytes(value)]);
}

/** The first key after `key`. */
export function after(key: Uint8Array): Buffer {
  return Buffer.concat([key, Uint8Array.of(0)]);
}

/** The first key that does not begin with `prefix`; undefined when there is none. */
export function afterPrefix(prefix: Uint8Array): Buffer | undefined {
  const end = Buffer.from(prefix);
  for (let index = end.length - 1; index >= 0; index--) {
    const byte = end[index] ?? 0;
    if (byte < 0xff) {
      end[index] = byte + 1;
      return end.subarray(0, index + 1);
    }
  }
  return undefined;
}

/** The bytes of the partition inside a stored key. */
export function partitionOf(key: Uint8Array): Uint8Array {
  const length = ((key[0] ?? 0) << 8) | (key[1] ?? 0);
  return key.subarray(2, 2 + (length === hashedMark ? 32 : length));
}

/** FNV-1a: spreads partitions over shards and segments. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function partitionHash(key: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of partitionOf(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function keyBytes(schema: KeySchema, item: Item): Buffer {
  const partition = attributeOf(item, schema.partition.name);
  const sort = schema.sort && attributeOf(item, schema.sort.name);
  if (!partition) throw schemaMismatch();
  return concatenated(orderBytes(partition), sort && orderBytes(sort));
}

function concatenated(partition: Uint8Array, sort: Uint8Array | undefined): Buffer {
  const isHashed = partition.length > partitionPlainBytesMax;
  const plain = isHashed ? createHash('sha256').update(partition).digest() : partition;
  const key = Buffer.allocUnsafe(2 + plain.length + (sort?.length ?? 0));
  key.writeUInt16BE(isHashed ? hashedMark : plain.length, 0);
  key.set(plain, 2);
  if (sort) key.set(sort, 2 + plain.length);
  return key;
}

function orderBytes(value: AttributeValue): Uint8Array {
  if ('S' in value) return Buffer.from(value.S);
  if ('N' in value) return numberOrderBytes(value.N);
  if ('B' in value) return Buffer.from(value.B, 'base64');
  throw schemaMismatch();
}

function requireInItem(item: Item, { name, type }: KeyAttribute, isPartition: boolean): void {
  const value = attributeOf(item, name);
  if (!value) throw validationError(`One or more parameter values were invalid: Missing the key ${name} in the item`);
  if (!(type in value)) {
    throw validationError(
      `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`,
    );
  }
  checkLength({ name, type }, value, isPartition);
}

function requireInKey(key: Item, { name, type }: KeyAttribute, isPartition: boolean): void {
  const value = attributeOf(key, name);
  if (!value || !(type in value)) throw schemaMismatch();
  checkLength({ name, type }, value, isPartition);
}

function checkLength({ name }: KeyAttribute, value: AttributeValue, isPartition: boolean): void {
  const bytes = 'S' in value ? Buffer.byteLength(value.S) : 'B' in value ? Buffer.byteLength(value.B, 'base64') : 1;
  if (bytes === 0) {
    const kind = 'S' in value ? 'string' : 'binary';
    throw validationError(
      'One or more parameter values are not valid. ' +
        `The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`,
    );
  }
  // The missing space is AWS's.
  if (isPartition && bytes > partitionKeyBytesMax) {
    throw validationError(
      'One or more parameter values were invalid: ' +
        `Size of hashkey has exceeded the maximum size limit of${partitionKeyBytesMax} bytes`,
    );
  }
  if (!isPartition && bytes > sortKeyBytesMax) {
    throw validationError(
      'One or more parameter values were invalid: ' +
        `Aggregated size of all range keys has exceeded the size limit of ${sortKeyBytesMax} bytes`,
    );
  }
}

function schemaMismatch(): Error {
  return validationError('The provided key element does not match the schema');
}
