import type { FileSet } from '../file-set.ts';

/** A JSON Schema. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Several JSON Schemas that refer to each other. */
export type SchemaSet = FileSet<JsonSchema>;

/** One JSON Schema, or a set of them. */
export type SchemaSource = Readonly<Record<string, unknown>>;

/** A set has these two members and no other; no JSON Schema has them. */
export function isSchemaSet(source: SchemaSource): source is SchemaSource & SchemaSet {
  return Object.keys(source).sort().join() === 'entry,files';
}
