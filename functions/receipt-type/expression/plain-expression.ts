import { ExpressionBudget } from './expression-budget.ts';
import { functions, NotPlain, operators, round, sum, truth } from './plain-values.ts';

/**
 * What most rules and fields are made of - paths, filters, arithmetic, comparison, a few functions - as plain functions, forty
 * times as fast as JSONata's interpreter, which waits at every step. Semantics are JSONata's own
 * (https://docs.jsonata.org/path-operators, https://docs.jsonata.org/processing); whatever is not plainly the same here, be it
 * an expression or a document, is left to JSONata.
 */
type Plain = (input: unknown) => unknown;
type PlainExpression = (input: unknown, budget?: ExpressionBudget) => unknown;

/** The parts of JSONata's syntax tree that are looked at. */
interface ExpressionNode {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly ExpressionNode[];
  readonly stages?: readonly { readonly type: string; readonly expr: ExpressionNode }[];
  readonly lhs?: ExpressionNode | readonly (readonly [ExpressionNode, ExpressionNode])[];
  readonly rhs?: ExpressionNode;
  readonly procedure?: ExpressionNode;
  readonly arguments?: readonly ExpressionNode[];
  readonly condition?: ExpressionNode;
  readonly then?: ExpressionNode;
  readonly else?: ExpressionNode;
  readonly expressions?: readonly ExpressionNode[];
}

/** Members that nodes may have; any other says something that is not carried out here. */
const KNOWN = new Set(
  'type value position steps stages lhs rhs procedure arguments condition then else expressions'.split(' '),
);

/** The whole document, `$$`, while an expression is evaluated, which never waits. */
let document: unknown;
/** What it looks at is counted here. */
let spending: ExpressionBudget;

/** From the syntax tree that JSONata makes; null for an expression that is left to JSONata. */
export function plainExpression(tree: object): PlainExpression | null {
  try {
    const evaluate = compile(tree as ExpressionNode);
    return (input, budget = new ExpressionBudget()) => {
      document = input;
      spending = budget;
      return evaluate(input);
    };
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

function compile(node: ExpressionNode): Plain {
  requireKnown(node);
  switch (node.type) {
    case 'string':
    case 'number':
      return () => node.value;
    case 'path':
      return path(required(node.steps));
    case 'binary':
      return binary(node);
    case 'function':
      return call(node);
    case 'condition':
      return condition(node);
    case 'block':
      return block(required(node.expressions));
    default:
      throw new NotPlain();
  }
}

function requireKnown(node: ExpressionNode): void {
  const isKnown = ([name, value]: [string, unknown]): boolean => value === undefined || KNOWN.has(name);
  if (!Object.entries(node).every(isKnown)) throw new NotPlain();
}

function required<T>(part: T | undefined): T {
  if (part === undefined) throw new NotPlain();
  return part;
}

function single(node: ExpressionNode['lhs']): ExpressionNode {
  if (node === undefined || !('type' in node)) throw new NotPlain();
  return node;
}

function block(expressions: readonly ExpressionNode[]): Plain {
  const [only, ...others] = expressions;
  if (others.length > 0) throw new NotPlain();
  return compile(required(only));
}

/** One item, or an array of several. Items are no arrays: those are left to JSONata. */
type Items = unknown;

function path(steps: readonly ExpressionNode[]): Plain {
  const compiled = steps.map((step, index) => compileStep(step, index === steps.length - 1));
  return (input) => {
    if (Array.isArray(input)) throw new NotPlain();
    spending.visit(1);
    let items: Items = input;
    for (const step of compiled) {
      items = step(items);
      if (items === undefined) return undefined;
    }
    return items;
  };
}

/** From the items of a step to those of the next; to what the path yields, with the last. */
function compileStep(step: ExpressionNode, isLast: boolean): (items: Items) => Items {
  const evaluate = stepExpression(step);
  const filters = (step.stages ?? []).map(({ type, expr }) => {
    if (type !== 'filter') throw new NotPlain();
    return expr.type === 'number' ? index(expr.value) : predicate(compile(expr));
  });
  const find = filters.length > 0 ? (item: unknown) => unwrapped(filtered(evaluate(item), filters)) : evaluate;
  return (items) => {
    if (!Array.isArray(items)) return found(find(items), isLast);
    spending.visit(items.length);
    return foundInAll(items, find, isLast);
  };
}

/** An array of the document itself stays one at the end of a path, be there one item in it or none. */
function found(value: unknown, isLast: boolean): Items {
  return Array.isArray(value) && value.length === 0 && !isLast ? undefined : value;
}

function foundInAll(items: readonly unknown[], find: Plain, isLast: boolean): Items {
  const results: unknown[] = [];
  let values = 0;
  let last: unknown;
  for (const item of items) {
    if (Array.isArray(item)) throw new NotPlain();
    const value = find(item);
    if (value === undefined) continue;
    values++;
    last = value;
    if (!Array.isArray(value)) {
      results.push(value);
      continue;
    }
    spending.visit(value.length);
    for (const part of value as readonly unknown[]) results.push(part);
  }
  return values === 1 ? found(last, isLast) : unwrapped(results);
}

function unwrapped(items: readonly unknown[]): unknown {
  return items.length > 1 ? items : items[0];
}

function stepExpression(step: ExpressionNode): Plain {
  requireKnown(step);
  if (step.type === 'name' && typeof step.value === 'string') return member(step.value);
  if (step.type === 'unary' && step.value === '{') return objectOf(step);
  if (step.type === 'function') return scalarsOnly(call(step));
  if (step.type === 'block') return scalarsOnly(compile(step));
  if (step.type === 'variable' && step.value === '$') return () => document;
  throw new NotPlain();
}

function member(name: string): Plain {
  // Any other name is found in the object itself or nowhere, which is looked up much faster.
  const isInherited = name in Object.prototype;
  return (item) =>
    typeof item === 'object' && item !== null && (!isInherited || Object.hasOwn(item, name))
      ? (item as Readonly<Record<string, unknown>>)[name]
      : undefined;
}

function objectOf({ lhs }: ExpressionNode): Plain {
  if (lhs === undefined || 'type' in lhs) throw new NotPlain();
  const members = lhs.map(([key, value]): [string, Plain] => {
    if (key.type !== 'string' || typeof key.value !== 'string' || key.value.startsWith('_')) throw new NotPlain();
    return [key.value, compile(value)];
  });
  if (new Set(members.map(([key]) => key)).size < members.length) throw new NotPlain();
  return (item) => {
    const object: Record<string, unknown> = {};
    for (const [key, evaluate] of members) {
      const value = evaluate(item);
      if (value !== undefined) object[key] = value;
    }
    return object;
  };
}

type Filter = (items: readonly unknown[]) => readonly unknown[];

function filtered(value: unknown, filters: readonly Filter[]): readonly unknown[] {
  let items: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  for (const filter of filters) items = filter(items);
  // JSONata asks its filters also of what is not there; what passes nevertheless is its affair.
  if (value === undefined && items.length > 0) throw new NotPlain();
  return items;
}

function predicate(evaluate: Plain): Filter {
  return (items) => {
    spending.visit(items.length);
    return items.filter((item) => {
      if (Array.isArray(item)) throw new NotPlain();
      const verdict = evaluate(item);
      if (verdict !== undefined && typeof verdict !== 'boolean') throw new NotPlain();
      return verdict === true;
    });
  };
}

/** The first, the second of what a step finds in each item. */
function index(place: unknown): Filter {
  if (typeof place !== 'number' || !Number.isInteger(place) || place < 0) throw new NotPlain();
  return (items) => {
    const item = items[place];
    if (Array.isArray(item)) throw new NotPlain();
    return item === undefined ? [] : [item];
  };
}

function scalarsOnly(evaluate: Plain): Plain {
  return (item) => {
    const value = evaluate(item);
    if (typeof value === 'object') throw new NotPlain();
    return value;
  };
}

function binary(node: ExpressionNode): Plain {
  if (node.value === 'in') return oneOf(node);
  const [left, right] = [compile(single(node.lhs)), compile(single(node.rhs))];
  if (node.value === 'and') return (input) => truth(left(input)) && truth(right(input));
  if (node.value === 'or') return (input) => truth(left(input)) || truth(right(input));
  const operate = named(operators, node.value);
  return (input) => operate(left(input), right(input));
}

/** `a in ["x", "y"]`, of strings. */
function oneOf({ lhs, rhs }: ExpressionNode): Plain {
  const [left, list] = [compile(single(lhs)), required(rhs)];
  const values = required(list.expressions).map(({ type, value }) => {
    if (type !== 'string') throw new NotPlain();
    return value;
  });
  if (list.type !== 'unary' || list.value !== '[') throw new NotPlain();
  return (input) => {
    const value = left(input);
    if (typeof value === 'object') throw new NotPlain();
    return values.includes(value);
  };
}

function condition(node: ExpressionNode): Plain {
  const test = compile(required(node.condition));
  const then = compile(required(node.then));
  const otherwise = node.else ? compile(node.else) : (): undefined => undefined;
  return (input) => (truth(test(input)) ? then(input) : otherwise(input));
}

function call(node: ExpressionNode): Plain {
  const procedure = required(node.procedure);
  const [first, second, ...others] = required(node.arguments).map(compile);
  if (procedure.type !== 'variable' || !first || others.length > 0) throw new NotPlain();
  if (procedure.value === 'round') return (input) => round(first(input), second ? second(input) : 0);
  if (second) throw new NotPlain();
  const compute = named(functions, procedure.value);
  if (compute !== sum) return (input) => compute(first(input));
  return (input) => {
    const value = first(input);
    if (Array.isArray(value)) spending.visit(value.length);
    return sum(value);
  };
}

function named<Value>(values: Readonly<Record<string, Value>>, name: unknown): Value {
  if (typeof name !== 'string' || !Object.hasOwn(values, name)) throw new NotPlain();
  return required(values[name]);
}
