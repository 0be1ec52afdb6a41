/**
 * Event patterns as Lambda's filters use them. A pattern's fields must all match; a field's list matches when one of its
 * values or operators does.
 *
 * Operators: exact values, `prefix`, `suffix`, `equals-ignore-case`, `anything-but`, `numeric`, `exists`, and `$or`
 * between fields; others of EventBridge are refused by name. Numbers compare by value, where Lambda compares their text.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export type EventPattern = (event: unknown) => boolean;

/** Decides on the values that stand at a field: none when it is absent, several when it is a list. */
type LeafMatcher = (values: readonly unknown[]) => boolean;

/** @throws {Error} that names what is not supported, and where */
export function compilePattern(pattern: unknown): EventPattern {
  return compileObject(pattern, '');
}

function compileObject(pattern: unknown, path: string): EventPattern {
  if (!isObject(pattern)) throw new Error(`The pattern${at(path)} is not an object.`);
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw new Error(`The pattern${at(path)} is empty.`);
  const matchers = entries.map(([name, value]) =>
    name === '$or' ? compileAlternatives(value, path) : compileField(name, value, `${path}/${name}`),
  );
  return (event) => matchers.every((matches) => matches(event));
}

function compileAlternatives(alternatives: unknown, path: string): EventPattern {
  if (!Array.isArray(alternatives) || alternatives.length < 2) {
    throw new Error(`"$or"${at(path)} needs a list of at least two patterns.`);
  }
  const matchers = alternatives.map((alternative) => compileObject(alternative, path));
  return (event) => matchers.some((matches) => matches(event));
}

function compileField(name: string, value: unknown, path: string): EventPattern {
  if (Array.isArray(value)) {
    if (value.length === 0) throw new Error(`The list${at(path)} is empty.`);
    const matchers = value.map((rule) => compileRule(rule, path));
    return (event) => {
      const values = valuesOf(event, name);
      return matchers.some((matches) => matches(values));
    };
  }
  const matches = compileObject(value, path);
  return (event) => membersOf(event, name).some(matches);
}

function compileRule(rule: unknown, path: string): LeafMatcher {
  if (!isObject(rule)) return anyIs(exactly(rule, path));
  const [entry, ...others] = Object.entries(rule);
  if (!entry || others.length > 0) throw new Error(`A rule${at(path)} must have exactly one operator.`);
  const [operator, operand] = entry;
  switch (operator) {
    case 'prefix':
      return anyIs(textRule(operand, path, (text, affix) => text.startsWith(affix)));
    case 'suffix':
      return anyIs(textRule(operand, path, (text, affix) => text.endsWith(affix)));
    case 'equals-ignore-case':
      return anyIs(textRule({ 'equals-ignore-case': operand }, path, (text, other) => text === other));
    case 'anything-but': {
      const refused = (Array.isArray(operand) ? operand : [operand]).map((value) => exactly(value, path));
      return anyIs((value) => !refused.some((is) => is(value)));
    }
    case 'numeric':
      return anyIs(numericRule(operand, path));
    case 'exists':
      if (typeof operand !== 'boolean') throw new Error(`"exists"${at(path)} needs true or false.`);
      return (values) => values.length > 0 === operand;
    default:
      throw new Error(`The operator "${operator}"${at(path)} is not supported by this runtime.`);
  }
}

function exactly(expected: unknown, path: string): (value: unknown) => boolean {
  if (expected !== null && !['string', 'number', 'boolean'].includes(typeof expected)) {
    throw new Error(`Only a string, a number, a boolean or null can stand in the list${at(path)}.`);
  }
  return (value) => value === expected;
}

function textRule(
  operand: unknown,
  path: string,
  compare: (text: string, operand: string) => boolean,
): (value: unknown) => boolean {
  if (typeof operand === 'string') return (value) => typeof value === 'string' && compare(value, operand);
  const folded = isObject(operand) ? operand['equals-ignore-case'] : undefined;
  if (typeof folded !== 'string') throw new Error(`The operator${at(path)} needs a string.`);
  return (value) => typeof value === 'string' && compare(value.toLowerCase(), folded.toLowerCase());
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `["=", 100]` or a range such as `[">", 10, "<=", 20]`. */
function numericRule(operand: unknown, path: string): (value: unknown) => boolean {
  const terms: unknown[] = Array.isArray(operand) ? operand : [];
  if (terms.length !== 2 && terms.length !== 4) throw new Error(`"numeric"${at(path)} needs one or two comparisons.`);
  const checks = [0, 2].slice(0, terms.length / 2).map((index) => {
    const compare = comparisons[String(terms[index])];
    const bound = terms[index + 1];
    if (!compare || typeof bound !== 'number') throw new Error(`"numeric"${at(path)} holds no comparison.`);
    return (value: number) => compare(value, bound);
  });
  return (value) => typeof value === 'number' && checks.every((holds) => holds(value));
}

function anyIs(matches: (value: unknown) => boolean): LeafMatcher {
  return (values) => values.some(matches);
}

/** What stands at the leaf; an object is no leaf, so that `exists` does not see it. */
function valuesOf(event: unknown, name: string): readonly unknown[] {
  return membersOf(event, name).filter((value) => value !== undefined && !isObject(value));
}

/** The field's values: the members of a list count each for itself. One undefined stands for an absent field. */
function membersOf(event: unknown, name: string): readonly unknown[] {
  const value = isObject(event) && Object.hasOwn(event, name) ? event[name] : undefined;
  if (!Array.isArray(value)) return [value];
  return value.length === 0 ? [undefined] : (value as unknown[]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(path: string): string {
  return path === '' ? '' : ` at ${path}`;
}
