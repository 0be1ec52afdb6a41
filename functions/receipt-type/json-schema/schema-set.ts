/** A JSON Schema. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Several JSON Schemas that refer to each other. */
export interface SchemaSet {
  /** The file that validation starts from. */
  readonly entry: string;
  /** Path to schema. */
  readonly files: Readonly<Record<string, JsonSchema>>;
}

/** One JSON Schema, or a set of them. */
export type SchemaSource = Readonly<Record<string, unknown>>;

/** A set has these two members and no other; no JSON Schema has them. */
export function isSchemaSet(source: SchemaSource): source is SchemaSource & SchemaSet {
  return Object.keys(source).sort().join() === 'entry,files';
}
