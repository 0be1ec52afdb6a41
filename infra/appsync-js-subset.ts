import ts from 'typescript';
import { functionFindings } from './appsync-js-functions.ts';
import { globalObjects, globalValues, methods, moduleMembers, modules } from './appsync-js-library.ts';

/** Something in a bundle that APPSYNC_JS does not know. */
export interface Finding {
  /** 1-based, in the bundle. */
  readonly line: number;
  readonly message: string;
}

/**
 * Checks bundled code against a list of what APPSYNC_JS knows. AWS's own ESLint plugin checks sources against a list of what it
 * does not know, and misses much: `throw`, `new Date()`, `**`, `Object.fromEntries`, helpers that a bundler adds.
 *
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */
export function checkAppsyncJs(code: string): readonly Finding[] {
  const file = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const findings: Finding[] = [];
  const report = (node: ts.Node, message: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    findings.push({ line: line + 1, message });
  };
  const scope = scopeOf(file);
  const visit = (node: ts.Node): void => {
    const message = syntaxRefusal(node) ?? importRefusal(node) ?? nameRefusal(node, scope);
    if (message !== undefined) report(node, message);
    else ts.forEachChild(node, visit);
  };
  file.statements.forEach(visit);
  for (const { node, message } of functionFindings(file)) report(node, message);
  return findings.sort((one, other) => one.line - other.line);
}

/** Nodes without a meaning of their own, or with one that APPSYNC_JS knows. */
const knownSyntax: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ArrayBindingPattern,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.BindingElement,
  ts.SyntaxKind.Block,
  ts.SyntaxKind.BreakStatement,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.ComputedPropertyName,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.DefaultClause,
  ts.SyntaxKind.DeleteExpression,
  ts.SyntaxKind.ElementAccessExpression,
  ts.SyntaxKind.EmptyStatement,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.ExportSpecifier,
  ts.SyntaxKind.ExpressionStatement,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ImportClause,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ImportSpecifier,
  ts.SyntaxKind.NamedExports,
  ts.SyntaxKind.NamedImports,
  ts.SyntaxKind.NamespaceImport,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.ObjectBindingPattern,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.PrefixUnaryExpression,
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ShorthandPropertyAssignment,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateSpan,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.TypeOfExpression,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.VariableDeclarationList,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.VoidExpression,
]);

/** Tokens among a node's children: operators and punctuation. */
const knownOperators: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.SlashToken,
]);

const punctuation: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ColonToken,
  ts.SyntaxKind.DotDotDotToken,
  ts.SyntaxKind.EqualsGreaterThanToken,
  ts.SyntaxKind.QuestionDotToken,
  ts.SyntaxKind.QuestionToken,
  ...knownOperators,
]);

const knownPrefixes: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ExclamationToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.PlusToken,
]);

function syntaxRefusal(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node) && !knownOperators.has(node.operatorToken.kind)) {
    return `operator ${node.operatorToken.getText()}`;
  }
  if (ts.isPrefixUnaryExpression(node) && !knownPrefixes.has(node.operator)) return `operator in ${node.getText()}`;
  // `async` is a modifier, `*` a token; both stand among the children of a function.
  if (ts.isFunctionDeclaration(node) && node.asteriskToken) return 'a generator';
  if (ts.isForOfStatement(node) && node.awaitModifier) return 'for await';
  if (ts.isBreakStatement(node) && node.label) return 'a label';
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'eval') return 'eval';
  if (knownSyntax.has(node.kind) || punctuation.has(node.kind)) return undefined;
  return `${ts.SyntaxKind[node.kind]}: ${excerpt(node)}`;
}

function importRefusal(node: ts.Node): string | undefined {
  if (!ts.isImportDeclaration(node)) return undefined;
  const name = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
  const exported = modules.get(name);
  if (!exported) return `module "${name}"`;
  const bindings = node.importClause?.namedBindings;
  if (node.importClause?.name || !bindings) return `the import ${excerpt(node)}`;
  if (ts.isNamespaceImport(bindings)) return undefined;
  const unknown = bindings.elements.find((element) => !exported.has((element.propertyName ?? element.name).text));
  return unknown && `"${unknown.getText()}" of module "${name}"`;
}

/** What names stand for in this bundle. */
interface Scope {
  /** Every name that the bundle itself declares. */
  readonly declared: ReadonlySet<string>;
  /** Local name -> what it is in the library: `util`, or a module for `import * as`. */
  readonly imported: ReadonlyMap<string, string>;
}

function scopeOf(file: ts.SourceFile): Scope {
  const declared = new Set<string>();
  const imported = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const bindings = node.importClause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) imported.set(bindings.name.text, node.moduleSpecifier.text);
      else bindings?.elements.forEach(({ name, propertyName }) => imported.set(name.text, (propertyName ?? name).text));
    } else if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node)) &&
      node.name &&
      ts.isIdentifier(node.name)
    ) {
      declared.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { declared, imported };
}

function nameRefusal(node: ts.Node, scope: Scope): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return memberRefusal(node, scope);
  if (ts.isElementAccessExpression(node)) {
    const root = libraryPath(node.expression, scope);
    return root !== undefined ? `${root} by a computed name` : undefined;
  }
  if (ts.isIdentifier(node) && isReference(node)) return referenceRefusal(node, scope);
  return undefined;
}

function referenceRefusal(node: ts.Identifier, { declared, imported }: Scope): string | undefined {
  const name = node.text;
  if (declared.has(name) || imported.has(name) || globalValues.has(name)) return undefined;
  if (!globalObjects.has(name)) return `"${name}", which is not there`;
  const used = ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
  return used ? undefined : `"${name}" as a value`;
}

function memberRefusal(node: ts.PropertyAccessExpression, scope: Scope): string | undefined {
  const member = node.name.text;
  const library = libraryPath(node.expression, scope);
  if (library !== undefined) {
    const known = globalObjects.get(library) ?? modules.get(library) ?? moduleMembers.get(library);
    const isObject = moduleMembers.has(`${library}.${member}`);
    return known?.has(member) === true || isObject ? undefined : `${library}.${member}`;
  }
  const unknown = ts.isIdentifier(node.expression) ? referenceRefusal(node.expression, scope) : undefined;
  if (unknown !== undefined) return unknown;
  const called = ts.isCallExpression(node.parent) && node.parent.expression === node;
  if (!called) return undefined;
  if (!methods.has(member)) return `method .${member}()`;
  if (member === 'sort' && node.parent.arguments.length > 0) return '.sort() with a comparator';
  return undefined;
}

/** `util.time` for what `util.time` names in this bundle; undefined for what is no part of the library. */
function libraryPath(node: ts.Expression, scope: Scope): string | undefined {
  if (ts.isIdentifier(node)) {
    if (scope.declared.has(node.text)) return undefined;
    return scope.imported.get(node.text) ?? (globalObjects.has(node.text) ? node.text : undefined);
  }
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const parent = libraryPath(node.expression, scope);
  if (parent === undefined) return undefined;
  // What a module exports is known by its own name: `ddb.operations` is `operations`.
  const path = modules.has(parent) ? node.name.text : `${parent}.${node.name.text}`;
  return moduleMembers.has(path) ? path : undefined;
}

/** True for an identifier that reads or writes a variable, as against one that names a member or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) return parent.initializer === node;
  return !(
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isExportSpecifier(parent)
  );
}

function excerpt(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
