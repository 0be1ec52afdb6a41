import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Definition } from './definition.ts';

/**
 * Reads a definition with its schema files side by side: `definition.json`, whose `schema` may be a reference to a file
 * (`{"$ref": "pos.schema.json"}`) and whose `xsd` may name its entry alone, with the files taken from the folder.
 */
export function readDefinitionFolder(folder: string): Definition {
  const definition = readJsonFile(path.join(folder, 'definition.json')) as Definition;
  const reference = definition.schema?.['$ref'];
  return {
    ...definition,
    ...(typeof reference === 'string' && {
      schema: readJsonFile(path.join(folder, reference)) as Record<string, unknown>,
    }),
    ...(definition.xsd && { xsd: { entry: definition.xsd.entry, files: readXsdFiles(folder) } }),
  };
}

function readXsdFiles(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.xsd'));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

function readJsonFile(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
