import type { Fault } from '../fault.ts';
import { entryFaults } from '../file-set.ts';
import { pointer } from '../json-pointer.ts';
import { metaSchemas, shapeFaultsOf } from './meta-schemas.ts';
import { normalSchema, type NormalSchema } from './normal-schema.ts';
import { schemaFaults } from './schema-faults.ts';
import { compileNormal, type SchemaJudge } from './schema-compiler.ts';
import { SchemaIndex } from './schema-index.ts';
import type { Dialect } from './schema-dialect.ts';
import { isSchemaSet, type SchemaSet, type SchemaSource } from './schema-set.ts';

/** Compiles a JSON Schema or a set of them, or says everything that is wrong with it. */
export function compileJsonSchema(
  source: SchemaSource,
): { readonly judge: SchemaJudge } | { readonly faults: readonly Fault[] } {
  const normal = normalised(source);
  return 'faults' in normal ? normal : { judge: compileNormal(normal.schema, normal) };
}

/** A schema or a set of them as one schema of draft 2020-12. */
function normalised(
  source: SchemaSource,
): { readonly schema: NormalSchema; readonly dialect: Dialect } | { readonly faults: readonly Fault[] } {
  const isSet = isSchemaSet(source);
  const set: SchemaSet = isSet ? source : { entry: 'schema.json', files: { 'schema.json': source } };
  const pathOf = (file: string): string => (isSet ? pointer('schema', 'files', file) : '/schema');
  const missing = entryFaults(set, '/schema');
  if (missing.length > 0) return { faults: missing };
  const index = new SchemaIndex(set, pathOf);
  if (index.faults.some(({ code }) => code === 'UNKNOWN_DRAFT')) return { faults: index.faults };
  const shape = Object.entries(set.files).flatMap(([file, schema]) =>
    shapeFaultsOf(schema, index.dialect, pathOf(file)),
  );
  if (shape.length > 0) return { faults: [...index.faults, ...shape] };
  for (const [address, schema] of metaSchemas(index.dialect)) index.addKnown(address, schema);
  const faults = [...index.faults, ...schemaFaults(index)];
  const entry = index.file(set.entry);
  if (faults.length > 0 || !entry) return { faults };
  return { dialect: index.dialect, ...normalSchema(index, entry) };
}
