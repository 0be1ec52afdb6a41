import { LOOP_ITERATIONS_MAX } from './language.ts';
import { walk, type AnyNode, type Program } from './syntax-tree.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A module's text as a function's body that returns its exports: imports come from the parameter `modules`, and loops
 * are counted by the parameter `bounded`. Lines stay where they are.
 */
export function functionBodyOf(code: string, program: Program): string {
  const edits: Edit[] = [];
  const exported = new Map<string, string>();
  for (const node of program.body) edits.push(...moduleEdits(node, exported));
  walk(program, (node) => {
    if (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement') return;
    const name = node.type === 'ForOfStatement' ? 'boundedValues' : 'boundedKeys';
    edits.push({ start: node.right.start, end: node.right.start, text: `${name}(` });
    edits.push({ start: node.right.end, end: node.right.end, text: ')' });
  });
  const members = [...exported].map(([name, local]) => `${JSON.stringify(name)}: ${local}`);
  // A function of its own lets an import be named `util` although a parameter is.
  return `"use strict"; return (() => { ${applyEdits(code, edits)}\nreturn { ${members.join(', ')} }; })();`;
}

export const LOOP_PARAMETERS = {
  boundedValues: (values: Iterable<unknown>): Iterable<unknown> =>
    Array.isArray(values) && values.length <= LOOP_ITERATIONS_MAX ? values : counted(values),
  boundedKeys: (value: object): object => {
    if (Object.keys(value ?? {}).length > LOOP_ITERATIONS_MAX) throw new RangeError(LOOP_MESSAGE);
    return value;
  },
};

const LOOP_MESSAGE = `A loop runs more than ${LOOP_ITERATIONS_MAX} times.`;

function* counted(values: Iterable<unknown>): Iterable<unknown> {
  let count = 0;
  for (const value of values) {
    count++;
    if (count > LOOP_ITERATIONS_MAX) throw new RangeError(LOOP_MESSAGE);
    yield value;
  }
}

function moduleEdits(node: AnyNode, exported: Map<string, string>): Edit[] {
  if (node.type === 'ImportDeclaration') return [{ start: node.start, end: node.end, text: importText(node) }];
  if (node.type !== 'ExportNamedDeclaration') return [];
  for (const specifier of node.specifiers) {
    exported.set(moduleName(specifier.exported), moduleName(specifier.local));
  }
  if (!node.declaration) return [{ start: node.start, end: node.end, text: '' }];
  for (const name of declaredBy(node.declaration)) exported.set(name, name);
  return [{ start: node.start, end: node.declaration.start, text: '' }];
}

function importText(node: AnyNode & { type: 'ImportDeclaration' }): string {
  const from = `modules[${JSON.stringify(node.source.value)}]`;
  return node.specifiers
    .map((specifier) => {
      if (specifier.type === 'ImportNamespaceSpecifier') return `const ${specifier.local.name} = ${from};`;
      const name = specifier.type === 'ImportSpecifier' ? moduleName(specifier.imported) : 'default';
      return `const ${specifier.local.name} = ${from}[${JSON.stringify(name)}];`;
    })
    .join(' ');
}

function moduleName(node: AnyNode): string {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';
}

function declaredBy(node: AnyNode): string[] {
  if (node.type === 'FunctionDeclaration') return node.id ? [node.id.name] : [];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

function applyEdits(code: string, edits: readonly Edit[]): string {
  let text = '';
  let position = 0;
  for (const edit of [...edits].sort((left, right) => left.start - right.start)) {
    text += code.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return text + code.slice(position);
}
