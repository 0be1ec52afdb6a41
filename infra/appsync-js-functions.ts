import ts from 'typescript';
import { callbackMethods } from './appsync-js-library.ts';

/** A function used in a way that APPSYNC_JS does not know. */
export interface FunctionFinding {
  readonly node: ts.Node;
  readonly message: string;
}

/**
 * Functions are no values in APPSYNC_JS: they are declared and called, or passed to an array's methods. They are not returned,
 * not passed elsewhere, not replaced, and never call themselves, not even by way of others.
 *
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */
export function functionFindings(file: ts.SourceFile): readonly FunctionFinding[] {
  const named = namedFunctions(file);
  const findings: FunctionFinding[] = [];
  const calls = new Map<string, Set<string>>();

  const visit = (node: ts.Node, inside: string | undefined): void => {
    const name = nameOfFunction(node);
    const message = misuse(node, named);
    if (message !== undefined) findings.push({ node, message });
    if (inside !== undefined && ts.isIdentifier(node) && named.has(node.text) && isCallee(node)) {
      calls.set(inside, (calls.get(inside) ?? new Set()).add(node.text));
    }
    ts.forEachChild(node, (child) => visit(child, name ?? inside));
  };
  visit(file, undefined);
  for (const [name, node] of named) {
    if (reaches(calls, name, name)) findings.push({ node, message: `recursion: "${name}" comes back to itself` });
  }
  return findings;
}

function namedFunctions(file: ts.SourceFile): ReadonlyMap<string, ts.Node> {
  const named = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    const name = nameOfFunction(node);
    if (name !== undefined) named.set(name, node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return named;
}

/** The name that a function declaration, or a variable made of a function, gives to it. */
function nameOfFunction(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  if (
    ts.isVariableDeclaration(node) &&
    ts.isIdentifier(node.name) &&
    node.initializer &&
    isFunction(node.initializer)
  ) {
    return node.name.text;
  }
  return undefined;
}

function misuse(node: ts.Node, named: ReadonlyMap<string, ts.Node>): string | undefined {
  const { parent } = node;
  const text = ts.isIdentifier(node) ? `"${node.text}"` : 'a function';
  if (ts.isIdentifier(node)) {
    if (!named.has(node.text) || isDeclaredName(node) || isCallee(node)) return undefined;
  } else if (isFunction(node)) {
    if (ts.isVariableDeclaration(parent)) return undefined;
    if (ts.isParenthesizedExpression(parent) || isCallee(node)) return 'a function that is called where it stands';
  } else {
    return undefined;
  }
  if (ts.isExportSpecifier(parent)) return undefined;
  if (ts.isCallExpression(parent)) return takesCallback(parent) ? undefined : `${text} passed as an argument`;
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return `${text} returned`;
  return `${text} used as a value`;
}

function takesCallback(call: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(call.expression) && callbackMethods.has(call.expression.name.text);
}

/** True for a name that merely stands for a member or a declaration of the same spelling. */
function isDeclaredName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.initializer !== node;
  return (
    ((ts.isFunctionDeclaration(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent)) &&
      parent.name === node) ||
    ts.isImportSpecifier(parent)
  );
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function isCallee(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

function reaches(calls: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const called of calls.get(name) ?? []) {
      if (called === to) return true;
      if (seen.has(called)) continue;
      seen.add(called);
      open.push(called);
    }
  }
  return false;
}
