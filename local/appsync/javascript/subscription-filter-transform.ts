import { isRecord, type PlainRecord } from '../value.ts';

interface Rule {
  readonly fieldName: string;
  readonly operator: string;
  readonly value: unknown;
}

/** Each a conjunction of rules; one of them must hold. */
type Alternatives = readonly (readonly Rule[])[];

/**
 * `util.transform.toSubscriptionFilter`: every operator of a field, every member of an `or` and every strict rule is an
 * alternative, so the groups multiply out. Operators are passed on as written.
 * Recorded from AWS: https://github.com/localstack/appsync-utils/blob/main/__tests__/transform-subscription.test.js
 */
export function subscriptionFilterOf(filter: unknown, ignoredFields?: unknown, rules?: unknown): PlainRecord | null {
  if (!isRecord(filter)) return null;
  const ignored = new Set<unknown>(Array.isArray(ignoredFields) ? ignoredFields : []);
  const strict = isRecord(rules)
    ? Object.entries(rules).flatMap(([name, operators]) => ruleAlternatives(name, operators))
    : [];
  const alternatives = product([filterAlternatives(filter, ignored), ...(strict.length > 0 ? [strict] : [])]);
  const filterGroup = alternatives.filter((group) => group.length > 0).map((filters) => ({ filters }));
  return { filterGroup };
}

function filterAlternatives(filter: PlainRecord, ignored: ReadonlySet<unknown>): Alternatives {
  const factors: Alternatives[] = [];
  for (const [name, condition] of Object.entries(filter)) {
    if (name === 'and' && Array.isArray(condition)) {
      for (const member of condition) if (isRecord(member)) factors.push(filterAlternatives(member, ignored));
    } else if (name === 'or' && Array.isArray(condition)) {
      factors.push(condition.filter(isRecord).flatMap((member) => filterAlternatives(member, ignored)));
    } else if (!ignored.has(name)) {
      factors.push(ruleAlternatives(name, condition));
    }
  }
  return product(factors.filter((factor) => factor.length > 0));
}

function ruleAlternatives(fieldName: string, operators: unknown): Alternatives {
  if (!isRecord(operators)) return [];
  return Object.entries(operators).map(([operator, value]) => [{ fieldName, operator, value }]);
}

/** One of each factor, in every combination; the empty product is one alternative without rules. */
function product(factors: readonly Alternatives[]): Alternatives {
  return factors.reduce<Alternatives>(
    (groups, factor) => groups.flatMap((group) => factor.map((alternative) => [...group, ...alternative])),
    [[]],
  );
}
