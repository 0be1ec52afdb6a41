import { parse, type AnyNode, type Program } from 'acorn';

export type { AnyNode, Program };

/** @throws {SyntaxError} with line and column. */
export function parseModule(code: string): Program {
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
}

/** Calls `visit` for every node, parents first. */
export function walk(node: AnyNode, visit: (node: AnyNode, parent: AnyNode | null) => void): void {
  visitNode(node, null, visit);
}

function visitNode(
  node: AnyNode,
  parent: AnyNode | null,
  visit: (node: AnyNode, parent: AnyNode | null) => void,
): void {
  visit(node, parent);
  for (const child of childrenOf(node)) visitNode(child, node, visit);
}

export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node)) {
    for (const candidate of Array.isArray(value) ? value : [value]) if (isNode(candidate)) children.push(candidate);
  }
  return children;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The names that a pattern or a declaration brings into being. */
export function boundNames(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** True where an identifier names a value, not a member, a key, or an import's own name. */
export function isReference(node: AnyNode, parent: AnyNode | null): boolean {
  if (node.type !== 'Identifier' || parent === null) return false;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    case 'Property':
      return parent.value === node || parent.computed;
    case 'ImportSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ExportSpecifier':
      return false;
    default:
      return true;
  }
}

/** `["util", "time", "nowISO8601"]` for `util.time.nowISO8601`; null when a member is computed. */
export function memberPath(node: AnyNode): string[] | null {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'ChainExpression') return memberPath(node.expression);
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  const path = memberPath(node.object);
  return path && [...path, node.property.name];
}
