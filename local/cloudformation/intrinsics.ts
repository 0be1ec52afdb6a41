import { showValue } from './fault.ts';

/** What names inside of one stack stand for. Every function throws `Unresolvable` for a name that it does not know. */
export interface Scope {
  /** A resource, a parameter or a pseudo parameter; undefined for `AWS::NoValue`. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  imported(exportName: string): unknown;
  mapped(path: readonly [map: string, topLevelKey: string, secondLevelKey: string]): unknown;
  condition(name: string): boolean;
}

export class Unresolvable extends Error {}

/** Takes the place of a value that is not known, because its resource is not there yet or because it is at fault. */
export const unresolved = '\u0001unresolved\u0001';

/** True when an unknown value stands anywhere inside. */
export function isUnresolved(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(unresolved);
  if (Array.isArray(value)) return value.some(isUnresolved);
  return isObject(value) && Object.values(value).some(isUnresolved);
}

export type Report = (path: readonly string[], message: string) => void;

/**
 * The value with every intrinsic function replaced by what it stands for. Faults are reported with their place, all of
 * them; the value then holds `unresolved` there.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolve(value: unknown, scope: Scope, report: Report, path: readonly string[] = []): unknown {
  if (typeof value === 'string') return refuseDynamicReference(value, report, path);
  if (Array.isArray(value)) {
    return value
      .map((element, index) => resolve(element, scope, report, [...path, String(index)]))
      .filter((element) => element !== undefined);
  }
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    return resolveFunction(name, value[name], { scope, report, path });
  }
  const entries = Object.entries(value)
    .map(([key, member]) => [key, resolve(member, scope, report, [...path, key])] as const)
    .filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries);
}

interface Call {
  readonly scope: Scope;
  readonly report: Report;
  readonly path: readonly string[];
}

type IntrinsicFunction = (input: unknown, call: Call) => unknown;

const functions: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (input, { scope }) => scope.ref(textOrThrow(input)),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::If': chooseBranch,
  'Fn::FindInMap': (input, call) => {
    const [map, first, second, ...others] = argumentsOf(input, call).map(textOrThrow);
    if (map === undefined || first === undefined || second === undefined || others.length > 0) {
      throw new Unresolvable('wants a map and two keys');
    }
    return [map, first, second].some(isUnresolved) ? unresolved : call.scope.mapped([map, first, second]);
  },
  'Fn::ImportValue': (input, call) => {
    const name = textOrThrow(inner(input, call));
    return isUnresolved(name) ? unresolved : call.scope.imported(name);
  },
  'Fn::Base64': (input, call) => {
    const text = textOrThrow(inner(input, call));
    return isUnresolved(text) ? unresolved : Buffer.from(text).toString('base64');
  },
};

function resolveFunction(name: string, input: unknown, call: Call): unknown {
  try {
    const intrinsic = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (intrinsic) return intrinsic(input, { ...call, path: [...call.path, name] });
    throw new Unresolvable(`is not carried out; known are ${Object.keys(functions).join(', ')}`);
  } catch (error) {
    if (!(error instanceof Unresolvable)) throw error;
    call.report([...call.path, name], error.message);
    return unresolved;
  }
}

function inner(input: unknown, { scope, report, path }: Call): unknown {
  return resolve(input, scope, report, path);
}

function argumentsOf(input: unknown, call: Call): readonly unknown[] {
  if (!Array.isArray(input)) throw new Unresolvable(`wants a list, has ${showValue(input)}`);
  return input.map((argument, index) => inner(argument, { ...call, path: [...call.path, String(index)] }));
}

function getAttribute(input: unknown, { scope }: Call): unknown {
  const parts = typeof input === 'string' ? input.split('.') : listOf(input);
  const [logicalId, ...attribute] = parts.map(textOrThrow);
  if (logicalId === undefined || attribute.length === 0) throw new Unresolvable(`has ${showValue(input)}`);
  return scope.attribute(logicalId, attribute.join('.'));
}

/** `Fn::Sub` of a text, or of a text and values of its own. */
function substitute(input: unknown, call: Call): string {
  const [template, values] = Array.isArray(input) ? listOf(input) : [input, {}];
  const text = textOrThrow(template);
  const own = resolve(values, call.scope, call.report, [...call.path, '1']);
  if (!isObject(own)) throw new Unresolvable(`has values that are no map: ${showValue(values)}`);
  return text.replace(/\$\{([^}]*)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(own, name)) return textOrThrow(own[name]);
    const dot = name.indexOf('.');
    if (dot < 0) return textOrThrow(call.scope.ref(name));
    return textOrThrow(call.scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
}

function join(input: unknown, call: Call): string {
  const [delimiter, parts] = argumentsOf(input, call);
  if (parts === unresolved) return unresolved;
  if (!Array.isArray(parts)) throw new Unresolvable(`wants a list to join, has ${showValue(parts)}`);
  return parts.map(textOrThrow).join(textOrThrow(delimiter));
}

function split(input: unknown, call: Call): unknown {
  const [delimiter, text] = argumentsOf(input, call).map(textOrThrow);
  if (delimiter === undefined || text === undefined) throw new Unresolvable('wants a delimiter and a text');
  return isUnresolved(text) ? unresolved : text.split(delimiter);
}

function select(input: unknown, call: Call): unknown {
  const [index, list] = argumentsOf(input, call);
  if (isUnresolved(index) || list === unresolved) return unresolved;
  if (!Array.isArray(list)) throw new Unresolvable(`wants a list to select from, has ${showValue(list)}`);
  const element = listOf(list)[Number(index)];
  if (element === undefined) throw new Unresolvable(`has no element ${showValue(index)} in ${showValue(list)}`);
  return element;
}

function chooseBranch(input: unknown, call: Call): unknown {
  const [condition, whenTrue, whenFalse, ...others] = listOf(input);
  if (whenFalse === undefined || others.length > 0) throw new Unresolvable('wants a condition and two values');
  const holds = call.scope.condition(textOrThrow(condition));
  return inner(holds ? whenTrue : whenFalse, { ...call, path: [...call.path, holds ? '1' : '2'] });
}

function textOrThrow(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Unresolvable(`wants a text, has ${showValue(value)}`);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
function refuseDynamicReference(text: string, report: Report, path: readonly string[]): string {
  const reference = /\{\{resolve:[^}]*\}\}/.exec(text)?.[0];
  if (reference === undefined) return text;
  report(path, `Dynamic reference ${reference} is not carried out: give the value as a parameter`);
  return unresolved;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
