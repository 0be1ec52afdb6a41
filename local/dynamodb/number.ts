import { validationError } from './errors.ts';

/**
 * DynamoDB's numbers: decimals of 38 significant digits, 1E-130 to 9.99…E+125.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
 */
export const significantDigitsMax = 38;
const magnitudeMax = 125;
const magnitudeMin = -130;

/** Digits without zeros at either end, times ten to the power of `exponent`. Zero has no digits. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const numberPattern = /^(-?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;
/** Numbers that need no second look: short integers, the most of all. */
const shortInteger = /^(?:0|-?[1-9]\d{0,14})$/;

/** True when the text is the one that DynamoDB would answer for this number: plain notation, no superfluous zeros. */
export function isCanonicalNumber(text: string): boolean {
  if (shortInteger.test(text)) return true;
  const decimal = parse(text);
  return decimal !== undefined && isInRange(decimal) && toText(decimal) === text;
}

/** The number as DynamoDB answers it. The text must be a number within range. */
export function canonicalNumber(text: string): string {
  return toText(parseOrThrow(text));
}

/** Negative, zero or positive, as in `Array.sort`. */
export function compareNumbers(left: string, right: string): number {
  if (shortInteger.test(left) && shortInteger.test(right)) return Number(left) - Number(right);
  const a = parseOrThrow(left);
  const b = parseOrThrow(right);
  const difference = scaled(a, Math.min(a.exponent, b.exponent)) - scaled(b, Math.min(a.exponent, b.exponent));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** @throws {AwsError} when the sum has more than 38 digits or leaves the range. */
export function addNumbers(left: string, right: string): string {
  if (shortInteger.test(left) && shortInteger.test(right)) return String(Number(left) + Number(right));
  const a = parseOrThrow(left);
  const b = parseOrThrow(right);
  const exponent = Math.min(a.exponent, b.exponent);
  const sum = scaled(a, exponent) + scaled(b, exponent);
  const result = trimmed(sum < 0n, String(sum < 0n ? -sum : sum), exponent);
  if (result.digits !== '' && magnitudeOf(result) < magnitudeMin) {
    throw validationError('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  }
  // AWS says "overflow" for too many digits, too.
  if (!isInRange(result)) {
    throw validationError('Number overflow. Attempting to store a number with magnitude larger than supported range');
  }
  return toText(result);
}

export function negateNumber(text: string): string {
  return text.startsWith('-') ? text.slice(1) : text === '0' ? text : `-${text}`;
}

/**
 * The bytes that AWS counts for a number: about one for two digits, and one more.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function numberSizeBytes(text: string): number {
  const { digits, negative, ...decimal } = parseOrThrow(text);
  if (digits === '') return 1;
  const magnitude = decimal.exponent + digits.length - 1;
  // Digits are packed in pairs around the decimal point: an even count may straddle one pair more.
  const straddles = digits.length % 2 === 0 && magnitude % 2 === 0;
  return 1 + Math.ceil(digits.length / 2) + (straddles ? 1 : 0) + (negative ? 1 : 0);
}

/** Bytes whose unsigned order is the numbers' order. */
export function numberOrderBytes(text: string): Uint8Array {
  const decimal = parseOrThrow(text);
  const { digits } = decimal;
  if (digits === '') return Uint8Array.of(1);
  const pairs = Math.ceil(digits.length / 2);
  const bytes = new Uint8Array(2 + pairs + 1);
  bytes[0] = 2;
  bytes[1] = magnitudeOf(decimal) - magnitudeMin;
  // Pairs are 1..100, so that the closing zero is below every pair.
  for (let pair = 0; pair < pairs; pair++) {
    bytes[2 + pair] = 1 + Number(digits.slice(2 * pair, 2 * pair + 2).padEnd(2, '0'));
  }
  if (!decimal.negative) return bytes;
  // The larger the absolute value, the smaller the number.
  bytes[0] = 0;
  for (let index = 1; index < bytes.length; index++) bytes[index] = 0xff - (bytes[index] ?? 0);
  return bytes;
}

function parse(text: string): Decimal | undefined {
  const match = numberPattern.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', bareFraction = '', exponent = '0'] = match;
  const decimals = fraction || bareFraction;
  return trimmed(sign === '-', whole + decimals, Number(exponent) - decimals.length);
}

function parseOrThrow(text: string): Decimal {
  const decimal = parse(text);
  if (!decimal) throw new RangeError(`Cannot read "${text}" as a number.`);
  return decimal;
}

function trimmed(negative: boolean, digits: string, exponent: number): Decimal {
  let start = 0;
  let end = digits.length;
  while (start < end && digits.charCodeAt(start) === 0x30) start++;
  while (end > start && digits.charCodeAt(end - 1) === 0x30) end--;
  if (start === end) return { negative: false, digits: '', exponent: 0 };
  return { negative, digits: digits.slice(start, end), exponent: exponent + digits.length - end };
}

/** The power of ten of the first digit. */
function magnitudeOf(decimal: Decimal): number {
  return decimal.exponent + decimal.digits.length - 1;
}

function isInRange(decimal: Decimal): boolean {
  if (decimal.digits === '') return true;
  const magnitude = magnitudeOf(decimal);
  return decimal.digits.length <= significantDigitsMax && magnitude <= magnitudeMax && magnitude >= magnitudeMin;
}

function scaled(decimal: Decimal, exponent: number): bigint {
  if (decimal.digits === '') return 0n;
  const coefficient = BigInt(decimal.digits) * 10n ** BigInt(decimal.exponent - exponent);
  return decimal.negative ? -coefficient : coefficient;
}

function toText({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const point = digits.length + exponent;
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${digits}`;
}
