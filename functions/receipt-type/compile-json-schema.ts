import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Fault } from './fault.ts';
import { isSchemaSet, type SchemaSource } from './schema-set.ts';

/** Compiles a JSON Schema or a set of them, or says everything that is wrong with it. */
export async function compileJsonSchema(
  source: SchemaSource,
): Promise<{ readonly validate: ValidateFunction } | { readonly faults: readonly Fault[] }> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  try {
    const entry = isSchemaSet(source) ? source.files[source.entry] : source;
    return { validate: ajv.compile(entry ?? false) };
  } catch (error) {
    return { faults: [{ path: '/schema', code: 'SCHEMA', message: error instanceof Error ? error.message : '' }] };
  }
}
