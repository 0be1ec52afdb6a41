import type { Deviation } from './deviations.ts';
import { boundNames, memberPath, walk, type AnyNode, type Program } from './syntax-tree.ts';
import { isRecord, ownMember, type PlainRecord } from '../value.ts';

/** What resolver code can import or finds as a global, by the names AWS gives it. */
export interface Library {
  readonly util: PlainRecord;
  readonly extensions: PlainRecord;
  readonly runtime: PlainRecord;
  /** By import specifier, e.g. `@aws-appsync/utils/dynamodb`. */
  readonly modules: ReadonlyMap<string, PlainRecord>;
}

/** Parts of AWS's own library that this runtime leaves out: their use stops the start. */
const NOT_CARRIED_OUT: ReadonlySet<string> = new Set([
  'util.rds',
  'util.xml',
  'util.transform.toElasticsearchQueryDSL',
  'extensions.evictFromApiCache',
  '@aws-appsync/utils/rds',
  '@aws-appsync/utils/ai',
  'sync',
  'transactGet',
  'transactWrite',
]);

/** Uses of AWS's library that do not exist, or that this runtime does not carry out. */
export function findLibraryDeviations(program: Program, library: Library): Deviation[] {
  const deviations: Deviation[] = [];
  const roots = new Map<string, { name: string; value: unknown }>();
  for (const name of ['util', 'extensions', 'runtime'] as const) roots.set(name, { name, value: library[name] });
  const report = (node: AnyNode, message: string | null): void => {
    if (message === null) return;
    deviations.push({ line: node.loc?.start.line ?? 0, column: (node.loc?.start.column ?? -1) + 1, message });
  };
  walk(program, (node) => {
    if (node.type === 'ImportDeclaration') {
      for (const message of bindImports(node, library, roots)) report(node, message);
    }
  });
  walk(program, (node) => {
    if (node.type === 'MemberExpression') report(node, memberDeviation(memberPath(node), roots));
    if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init) {
      const path = memberPath(node.init);
      for (const name of node.id.properties.flatMap((property) =>
        property.type === 'Property' && property.key.type === 'Identifier' ? [property.key.name] : boundNames(property),
      )) {
        report(node, path && memberDeviation([...path, name], roots));
      }
    }
  });
  return unique(deviations);
}

function bindImports(
  node: AnyNode & { type: 'ImportDeclaration' },
  library: Library,
  roots: Map<string, { name: string; value: unknown }>,
): string[] {
  const specifier = String(node.source.value);
  const members = library.modules.get(specifier);
  if (!members) return [missing(specifier, `Cannot find module "${specifier}".`)];
  const messages: string[] = [];
  for (const imported of node.specifiers) {
    if (imported.type === 'ImportNamespaceSpecifier') {
      roots.set(imported.local.name, { name: imported.local.name, value: members });
      continue;
    }
    const name = imported.type === 'ImportSpecifier' ? importedName(imported.imported) : 'default';
    if (Object.hasOwn(members, name)) roots.set(imported.local.name, { name, value: members[name] });
    else messages.push(missing(name, `Module "${specifier}" has no exported member "${name}".`));
  }
  return messages;
}

function importedName(node: AnyNode): string {
  return node.type === 'Identifier' ? node.name : '';
}

function memberDeviation(
  path: readonly string[] | null,
  roots: ReadonlyMap<string, { name: string; value: unknown }>,
): string | null {
  const root = path && roots.get(path[0] ?? '');
  if (!path || !root) return null;
  let { name, value } = root;
  for (const member of path.slice(1)) {
    if (!isRecord(value)) return null;
    if (!Object.hasOwn(value, member)) {
      const bare = name === path[0] && !NOT_CARRIED_OUT.has(`${name}.${member}`) ? member : `${name}.${member}`;
      return missing(bare, `Property "${member}" does not exist on "${name}".`);
    }
    value = ownMember(value, member);
    name = `${name}.${member}`;
  }
  return null;
}

function missing(name: string, otherwise: string): string {
  return NOT_CARRIED_OUT.has(name) ? `"${name}" is not carried out by this runtime.` : otherwise;
}

/** One wrong use is seen once for every member on its path. */
function unique(deviations: readonly Deviation[]): Deviation[] {
  const seen = new Set<string>();
  return deviations.filter(({ line, message }) => {
    const key = `${line}:${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
