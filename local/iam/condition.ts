import { z } from 'zod';
import { matchArn, matchText, type Matcher } from './wildcard.ts';

/** The values of the request's condition keys, by lower-case name. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

export type Condition = (context: ConditionContext) => boolean;

interface Operator {
  /** How one value of the policy compares with one value of the request. */
  readonly match: (expected: string) => Matcher;
  /** True for the operators that hold when nothing matches. */
  readonly negated: boolean;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { match: equals, negated: false },
  StringNotEquals: { match: equals, negated: true },
  StringEqualsIgnoreCase: { match: equalsIgnoringCase, negated: false },
  StringNotEqualsIgnoreCase: { match: equalsIgnoringCase, negated: true },
  StringLike: { match: matchText, negated: false },
  StringNotLike: { match: matchText, negated: true },
  ArnEquals: { match: matchArn, negated: false },
  ArnNotEquals: { match: matchArn, negated: true },
  ArnLike: { match: matchArn, negated: false },
  ArnNotLike: { match: matchArn, negated: true },
  Bool: { match: equalsIgnoringCase, negated: false },
};

/**
 * The condition keys that a request on this machine carries. A key that nobody fills in would make `ForAllValues` hold
 * and every other operator fail without a word, so that it is refused instead.
 */
const knownKeys = new Map(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalIsAWSService',
    'aws:PrincipalServiceName',
    'aws:SecureTransport',
    'aws:SourceAccount',
    'aws:SourceArn',
  ].map((key) => [key.toLowerCase(), key]),
);

const operatorPattern = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const values = z.union([scalar.transform((value) => [value]), z.array(scalar).min(1)]);

/** The `Condition` element; what is not carried out is named, with its place. */
export const conditionBlock = z
  .record(z.string(), z.record(z.string(), values))
  .superRefine((block, refinement) => {
    for (const [operator, keys] of Object.entries(block)) {
      if (!parseOperator(operator)) {
        refinement.addIssue({
          code: 'custom',
          path: [operator],
          message: `Condition operator "${operator}" is not carried out; known are ${Object.keys(operators).join(', ')} and Null`,
        });
      }
      for (const [key, expected] of Object.entries(keys)) {
        const message = keyFault(key) ?? variableFault(expected);
        if (message) refinement.addIssue({ code: 'custom', path: [operator, key], message });
      }
    }
  })
  .transform((block) => compile(block));

function keyFault(key: string): string | undefined {
  if (knownKeys.has(key.toLowerCase())) return undefined;
  return `Condition key "${key}" is not carried out; known are ${[...knownKeys.values()].join(', ')}`;
}

function variableFault(expected: readonly string[]): string | undefined {
  const variable = expected.find((value) => value.includes('${'));
  return variable === undefined ? undefined : `Policy variables are not carried out: "${variable}"`;
}

interface ParsedOperator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly name: string;
  readonly ifExists: boolean;
}

function parseOperator(text: string): ParsedOperator | undefined {
  const found = operatorPattern.exec(text);
  const name = found?.[2];
  if (!found || name === undefined) return undefined;
  const ifExists = found[3] !== undefined;
  const set = found[1] === 'ForAllValues' || found[1] === 'ForAnyValue' ? found[1] : undefined;
  if (name === 'Null') return set || ifExists ? undefined : { set, name, ifExists };
  return Object.hasOwn(operators, name) ? { set, name, ifExists } : undefined;
}

/** Every operator and every key must hold. */
function compile(block: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): Condition {
  const tests: Condition[] = [];
  for (const [operatorText, keys] of Object.entries(block)) {
    const operator = parseOperator(operatorText);
    // Refused above: zod runs a transform only after its refinements.
    if (!operator) continue;
    for (const [key, expected] of Object.entries(keys)) tests.push(compileTest(operator, key.toLowerCase(), expected));
  }
  return (context) => tests.every((test) => test(context));
}

function compileTest(parsed: ParsedOperator, key: string, expected: readonly string[]): Condition {
  const operator = operators[parsed.name];
  if (!operator) return (context) => expected.includes(String(!context.has(key)));
  const matchers = expected.map(operator.match);
  const holds = (actual: string): boolean => matchers.some((matches) => matches(actual)) !== operator.negated;
  return (context) => {
    const actual = context.get(key) ?? [];
    if (parsed.set === 'ForAllValues') return actual.every(holds);
    if (actual.length === 0) return parsed.ifExists || (operator.negated && parsed.set === undefined);
    return actual.some(holds);
  };
}

function equals(expected: string): Matcher {
  return (actual) => actual === expected;
}

function equalsIgnoringCase(expected: string): Matcher {
  const lower = expected.toLowerCase();
  return (actual) => actual.toLowerCase() === lower;
}
