import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import { canonicalJson, type Json } from '../../canonical-json.ts';

/** `multipleOf` by decimal arithmetic: 1.13 is a multiple of 0.01, which a division of doubles does not find. */
export const exactMultiple: FuncKeywordDefinition = {
  keyword: 'multipleOf',
  type: 'number',
  schemaType: 'number',
  errors: true,
  validate: keyword((divisor: number, value: number) =>
    isMultiple(value, divisor) ? null : { message: `must be multiple of ${divisor}`, params: { multipleOf: divisor } },
  ),
};

/** `uniqueItems` in one pass; to compare each item with each takes minutes for the items of 256 kB. */
export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  errors: true,
  validate: keyword((isAsked: boolean, items: readonly unknown[]) => {
    const equal = isAsked ? firstEqual(items) : null;
    if (!equal) return null;
    const [i, j] = equal;
    return { message: `must NOT have duplicate items (items ## ${i} and ${j} are identical)`, params: { i, j } };
  }),
};

function keyword<Schema, Value>(
  judge: (schema: Schema, value: Value) => { message: string; params: Record<string, unknown> } | null,
): SchemaValidateFunction {
  const validate: SchemaValidateFunction = (schema: Schema, value: Value) => {
    const error = judge(schema, value);
    if (error) validate.errors = [error];
    return error === null;
  };
  return validate;
}

function isMultiple(value: number, divisor: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(divisor)) return value % divisor === 0;
  const [left, right] = [decimalOf(value), decimalOf(divisor)];
  const scale = Math.max(left.scale, right.scale);
  // Beyond this no digits of the one are left beside the other's.
  if (scale - Math.min(left.scale, right.scale) > 1_000) return left.scale < right.scale;
  return (left.digits * 10n ** BigInt(scale - left.scale)) % (right.digits * 10n ** BigInt(scale - right.scale)) === 0n;
}

/** The digits that a number is written with: value = digits x 10^-scale. */
function decimalOf(value: number): { digits: bigint; scale: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

function firstEqual(items: readonly unknown[]): [number, number] | null {
  const seen = new Map<unknown, number>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    const earlier = seen.get(key);
    if (earlier !== undefined) return [index, earlier];
    seen.set(key, index);
  }
  return null;
}

/** Equal for equal values of JSON. Scalars are their own keys; texts are told from what stands for an object by their first character. */
function keyOf(value: unknown): unknown {
  if (typeof value === 'string') return `"${value}`;
  return typeof value === 'object' && value !== null ? canonicalJson(value as Json) : value;
}
