import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { FilterOperator, FilterRule, LiveSubscription, SubscriptionFilter } from '../graphql-api.ts';

/**
 * AppSync's enhanced filters, and the filter that a subscription's arguments are.
 *
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html and, for the
 * operators, https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html
 *
 * AppSync lets an operator that it does not know, or a value of the wrong kind, match everything or nothing without a
 * word. Here it is refused when the filter is set.
 */
export const pathLevelsMax = 5;
/** The next five are stated by the filter types of https://docs.rs/lambda-appsync (module subscription_filters). */
export const pathCharactersMax = 256;
export const alternativesMax = 10;
export const rulesMax = 5;
export const inValuesMax = 5;
export const containsAnyValuesMax = 20;

type Scalar = string | number | boolean;

/** A filter ready to be run: any alternative whose rules all hold. */
export interface CompiledFilter {
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly rules: readonly CompiledRule[];
}

export interface CompiledRule {
  readonly fieldName: string;
  readonly path: readonly string[];
  /** What the field must be, or what its list must contain: an index may find the rule by it. */
  readonly anchor: { readonly kind: 'equals' | 'contains'; readonly value: Scalar } | null;
  holds(fieldValue: unknown): boolean;
}

/** The filter cannot be carried out: says which rule, and why. */
export class FilterRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FilterRefused';
  }
}

const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);
const orderedSchema = z.union([z.string(), z.number()]);
const valueSchemas: Record<FilterOperator, z.ZodType> = {
  eq: scalarSchema,
  ne: scalarSchema,
  le: orderedSchema,
  lt: orderedSchema,
  ge: orderedSchema,
  gt: orderedSchema,
  contains: scalarSchema,
  notContains: scalarSchema,
  beginsWith: z.string(),
  in: z.array(scalarSchema).min(1).max(inValuesMax),
  notIn: z.array(scalarSchema).min(1).max(inValuesMax),
  between: z.union([z.tuple([z.number(), z.number()]), z.tuple([z.string(), z.string()])]),
  containsAny: z.array(scalarSchema).min(1).max(containsAnyValuesMax),
};

const ruleShape = z.strictObject({ fieldName: z.string(), operator: z.string(), value: z.unknown() });
const filterShape = z.strictObject({
  filterGroup: z
    .array(z.strictObject({ filters: z.array(ruleShape).min(1).max(rulesMax) }))
    .min(1)
    .max(alternativesMax),
});

/**
 * Checks what a resolver gave to `extensions.setSubscriptionFilter` or `setSubscriptionInvalidationFilter`.
 * @throws {FilterRefused}
 */
export function readSubscriptionFilterOrThrow(value: unknown): SubscriptionFilter {
  const shape = filterShape.safeParse(value);
  if (!shape.success) throw new FilterRefused(`Cannot set the subscription filter: ${z.prettifyError(shape.error)}`);
  return {
    filterGroup: shape.data.filterGroup.map(({ filters }) => ({
      filters: filters.map((rule) => {
        requirePathOrThrow(rule.fieldName);
        if (!isFilterOperator(rule.operator)) throw refusedRule(rule, "the operator is not one of AppSync's");
        const valueSchema = valueSchemas[rule.operator];
        const checked = valueSchema.safeParse(rule.value);
        if (!checked.success) throw refusedRule(rule, `the value does not fit: ${z.prettifyError(checked.error)}`);
        return { fieldName: rule.fieldName, operator: rule.operator, value: rule.value };
      }),
    })),
  };
}

/** @throws {FilterRefused} */
export function compileFilterOrThrow(filter: SubscriptionFilter): CompiledFilter {
  const checked = readSubscriptionFilterOrThrow(filter);
  return { alternatives: checked.filterGroup.map(({ filters }) => ({ rules: filters.map(compileRule) })) };
}

/** An argument that the client left out filters nothing; null asks for a field that is null. */
export function compileArguments(values: LiveSubscription['arguments']): CompiledFilter {
  const rules = Object.entries(values).map(([fieldName, wanted]) => ({
    fieldName,
    path: [fieldName],
    anchor: isScalar(wanted) ? { kind: 'equals' as const, value: wanted } : null,
    holds: (fieldValue: unknown) =>
      wanted === null ? (fieldValue ?? null) === null : fieldValue === wanted || isDeepStrictEqual(fieldValue, wanted),
  }));
  return { alternatives: [{ rules }] };
}

export function filterMatches(filter: CompiledFilter, payload: unknown): boolean {
  return filter.alternatives.some((alternative) => alternativeMatches(alternative, payload));
}

export function alternativeMatches(alternative: Alternative, payload: unknown): boolean {
  return alternative.rules.every((rule) => rule.holds(readPath(payload, rule.path)));
}

/** The value at the end of the path; `undefined` where it leads through anything but objects. */
export function readPath(payload: unknown, path: readonly string[]): unknown {
  let value = payload;
  for (const name of path) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function compileRule(rule: FilterRule): CompiledRule {
  const { fieldName, operator, value } = rule;
  const anchored = isScalar(value) ? value : null;
  const kind = operator === 'eq' ? 'equals' : operator === 'contains' ? 'contains' : null;
  return {
    fieldName,
    path: fieldName.split('.'),
    anchor: anchored !== null && kind !== null ? { kind, value: anchored } : null,
    holds: test(operator, value),
  };
}

/** The `ne` and `not…` operators are the exact opposites: a field that is missing is "not equal". */
function test(operator: FilterOperator, wanted: unknown): (fieldValue: unknown) => boolean {
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
  switch (operator) {
    case 'eq':
      return (value) => value === wanted;
    case 'ne':
      return (value) => value !== wanted;
    case 'lt':
      return (value) => compare(value, wanted, (order) => order < 0);
    case 'le':
      return (value) => compare(value, wanted, (order) => order <= 0);
    case 'gt':
      return (value) => compare(value, wanted, (order) => order > 0);
    case 'ge':
      return (value) => compare(value, wanted, (order) => order >= 0);
    case 'between':
      return (value) =>
        compare(value, list[0], (order) => order >= 0) && compare(value, list[1], (order) => order <= 0);
    case 'contains':
      return (value) => contains(value, wanted);
    case 'notContains':
      return (value) => !contains(value, wanted);
    case 'containsAny':
      return (value) => list.some((candidate) => contains(value, candidate));
    case 'beginsWith':
      return (value) => typeof value === 'string' && typeof wanted === 'string' && value.startsWith(wanted);
    case 'in':
      return (value) => list.includes(value);
    case 'notIn':
      return (value) => !list.includes(value);
  }
}

/** A part of a text, or a member of a list. */
function contains(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.includes(wanted);
  return typeof value === 'string' && typeof wanted === 'string' && value.includes(wanted);
}

/** Numbers with numbers, texts with texts by code unit; anything else has no order. */
function compare(value: unknown, wanted: unknown, accepts: (order: number) => boolean): boolean {
  if (typeof value === 'number' && typeof wanted === 'number') return accepts(value - wanted);
  if (typeof value === 'string' && typeof wanted === 'string') {
    return accepts(value < wanted ? -1 : value > wanted ? 1 : 0);
  }
  return false;
}

function requirePathOrThrow(fieldName: string): void {
  const levels = fieldName.split('.');
  if (fieldName.length <= pathCharactersMax && levels.length <= pathLevelsMax && !levels.includes('')) return;
  throw new FilterRefused(
    `Cannot filter on the field "${fieldName}": a path has 1 to ${pathLevelsMax} names separated by dots, ` +
      `${pathCharactersMax} characters in all.`,
  );
}

function refusedRule(rule: { fieldName: string; operator: string }, why: string): FilterRefused {
  return new FilterRefused(`Cannot filter on "${rule.fieldName}" with the operator "${rule.operator}": ${why}.`);
}

function isFilterOperator(operator: string): operator is FilterOperator {
  return Object.hasOwn(valueSchemas, operator);
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
