/**
 * What JSONata's operators and functions yield for values that are plain: texts, numbers, booleans, and nothing.
 * https://docs.jsonata.org/numeric-operators, https://docs.jsonata.org/comparison-operators, https://docs.jsonata.org/numeric-functions
 */

/** Thrown when an expression or a document is not what the plain functions are for. */
export class NotPlain extends Error {}

/** Operators that take both of their sides. */
export const operators: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '+': (left, right) => arithmetic(left, right, (a, b) => a + b),
  '-': (left, right) => arithmetic(left, right, (a, b) => a - b),
  '*': (left, right) => arithmetic(left, right, (a, b) => a * b),
  '/': (left, right) => arithmetic(left, right, (a, b) => a / b),
  '=': (left, right) => areBoth(left, right) && left === right,
  '!=': (left, right) => areBoth(left, right) && left !== right,
  '<': (left, right) => orderOf(left, right) < 0,
  '<=': (left, right) => orderOf(left, right) <= 0,
  '>': (left, right) => orderOf(left, right) > 0,
  '>=': (left, right) => orderOf(left, right) >= 0,
  '&': (left, right) => text(left) + text(right),
};

function arithmetic(left: unknown, right: unknown, compute: (a: number, b: number) => number): number | undefined {
  const [a, b] = [numberOrNothing(left), numberOrNothing(right)];
  if (a === undefined || b === undefined) return undefined;
  const result = compute(a, b);
  if (!Number.isFinite(result)) throw new NotPlain();
  return result;
}

/** Nothing is neither equal to anything nor different from it. */
function areBoth(left: unknown, right: unknown): boolean {
  if (typeof left === 'object' || typeof right === 'object') throw new NotPlain();
  return left !== undefined && right !== undefined;
}

function orderOf(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  throw new NotPlain();
}

function text(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  throw new NotPlain();
}

export function truth(value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'string') return value !== '';
  throw new NotPlain();
}

/** Functions of one argument. */
export const functions: Readonly<Record<string, (value: unknown) => unknown>> = {
  sum,
  count,
  abs: (value) => map(numberOrNothing(value), Math.abs),
  number: numberOf,
  exists: (value) => value !== undefined,
  not: (value) => !truth(value),
};

export function sum(value: unknown): number | undefined {
  if (!Array.isArray(value)) return numberOrNothing(value);
  let total = 0;
  for (const item of value as readonly unknown[]) {
    if (typeof item !== 'number') throw new NotPlain();
    total += item;
  }
  return total;
}

function count(value: unknown): number {
  if (value === undefined) return 0;
  return Array.isArray(value) ? value.length : 1;
}

function numberOf(value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value;
  // The numbers that JSONata casts; others are errors of its own.
  if (typeof value !== 'string' || !/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(value)) throw new NotPlain();
  return Number(value);
}

export function round(value: unknown, places: unknown): number | undefined {
  if (typeof places !== 'number' || !Number.isInteger(places)) throw new NotPlain();
  return map(numberOrNothing(value), (number) => roundHalfEven(number, places));
}

/** Half to even; the point is moved in the text, since a product with a power of ten would not be exact. */
function roundHalfEven(value: number, places: number): number {
  const shifted = shift(value, places);
  const nearest = Math.round(shifted);
  const isHalf = Math.abs(nearest - shifted) === 0.5;
  const rounded = shift(isHalf && Math.abs(nearest % 2) === 1 ? nearest - 1 : nearest, -places);
  return rounded === 0 ? 0 : rounded;
}

function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

function numberOrNothing(value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value;
  throw new NotPlain();
}

function map(value: number | undefined, compute: (value: number) => number): number | undefined {
  return value === undefined ? undefined : compute(value);
}
