import { createHash, type Hash } from 'node:crypto';
import type { Parameters } from './parameters.ts';
import { sqsErrors } from './sqs-error.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

const attributesMax = 10;
const nameLengthMax = 256;
const typeLengthMax = 256;

/** @throws {AwsError} `InvalidParameterValueException` */
export function readAttributesOrThrow(parameters: ReadonlyMap<string, Parameters>): MessageAttributes {
  if (parameters.size > attributesMax) {
    throw sqsErrors.invalid(
      `Number of message attributes [${parameters.size}] exceeds the allowed maximum [${attributesMax}].`,
    );
  }
  return Object.fromEntries(
    [...parameters].map(([name, attribute]) => {
      requireNameOrThrow(name);
      return [name, readAttributeOrThrow(name, attribute)];
    }),
  );
}

function readAttributeOrThrow(name: string, parameters: Parameters): MessageAttribute {
  if (parameters.hasItems('StringListValues') || parameters.hasItems('BinaryListValues')) {
    throw sqsErrors.unsupported('Message attribute list values in SendMessage operation are not supported.');
  }
  const dataType = parameters.text('DataType') ?? '';
  const type = /^(String|Number|Binary)(\..+)?$/.exec(dataType)?.[1];
  if (dataType === '') {
    throw sqsErrors.invalid(`The message attribute '${name}' must contain a non-empty message attribute type.`);
  }
  if (type === undefined || dataType.length > typeLengthMax) {
    throw sqsErrors.invalid(
      `The message attribute '${name}' has an invalid message attribute type, ` +
        'the set of supported type prefixes is Binary, Number, and String.',
    );
  }
  const value = parameters.text(type === 'Binary' ? 'BinaryValue' : 'StringValue') ?? '';
  if (value === '') {
    throw sqsErrors.invalid(`Message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`);
  }
  if (type === 'Binary') return { DataType: dataType, BinaryValue: value };
  if (type === 'Number' && !(value.trim() === value && Number.isFinite(Number(value)))) {
    throw sqsErrors.invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
  return { DataType: dataType, StringValue: value };
}

function requireNameOrThrow(name: string): void {
  if (/^(aws|amazon)\./i.test(name)) {
    throw sqsErrors.invalid(
      `Message (user) attribute name '${name}' must not start with the reserved prefix AWS or Amazon.`,
    );
  }
  if (name.length <= nameLengthMax && /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(name)) return;
  throw sqsErrors.invalid(
    'Message (user) attribute name can only contain alphanumeric characters, hyphens, underscores and single inner ' +
      `periods, and at most ${nameLengthMax} of them.`,
  );
}

/** What the attributes weigh within a message: names, types and values. */
export function attributesBytes(attributes: MessageAttributes): number {
  let bytes = 0;
  for (const [name, attribute] of Object.entries(attributes)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType) + valueBytes(attribute).length;
  }
  return bytes;
}

/**
 * The digest that SDKs check.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function attributesMd5(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const attribute = attributes[name];
    if (!attribute) continue;
    update(hash, Buffer.from(name));
    update(hash, Buffer.from(attribute.DataType));
    hash.update(Buffer.of(attribute.BinaryValue === undefined ? 1 : 2));
    update(hash, valueBytes(attribute));
  }
  return hash.digest('hex');
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Those that a receiver asks for: by name, by `prefix.*`, or all. */
export function selectAttributes(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  if (names.length === 0) return {};
  const wanted = (name: string): boolean =>
    names.some((pattern) =>
      pattern === 'All' || pattern === '.*'
        ? true
        : pattern.endsWith('.*')
          ? name.startsWith(pattern.slice(0, -2))
          : name === pattern,
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => wanted(name)));
}

function update(hash: Hash, bytes: Buffer): void {
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(bytes.length);
  hash.update(length).update(bytes);
}

function valueBytes({ StringValue, BinaryValue }: MessageAttribute): Buffer {
  return BinaryValue === undefined ? Buffer.from(StringValue ?? '') : Buffer.from(BinaryValue, 'base64');
}
