import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { standaloneValidators, standaloneValidatorTypes } from '../standalone-validators.ts';
import type { Definition } from './definition.ts';
import { readDefinitionFolder } from './definition-folder.ts';

/** Versions of the built-in types. A definition that changes is a new version. */
const VERSIONS: Readonly<Record<string, number>> = { 'fiscal-check-xml': 1, 'pos-json': 1 };

const HEADER = '// Generated from receipt-types/ by `npm run codegen`. Not edited by hand.\n';

/** The generated files by name: the definitions, and their JSON Schemas as code. */
export function compileBuiltInTypes(folder: string): Readonly<Record<string, string>> {
  const definitions = readdirSync(folder)
    .sort()
    .map((name) => readDefinitionFolder(path.join(folder, name)));
  return {
    'receipt-types.ts': definitionsModule(definitions),
    'receipt-type-schemas.js': schemasModule(definitions),
    'receipt-type-schemas.d.ts': schemaTypesModule(definitions),
  };
}

function definitionsModule(definitions: readonly Definition[]): string {
  const entries = definitions.map((definition) => {
    const { schema, ...rest } = definition;
    const version = VERSIONS[definition.name];
    if (version === undefined) throw new Error(`The built-in type "${definition.name}" has no version.`);
    const validate = schema ? `, validate: ${identifierOf(definition)}` : '';
    return `  { version: ${version}, definition: ${JSON.stringify(rest)}${validate} },\n`;
  });
  const names = definitions.filter(({ schema }) => schema).map(identifierOf);
  return `${HEADER}import type { ValidateFunction } from 'ajv';
import type { Definition } from '../functions/receipt-type/definition.ts';
import { ${names.join(', ')} } from './receipt-type-schemas.js';

export interface BuiltInType {
  readonly version: number;
  /** Without its JSON Schema, which \`validate\` is. */
  readonly definition: Definition;
  readonly validate?: ValidateFunction;
}

export const builtInTypes: readonly BuiltInType[] = [
${entries.join('')}];
`;
}

function schemasModule(definitions: readonly Definition[]): string {
  const schemas = definitions.flatMap((definition) => {
    const { schema } = definition;
    return schema ? [[identifierOf(definition), schema] as const] : [];
  });
  return HEADER + standaloneValidators(Object.fromEntries(schemas));
}

function schemaTypesModule(definitions: readonly Definition[]): string {
  return HEADER + standaloneValidatorTypes(definitions.filter(({ schema }) => schema).map(identifierOf));
}

function identifierOf({ name }: Definition): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const root = path.resolve(import.meta.dirname, '../..');
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, content] of Object.entries(compileBuiltInTypes(path.join(root, 'receipt-types')))) {
    writeFileSync(path.join(root, 'generated', name), content);
  }
}
