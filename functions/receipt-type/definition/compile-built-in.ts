import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { standaloneValidators, standaloneValidatorTypes } from '../../standalone-validators.ts';
import type { Definition } from './definition.ts';
import { readDefinitionFolder } from './definition-folder.ts';
import { definitionText } from './definition-text.ts';
import { isSchemaSet } from '../json-schema/schema-set.ts';

/** Versions of the built-in types. A definition that changes is a new version. */
const VERSIONS: Readonly<Record<string, number>> = {
  'fiscal-check-xml': 2,
  'pos-json': 1,
  'ubl-invoice-json': 1,
  'ubl-invoice-xml': 1,
};

const HEADER = '// Generated from receipt-types/ by `npm run codegen`. Not edited by hand.\n';

/**
 * The generated files by name: a list of the types, which every start loads, and each type in a file of its own, which its first document
 * loads, with its JSON Schema as code.
 */
export function compileBuiltInTypes(folder: string): Readonly<Record<string, string>> {
  const definitions = readdirSync(folder)
    .sort()
    // A test checks them like any other definition.
    .map((name) => readDefinitionFolder(path.join(folder, name)) as unknown as Definition);
  return Object.fromEntries([['receipt-types.ts', listModule(definitions)], ...definitions.flatMap(typeModules)]);
}

function listModule(definitions: readonly Definition[]): string {
  return `${HEADER}import type { BuiltInType } from '../functions/receipt-type/definition/built-in-type.ts';

export const builtInTypes: readonly BuiltInType[] = [
${definitions.map(listEntry).join('')}];
`;
}

function listEntry(definition: Definition): string {
  const { name, format, recognise, services } = definition;
  const version = VERSIONS[name];
  if (version === undefined) throw new Error(`The built-in type "${name}" has no version.`);
  const { digest } = definitionText(definition);
  const told = { name, version, format, recognise, services, fields: Object.keys(definition.fields), digest };
  return `  ${JSON.stringify(told).slice(0, -1)}, load: () => import('./receipt-types/${name}.ts'), source: async () => (await import('./receipt-types/${name}-source.ts')).source },\n`;
}

type GeneratedFile = readonly [name: string, content: string];

function typeModules(whole: Definition): readonly GeneratedFile[] {
  const { schema, ...definition } = whole;
  const file = `receipt-types/${definition.name}`;
  const source: GeneratedFile = [
    `${file}-source.ts`,
    `${HEADER}\nexport const source: unknown = ${JSON.stringify(whole)};\n`,
  ];
  const imports = `import type { Definition } from '../../functions/receipt-type/definition/definition.ts';\n`;
  const text = `\nexport const definition: Definition = ${JSON.stringify(definition)};\n`;
  if (!schema) return [source, [`${file}.ts`, `${HEADER}${imports}${text}\nexport const validate = null;\n`]];
  if (isSchemaSet(schema)) throw new Error(`The built-in type "${definition.name}" has to have one JSON Schema.`);
  return [
    source,
    [`${file}.ts`, `${HEADER}${imports}${text}\nexport { validate } from './${definition.name}-schema.js';\n`],
    [`${file}-schema.js`, HEADER + standaloneValidators({ validate: schema })],
    [`${file}-schema.d.ts`, HEADER + standaloneValidatorTypes(['validate'])],
  ];
}

const root = path.resolve(import.meta.dirname, '../../..');
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const generated = path.join(root, 'generated');
  const files = Object.entries(compileBuiltInTypes(path.join(root, 'receipt-types')));
  // A type that is gone leaves nothing.
  rmSync(path.join(generated, 'receipt-types'), { recursive: true, force: true });
  mkdirSync(path.join(generated, 'receipt-types'));
  for (const [name, content] of files) {
    writeFileSync(path.join(generated, name), content);
  }
}
