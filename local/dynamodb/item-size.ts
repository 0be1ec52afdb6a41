import { decodeBase64 } from '../base64.ts';
import { isRecord, type AttributeValue, type Item } from './attribute-value.ts';
import { isCanonicalNumber, numberSizeBytes } from './number.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const itemBytesMax = 400 * 1024;
/** The attribute itself is level 1. */
export const nestingLevelsMax = 32;

/** The one name that JavaScript's objects cannot hold like any other. */
export const refusedName = '__proto__';

/** What is not exactly as DynamoDB would answer it: wrong, or in need of coercion. */
export const notCanonical = -1;

/**
 * The bytes that AWS counts for an item, or `notCanonical`. One walk both accepts and weighs: every write takes it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function canonicalItemBytes(item: unknown): number {
  return isRecord(item) ? mapBytes(item, 1) : notCanonical;
}

/** The size of an item that is known to be canonical. */
export function itemBytes(item: Item): number {
  return mapBytes(item, 1);
}

/** True when some value lies deeper than DynamoDB stores. */
export function isNestedTooDeep(item: Item): boolean {
  return Object.values(item).some((value) => isDeeperThan(value, nestingLevelsMax));
}

function isDeeperThan(value: AttributeValue, levels: number): boolean {
  if (levels === 0) return true;
  if ('M' in value) return Object.values(value.M).some((child) => isDeeperThan(child, levels - 1));
  return 'L' in value && value.L.some((child) => isDeeperThan(child, levels - 1));
}

function mapBytes(map: Record<string, unknown>, level: number): number {
  let total = 0;
  for (const name in map) {
    const bytes = valueBytes(map[name], level);
    if (bytes === notCanonical || name === refusedName) return notCanonical;
    total += Buffer.byteLength(name) + bytes;
  }
  return total;
}

function valueBytes(value: unknown, level: number): number {
  if (typeof value !== 'object' || value === null || level > nestingLevelsMax) return notCanonical;
  let type: string | undefined;
  for (const name in value) {
    if (type !== undefined) return notCanonical;
    type = name;
  }
  const content: unknown = type === undefined ? undefined : Reflect.get(value, type);
  switch (type) {
    case 'S':
    case 'N':
    case 'B':
      return scalarBytes(type, content);
    case 'BOOL':
      return typeof content === 'boolean' ? 1 : notCanonical;
    case 'NULL':
      return content === true ? 1 : notCanonical;
    case 'SS':
      return setBytes('S', content);
    case 'NS':
      return setBytes('N', content);
    case 'BS':
      return setBytes('B', content);
    case 'L':
      return Array.isArray(content) ? listBytes(content, level) : notCanonical;
    case 'M':
      return isRecord(content) ? documentBytes(content, level) : notCanonical;
    default:
      return notCanonical;
  }
}

function scalarBytes(type: 'S' | 'N' | 'B', content: unknown): number {
  if (typeof content !== 'string') return notCanonical;
  switch (type) {
    case 'S':
      return Buffer.byteLength(content);
    case 'N':
      return isCanonicalNumber(content) ? numberSizeBytes(content) : notCanonical;
    case 'B':
      return base64Bytes(content);
  }
}

/** With one `=` the last digit carries two unused bits, with two `=` four; they must be zero. */
const lastDigitBeforeOnePad = 'AEIMQUYcgkosw048';
const lastDigitBeforeTwoPads = 'AQgw';

/** The length of the bytes that the base64 text stands for. */
export function base64Bytes(text: string): number {
  const bytes = decodeBase64(text)?.length;
  if (bytes === undefined) return notCanonical;
  const lastDigits = text.endsWith('==') ? lastDigitBeforeTwoPads : text.endsWith('=') ? lastDigitBeforeOnePad : '';
  const isCanonical = lastDigits === '' || lastDigits.includes(text.charAt(text.indexOf('=') - 1));
  return isCanonical ? bytes : notCanonical;
}

function setBytes(type: 'S' | 'N' | 'B', members: unknown): number {
  if (!Array.isArray(members) || members.length === 0 || new Set(members).size !== members.length) return notCanonical;
  let total = 0;
  for (const member of members) {
    const bytes = scalarBytes(type, member);
    if (bytes === notCanonical) return notCanonical;
    total += bytes;
  }
  return total;
}

/** Lists and maps cost 3 bytes, and 1 byte more for every element. */
function listBytes(elements: readonly unknown[], level: number): number {
  let total = 3 + elements.length;
  for (const element of elements) {
    const bytes = valueBytes(element, level + 1);
    if (bytes === notCanonical) return notCanonical;
    total += bytes;
  }
  return total;
}

function documentBytes(map: Record<string, unknown>, level: number): number {
  const bytes = mapBytes(map, level + 1);
  return bytes === notCanonical ? notCanonical : 3 + Object.keys(map).length + bytes;
}
