import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilterRule, SubscriptionFilter } from '../../../../local/appsync/graphql-api.ts';
import {
  compileArguments,
  compileFilterOrThrow,
  filterMatches,
  FilterRefused,
  readSubscriptionFilterOrThrow,
} from '../../../../local/appsync/realtime/subscription-filter.ts';
import { SubscriptionIndex } from '../../../../local/appsync/realtime/subscription-index.ts';

function one(fieldName: string, operator: FilterRule['operator'], value: unknown): SubscriptionFilter {
  return { filterGroup: [{ filters: [{ fieldName, operator, value }] }] };
}

function matches(filter: SubscriptionFilter, payload: unknown): boolean {
  return filterMatches(compileFilterOrThrow(filter), payload);
}

const payload = {
  name: 'Blue paint',
  size: 5,
  open: true,
  none: null,
  tags: ['a', 'b', 7],
  one: { two: { three: { four: { five: 'deep' } } } },
};

test.each<[string, FilterRule['operator'], unknown, boolean]>([
  ['size', 'eq', 5, true],
  ['size', 'eq', '5', false],
  ['open', 'eq', true, true],
  ['none', 'eq', 'x', false],
  ['size', 'ne', 6, true],
  ['missing', 'ne', 6, true],
  ['size', 'lt', 5, false],
  ['size', 'le', 5, true],
  ['size', 'gt', 4.5, true],
  ['size', 'ge', 6, false],
  ['size', 'lt', '9', false],
  ['missing', 'lt', 9, false],
  ['name', 'gt', 'Blue', true],
  ['name', 'contains', 'paint', true],
  ['name', 'contains', 'Paint', false],
  ['tags', 'contains', 'b', true],
  ['tags', 'contains', 7, true],
  ['tags', 'contains', '7', false],
  ['size', 'contains', 5, false],
  ['name', 'notContains', 'paint', false],
  ['tags', 'notContains', 'c', true],
  ['missing', 'notContains', 'c', true],
  ['name', 'beginsWith', 'Blue', true],
  ['tags', 'beginsWith', 'a', false],
  ['size', 'in', [1, 5], true],
  ['size', 'notIn', [1, 5], false],
  ['missing', 'notIn', [1], true],
  ['size', 'between', [5, 6], true],
  ['size', 'between', [1, 4], false],
  ['name', 'between', ['A', 'C'], true],
  ['tags', 'containsAny', ['x', 'b'], true],
  ['tags', 'containsAny', ['x'], false],
  ['name', 'containsAny', ['x', 'pain'], true],
  ['one.two.three.four.five', 'eq', 'deep', true],
  ['one.two.three.four', 'eq', 'deep', false],
  ['tags.length', 'eq', 3, false],
  ['constructor.name', 'eq', 'Object', false],
])('%s %s %j is %s', (fieldName, operator, value, expected) => {
  expect(matches(one(fieldName, operator, value), payload)).toBe(expected);
});

test.each<[string, unknown]>([
  ['an operator of the future', one('size', 'matches' as FilterRule['operator'], 'x')],
  ['a value that is null', one('size', 'eq', null)],
  ['a value that is an object', one('size', 'ne', {})],
  ['an order of booleans', one('size', 'lt', true)],
  ['a range of one', one('size', 'between', [1])],
  ['a range of two kinds', one('size', 'between', [1, 'b'])],
  ['a list that is none', one('size', 'in', 1)],
  ['an empty list', one('size', 'in', [])],
  ['six values of in', one('size', 'in', [1, 2, 3, 4, 5, 6])],
  [
    '21 values of containsAny',
    one(
      'size',
      'containsAny',
      Array.from({ length: 21 }, (_, value) => value),
    ),
  ],
  ['six levels', one('a.b.c.d.e.f', 'eq', 1)],
  ['an empty level', one('a..b', 'eq', 1)],
  ['an empty field', one('', 'eq', 1)],
  ['a path of 257 characters', one('a'.repeat(257), 'eq', 1)],
  ['no filters', { filterGroup: [] }],
  ['a filter without rules', { filterGroup: [{ filters: [] }] }],
  ['11 filters', { filterGroup: Array.from({ length: 11 }, () => one('a', 'eq', 1).filterGroup[0]) }],
  [
    '6 rules',
    { filterGroup: [{ filters: Array.from({ length: 6 }, () => one('a', 'eq', 1).filterGroup[0]?.filters[0]) }] },
  ],
  ['a member that is not known', { filterGroup: [{ filters: [], or: [] }] }],
  ['null', null],
])('%s is refused when the filter is set', (_name, filter) => {
  expect(() => readSubscriptionFilterOrThrow(filter)).toThrow(FilterRefused);
});

test('rules of one filter must all hold, filters are alternatives', () => {
  const filter: SubscriptionFilter = {
    filterGroup: [
      {
        filters: [
          { fieldName: 'size', operator: 'eq', value: 5 },
          { fieldName: 'open', operator: 'eq', value: false },
        ],
      },
      { filters: [{ fieldName: 'name', operator: 'beginsWith', value: 'Blue' }] },
    ],
  };
  expect(matches(filter, { size: 5, open: true, name: 'Red' })).toBe(false);
  expect(matches(filter, { size: 5, open: false, name: 'Red' })).toBe(true);
  expect(matches(filter, { size: 6, open: true, name: 'Blue' })).toBe(true);
});

test('arguments filter by equality; one left out filters nothing, null asks for a field that is null', () => {
  const holds = (values: Record<string, unknown>, over: unknown): boolean =>
    filterMatches(compileArguments(values), over);
  expect(holds({}, { a: 1 })).toBe(true);
  expect(holds({ a: 1 }, { a: 1, b: 2 })).toBe(true);
  expect(holds({ a: 1 }, { a: 2 })).toBe(false);
  expect(holds({ a: 1 }, {})).toBe(false);
  expect(holds({ a: null }, { a: null })).toBe(true);
  expect(holds({ a: null }, {})).toBe(true);
  expect(holds({ a: null }, { a: 1 })).toBe(false);
  expect(holds({ a: [1, 2] }, { a: [1, 2] })).toBe(true);
  expect(holds({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
});

const scalar = fc.constantFrom<string | number | boolean>('', 'a', 'ab', 'b', 0, 1, 2.5, true, false);
const ordered = fc.constantFrom<string | number>('', 'a', 'ab', 'b', 0, 1, 2.5);
const field = fc.constantFrom('p', 'q', 'o.p', 'o.q');
const listOf = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> =>
  fc.array(values, { minLength: 1, maxLength: 5 });
const rule: fc.Arbitrary<FilterRule> = fc.oneof(
  fc.record({ fieldName: field, operator: fc.constantFrom('eq', 'ne', 'contains', 'notContains'), value: scalar }),
  fc.record({ fieldName: field, operator: fc.constantFrom('lt', 'le', 'gt', 'ge'), value: ordered }),
  fc.record({ fieldName: field, operator: fc.constantFrom('in', 'notIn', 'containsAny'), value: listOf(scalar) }),
  fc.record({ fieldName: field, operator: fc.constant('beginsWith'), value: fc.constantFrom('', 'a', 'b') }),
  fc.record({ fieldName: field, operator: fc.constant('between'), value: fc.constantFrom([0, 1], ['a', 'b'], [1, 0]) }),
);
const anyFilter: fc.Arbitrary<SubscriptionFilter> = fc.record({
  filterGroup: fc.array(fc.record({ filters: fc.array(rule, { minLength: 1, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
});
const fieldValue = fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 3 }));
const anyPayload = fc.record(
  {
    p: fieldValue,
    q: fieldValue,
    o: fc.oneof(fc.record({ p: fieldValue, q: fieldValue }, { requiredKeys: [] }), fieldValue),
  },
  { requiredKeys: [] },
);

/** AppSync's table of operators, word by word, as slowly as it likes. */
function model(filter: SubscriptionFilter, over: unknown): boolean {
  return filter.filterGroup.some(({ filters }) =>
    filters.every(({ fieldName, operator, value }) => holds(operator, lookUp(over, fieldName), value)),
  );
}

function lookUp(over: unknown, fieldName: string): unknown {
  return fieldName.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), over);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function holds(operator: FilterRule['operator'], actual: unknown, value: unknown): boolean {
  const list = value as unknown[];
  const isOneKind = (other: unknown): boolean =>
    typeof actual === typeof other && ['string', 'number'].includes(typeof actual);
  const isBelow = (other: unknown): boolean => isOneKind(other) && (actual as number) < (other as number);
  const isAbove = (other: unknown): boolean => isOneKind(other) && (actual as number) > (other as number);
  switch (operator) {
    case 'eq':
      return actual === value;
    case 'ne':
      return !holds('eq', actual, value);
    case 'lt':
      return isBelow(value);
    case 'gt':
      return isAbove(value);
    case 'le':
      return isBelow(value) || (isOneKind(value) && actual === value);
    case 'ge':
      return isAbove(value) || (isOneKind(value) && actual === value);
    case 'between':
      return holds('ge', actual, list[0]) && holds('le', actual, list[1]);
    case 'contains':
      if (Array.isArray(actual)) return actual.some((element) => element === value);
      return typeof actual === 'string' && typeof value === 'string' && actual.indexOf(value) >= 0;
    case 'notContains':
      return !holds('contains', actual, value);
    case 'containsAny':
      return list.some((candidate) => holds('contains', actual, candidate));
    case 'beginsWith':
      return typeof actual === 'string' && actual.slice(0, (value as string).length) === value;
    case 'in':
      return list.some((candidate) => candidate === actual);
    case 'notIn':
      return !holds('in', actual, value);
  }
}

test('a compiled filter agrees with the model', () => {
  fc.assert(
    fc.property(anyFilter, anyPayload, (filter, over) => {
      expect(matches(filter, over)).toBe(model(filter, over));
    }),
    { numRuns: 3000 },
  );
});

test('an index finds exactly the members whose filters match, however many have come and gone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ filter: anyFilter, leaves: fc.boolean() }), { maxLength: 30 }),
      fc.array(anyPayload, { minLength: 1, maxLength: 5 }),
      (members, payloads) => {
        const index = new SubscriptionIndex<number>();
        const removals = members.map(({ filter }, number) => index.add(compileFilterOrThrow(filter), number));
        members.forEach(({ leaves }, number) => leaves && removals[number]?.());
        for (const over of payloads) {
          const expected = members.flatMap(({ filter, leaves }, number) =>
            !leaves && model(filter, over) ? [number] : [],
          );
          expect([...index.match(over)].sort((a, b) => a - b)).toEqual(expected);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('an index tests only the members that wait for a value of the payload', () => {
  const index = new SubscriptionIndex<number>();
  let tested = 0;
  for (let number = 0; number < 10_000; number++) {
    const compiled = compileFilterOrThrow({
      filterGroup: [
        {
          filters: [
            { fieldName: 'owner', operator: 'eq', value: 'everyone' },
            { fieldName: 'ids', operator: 'contains', value: `id-${number}` },
          ],
        },
      ],
    });
    const alternatives = compiled.alternatives.map(({ rules }) => ({
      rules: rules.map((compiledRule) => ({
        ...compiledRule,
        holds: (value: unknown) => {
          tested++;
          return compiledRule.holds(value);
        },
      })),
    }));
    index.add({ alternatives }, number);
  }
  expect([...index.match({ owner: 'everyone', ids: ['id-7', 'id-8', 'elsewhere'] })]).toEqual([7, 8]);
  expect(tested).toBeLessThan(10);
});
