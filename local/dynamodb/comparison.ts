import { typeOf, type AttributeValue } from './attribute-value.ts';
import { compareNumbers } from './number.ts';

/**
 * How values compare in conditions and filters: equal only within one type, ordered only among strings, numbers and
 * binaries of the same type.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export function equalValues(left: AttributeValue, right: AttributeValue): boolean {
  if ('S' in left) return 'S' in right && left.S === right.S;
  if ('N' in left) return 'N' in right && left.N === right.N;
  if ('B' in left) return 'B' in right && left.B === right.B;
  if ('BOOL' in left) return 'BOOL' in right && left.BOOL === right.BOOL;
  if ('NULL' in left) return 'NULL' in right;
  if ('SS' in left) return 'SS' in right && equalSets(left.SS, right.SS);
  if ('NS' in left) return 'NS' in right && equalSets(left.NS, right.NS);
  if ('BS' in left) return 'BS' in right && equalSets(left.BS, right.BS);
  if ('L' in left) return 'L' in right && equalLists(left.L, right.L);
  return 'M' in right && equalItems(left.M, right.M);
}

export function equalItems(
  left: Readonly<Record<string, AttributeValue>>,
  right: Readonly<Record<string, AttributeValue>>,
): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const a = left[name];
      const b = Object.hasOwn(right, name) ? right[name] : undefined;
      return a !== undefined && b !== undefined && equalValues(a, b);
    })
  );
}

/** As in `Array.sort`, or undefined when the two have no order. */
export function compareValues(left: AttributeValue, right: AttributeValue): number | undefined {
  if ('N' in left) return 'N' in right ? compareNumbers(left.N, right.N) : undefined;
  if ('S' in left) return 'S' in right ? compareText(left.S, right.S) : undefined;
  if ('B' in left) return 'B' in right ? Buffer.compare(bytesOf(left.B), bytesOf(right.B)) : undefined;
  return undefined;
}

export function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if ('S' in value) return 'S' in prefix && value.S.startsWith(prefix.S);
  if (!('B' in value) || !('B' in prefix)) return false;
  const bytes = bytesOf(prefix.B);
  return bytesOf(value.B).subarray(0, bytes.length).equals(bytes);
}

/** A part of a string or binary, a member of a set, or an element of a list. */
export function contains(value: AttributeValue, part: AttributeValue): boolean {
  if ('L' in value) return value.L.some((element) => equalValues(element, part));
  if ('S' in part) return 'S' in value ? value.S.includes(part.S) : 'SS' in value && value.SS.includes(part.S);
  if ('N' in part) return 'NS' in value && value.NS.includes(part.N);
  if (!('B' in part)) return false;
  return 'B' in value ? bytesOf(value.B).includes(bytesOf(part.B)) : 'BS' in value && value.BS.includes(part.B);
}

/** What `size()` gives; undefined for a type that has no size. */
export function sizeOf(value: AttributeValue): number | undefined {
  if ('S' in value) return value.S.length;
  if ('B' in value) return bytesOf(value.B).length;
  if ('SS' in value) return value.SS.length;
  if ('NS' in value) return value.NS.length;
  if ('BS' in value) return value.BS.length;
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  return undefined;
}

export function hasType(value: AttributeValue, type: string): boolean {
  return typeOf(value) === type;
}

/** DynamoDB orders text by its UTF-8 bytes; JavaScript's `<` orders by UTF-16 units, which differs for surrogates. */
function compareText(left: string, right: string): number {
  return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Canonical members are equal exactly when their texts are; neither side holds one twice. */
function equalSets(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  const members = new Set(left);
  return right.every((member) => members.has(member));
}

function equalLists(left: readonly AttributeValue[], right: readonly AttributeValue[]): boolean {
  return (
    left.length === right.length &&
    left.every((value, index) => {
      const other = right[index];
      return other !== undefined && equalValues(value, other);
    })
  );
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}
