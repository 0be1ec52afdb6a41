import { isRecord, type PlainRecord } from '../value.ts';
import { invalidRequest } from './data-source.ts';

/** One attribute value in DynamoDB's wire form. */
export type AttributeValue = Readonly<Record<string, unknown>>;
export type AttributeMap = Record<string, AttributeValue>;

/**
 * Attribute values as resolver code writes them, in DynamoDB's wire form: numbers become text, null becomes true.
 * @throws {CodeError} for what is no attribute value.
 */
export function toWire(value: unknown): AttributeValue {
  const [type, ...others] = isRecord(value) ? Object.keys(value) : [];
  if (!isRecord(value) || type === undefined || others.length > 0) throw notAnAttribute(value);
  const content = value[type];
  switch (type) {
    case 'S':
    case 'B':
      if (typeof content !== 'string') throw notAnAttribute(value);
      return { [type]: content };
    case 'N':
      return { N: numberText(content, value) };
    case 'BOOL':
      if (typeof content !== 'boolean') throw notAnAttribute(value);
      return { BOOL: content };
    case 'NULL':
      return { NULL: true };
    case 'SS':
    case 'BS':
      return { [type]: listOf(content, value).map(String) };
    case 'NS':
      return { NS: listOf(content, value).map((member) => numberText(member, value)) };
    case 'L':
      return { L: listOf(content, value).map(toWire) };
    case 'M':
      if (!isRecord(content)) throw notAnAttribute(value);
      return { M: toWireMap(content) };
    default:
      throw notAnAttribute(value);
  }
}

export function toWireMap(values: PlainRecord): AttributeMap {
  const attributes: AttributeMap = {};
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value !== undefined) attributes[name] = toWire(value);
  }
  return attributes;
}

/** Wire form as the plain values that resolvers and clients see; bytes stay base64 text. */
export function toPlain(value: unknown): unknown {
  const [type] = isRecord(value) ? Object.keys(value) : [];
  if (!isRecord(value) || type === undefined) return null;
  const content = value[type];
  switch (type) {
    case 'N':
      return Number(content);
    case 'NULL':
      return null;
    case 'NS':
      return Array.isArray(content) ? content.map(Number) : [];
    case 'L':
      return Array.isArray(content) ? content.map(toPlain) : [];
    case 'M':
      return toPlainMap(content);
    default:
      return content;
  }
}

export function toPlainMap(values: unknown): PlainRecord {
  const plain: PlainRecord = {};
  if (!isRecord(values)) return plain;
  for (const name of Object.keys(values)) plain[name] = toPlain(values[name]);
  return plain;
}

function numberText(content: unknown, value: unknown): string {
  if (typeof content === 'number' && Number.isFinite(content)) return String(content);
  if (typeof content === 'string') return content;
  throw notAnAttribute(value);
}

function listOf(content: unknown, value: unknown): readonly unknown[] {
  if (!Array.isArray(content)) throw notAnAttribute(value);
  return content;
}

function notAnAttribute(value: unknown): Error {
  return invalidRequest(`Expected a DynamoDB attribute value like {"S": "…"}, got ${JSON.stringify(value)}.`);
}
