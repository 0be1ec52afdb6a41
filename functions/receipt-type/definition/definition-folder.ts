import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { textOfBytes } from '../document/document-text.ts';

const DEFINITION_FILE = 'definition.json';

/** Holds documents, not schemas. */
const EXAMPLES_FOLDER = 'examples';

/** What cannot be read; the message says which file. */
export class FolderError extends Error {}

/**
 * Reads a definition whose schema files stand beside it, in folders of their own if they like:
 *
 * - `"schema": {"$ref": "receipt.schema.json"}` stands for that file;
 * - `"schema": {"entry": "receipt.json"}` takes every `.json` file of the folder, `"xsd": {"entry": "receipt.xsd"}` every `.xsd` file.
 *
 * Whether it is a definition at all is not judged here.
 */
export function readDefinitionFolder(folder: string): Readonly<Record<string, unknown>> {
  const definition = readJson(folder, DEFINITION_FILE);
  if (!isRecord(definition)) throw new FolderError(`${path.join(folder, DEFINITION_FILE)} is not a JSON object.`);
  const { schema, xsd } = definition;
  return {
    ...definition,
    ...(isRecord(schema) && { schema: readSchema(folder, schema) }),
    ...(isRecord(xsd) && isWithoutFiles(xsd) && { xsd: { ...xsd, files: readSet(folder, '.xsd', readText) } }),
  };
}

function readSchema(folder: string, schema: Readonly<Record<string, unknown>>): unknown {
  const reference = schema['$ref'];
  if (Object.keys(schema).join() === '$ref' && typeof reference === 'string' && /^[^#:]+$/.test(reference)) {
    return readJson(folder, reference);
  }
  if (Object.keys(schema).join() !== 'entry') return schema;
  return { ...schema, files: readSet(folder, '.json', readJson) };
}

function isWithoutFiles(set: Readonly<Record<string, unknown>>): boolean {
  return !Object.hasOwn(set, 'files') && !Object.hasOwn(set, 'filesGzip');
}

/** By their paths from the folder, with `/` on every system. */
function readSet<Content>(
  folder: string,
  extension: string,
  read: (folder: string, file: string) => Content,
): Record<string, Content> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => file !== DEFINITION_FILE && !file.startsWith(`${EXAMPLES_FOLDER}/`));
  return Object.fromEntries(files.sort().map((file) => [file, read(folder, file)]));
}

/**
 * In whatever encoding the file says it has. A definition is Unicode, so that what an XML declaration says of the bytes no longer holds and
 * is left out.
 */
function readText(folder: string, file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.join(folder, file));
  } catch (cause) {
    throw new FolderError(`Cannot read ${path.join(folder, file)}: ${reasonOf(cause)}`, { cause });
  }
  try {
    const text = textOfBytes(bytes).replace(/^\uFEFF/, '');
    return text.replace(/^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '$1');
  } catch (cause) {
    throw new FolderError(`${path.join(folder, file)}: ${reasonOf(cause)}`, { cause });
  }
}

function readJson(folder: string, file: string): unknown {
  try {
    return JSON.parse(readText(folder, file));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new FolderError(`${path.join(folder, file)} is not JSON: ${cause.message}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
