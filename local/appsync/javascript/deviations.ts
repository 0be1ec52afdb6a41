import {
  CONSOLE_FUNCTIONS,
  GLOBAL_NAMES,
  ITERATION_METHODS,
  JSON_FUNCTIONS,
  MATH_FUNCTIONS,
  NUMBER_FUNCTIONS,
  OBJECT_FUNCTIONS,
  UNSUPPORTED_BINARY_OPERATORS,
  UNSUPPORTED_METHODS,
  UNSUPPORTED_SYNTAX,
} from './language.ts';
import { boundNames, isReference, memberPath, walk, type AnyNode, type Program } from './syntax-tree.ts';

/** Where code departs from what the runtime has. */
export interface Deviation {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Everything in a bundle that AppSync would refuse when it is deployed, or that is not carried out here. */
export function findDeviations(program: Program): Deviation[] {
  const deviations: Deviation[] = [];
  const functions = functionNames(program);
  const declared = declaredNames(program);
  walk(program, (node, parent) => {
    const report = (message: string | null): void => {
      if (message !== null) deviations.push({ ...positionOf(node), message });
    };
    report(syntaxDeviation(node));
    report(referenceDeviation(node, parent, declared));
    report(namespaceDeviation(node, declared));
    report(callDeviation(node, functions));
    report(functionValueDeviation(node, functions));
  });
  return [...deviations, ...recursion(program, functions)];
}

function positionOf(node: AnyNode): { line: number; column: number } {
  return { line: node.loc?.start.line ?? 0, column: (node.loc?.start.column ?? -1) + 1 };
}

function syntaxDeviation(node: AnyNode): string | null {
  const unsupported = UNSUPPORTED_SYNTAX.get(node.type);
  if (unsupported !== undefined) return `APPSYNC_JS does not have ${unsupported}.`;
  if (node.type === 'BinaryExpression' && UNSUPPORTED_BINARY_OPERATORS.has(node.operator)) {
    return `APPSYNC_JS does not have the operator "${node.operator}".`;
  }
  if (node.type === 'AssignmentExpression' && node.operator === '**=') return 'APPSYNC_JS does not have "**=".';
  if (node.type === 'UnaryExpression' && node.operator === '~') return 'APPSYNC_JS does not have the operator "~".';
  if (node.type === 'Literal' && node.regex) return 'APPSYNC_JS has no regular expressions; use util.matches.';
  if (isFunction(node) && node.async) return 'APPSYNC_JS does not have async.';
  if (isFunction(node) && node.generator) return 'APPSYNC_JS does not have generators.';
  if (node.type === 'ForOfStatement' && node.await) return 'APPSYNC_JS does not have await.';
  if (node.type === 'Property' && node.kind !== 'init') return 'APPSYNC_JS does not have getters and setters.';
  return null;
}

function referenceDeviation(node: AnyNode, parent: AnyNode | null, declared: ReadonlySet<string>): string | null {
  if (node.type !== 'Identifier' || !isReference(node, parent)) return null;
  if (declared.has(node.name) || GLOBAL_NAMES.has(node.name)) return null;
  return `APPSYNC_JS does not have "${node.name}".`;
}

const NAMESPACES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Object', OBJECT_FUNCTIONS],
  ['Math', MATH_FUNCTIONS],
  ['Number', NUMBER_FUNCTIONS],
  ['JSON', JSON_FUNCTIONS],
  ['console', CONSOLE_FUNCTIONS],
]);

function namespaceDeviation(node: AnyNode, declared: ReadonlySet<string>): string | null {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && NAMESPACES.has(node.callee.name)) {
    return declared.has(node.callee.name) ? null : `APPSYNC_JS cannot call "${node.callee.name}".`;
  }
  const path = node.type === 'MemberExpression' ? memberPath(node) : null;
  const [namespace, member] = path ?? [];
  if (namespace === undefined || member === undefined || declared.has(namespace)) return null;
  const members = NAMESPACES.get(namespace);
  return members && !members.has(member) ? `APPSYNC_JS does not have "${namespace}.${member}".` : null;
}

function callDeviation(node: AnyNode, functions: ReadonlySet<string>): string | null {
  if (node.type !== 'CallExpression') return null;
  const { callee } = node;
  const method = callee.type === 'MemberExpression' && !callee.computed ? memberName(callee.property) : null;
  const isLibrary = callee.type === 'MemberExpression' && isLibraryMember(callee);
  if (method !== null && !isLibrary && UNSUPPORTED_METHODS.has(method)) {
    return `APPSYNC_JS does not have the method "${method}".`;
  }
  const takesFunction = method !== null && ITERATION_METHODS.has(method);
  if (!takesFunction && node.arguments.some((argument) => isFunctionValue(argument, functions))) {
    return method === 'sort' ? 'APPSYNC_JS sorts without a comparator.' : 'APPSYNC_JS cannot pass a function.';
  }
  if (method === 'sort' && node.arguments.length > 0) return 'APPSYNC_JS sorts without a comparator.';
  if (method === 'replace' || method === 'replaceAll') return replaceDeviation(node.arguments[0]);
  return null;
}

/** AppSync reads the pattern as a Java regular expression; V8 reads it as text. Only what means the same to both may stay. */
function replaceDeviation(pattern: AnyNode | undefined): string | null {
  const isPlain =
    pattern?.type === 'Literal' && typeof pattern.value === 'string' && !/[\\^$.|?*+()[\]{}]/.test(pattern.value);
  return isPlain
    ? null
    : 'replace and replaceAll take a Java regular expression; here they are carried out for literal text only.';
}

const LIBRARIES: ReadonlySet<string> = new Set(['util', 'Object', 'Math', 'Number', 'JSON']);

/** `util.dynamodb.toString` is a library's function, not the method that every object has. */
function isLibraryMember(node: AnyNode): boolean {
  const root = memberPath(node)?.[0];
  return root !== undefined && LIBRARIES.has(root);
}

function memberName(property: AnyNode): string | null {
  return property.type === 'Identifier' ? property.name : null;
}

function functionValueDeviation(node: AnyNode, functions: ReadonlySet<string>): string | null {
  if (node.type === 'ReturnStatement' && node.argument && isFunctionValue(node.argument, functions)) {
    return 'APPSYNC_JS cannot return a function.';
  }
  if (node.type === 'ArrowFunctionExpression' && isFunctionValue(node.body, functions)) {
    return 'APPSYNC_JS cannot return a function.';
  }
  if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && functions.has(node.left.name)) {
    return `APPSYNC_JS cannot reassign the function "${node.left.name}".`;
  }
  return null;
}

function isFunction(node: AnyNode): node is AnyNode & { async: boolean; generator: boolean } {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

function isFunctionValue(node: AnyNode, functions: ReadonlySet<string>): boolean {
  return isFunction(node) || (node.type === 'Identifier' && functions.has(node.name));
}

function declaredNames(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    for (const name of namesDeclaredBy(node)) names.add(name);
  });
  return names;
}

function namesDeclaredBy(node: AnyNode): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return boundNames(node.id);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...(node.id ? [node.id.name] : []), ...node.params.flatMap(boundNames)];
    case 'ImportSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportDefaultSpecifier':
      return [node.local.name];
    default:
      return [];
  }
}

function functionNames(program: Program): ReadonlySet<string> {
  return new Set(functionBodies(program).keys());
}

function functionBodies(program: Program): Map<string, AnyNode> {
  const bodies = new Map<string, AnyNode>();
  walk(program, (node) => {
    if (node.type === 'FunctionDeclaration' && node.id) bodies.set(node.id.name, node);
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && isFunction(node.init)) {
      bodies.set(node.id.name, node.init);
    }
  });
  return bodies;
}

function recursion(program: Program, functions: ReadonlySet<string>): Deviation[] {
  const calls = new Map<string, Set<string>>();
  const bodies = functionBodies(program);
  for (const [name, body] of bodies) calls.set(name, calledFunctions(body, functions));
  const deviations: Deviation[] = [];
  for (const [name, body] of bodies) {
    if (!reaches(calls, name)) continue;
    deviations.push({ ...positionOf(body), message: `APPSYNC_JS does not have recursion: "${name}" calls itself.` });
  }
  return deviations;
}

function calledFunctions(body: AnyNode, functions: ReadonlySet<string>): Set<string> {
  const called = new Set<string>();
  walk(body, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    if (functions.has(node.callee.name)) called.add(node.callee.name);
  });
  return called;
}

function reaches(calls: ReadonlyMap<string, ReadonlySet<string>>, target: string): boolean {
  const seen = new Set<string>();
  const pending = [...(calls.get(target) ?? [])];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name === target) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    pending.push(...(calls.get(name) ?? []));
  }
  return false;
}
