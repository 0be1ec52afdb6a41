import type { Definition } from './definition.ts';
import type { Fault } from './fault.ts';
import { compileJsonSchema } from './compile-json-schema.ts';
import { jsonViolations } from './json-schema.ts';
import type { StructureCheck } from './receipt-type.ts';
import { compileXmlSchema } from './xml-schema.ts';

/** Compiles what a definition says of a document's structure. */
export async function compileStructure(
  members: Partial<Definition>,
): Promise<StructureCheck | { readonly faults: readonly Fault[] }> {
  const { format, schema, xsd } = members;
  if (format === undefined) return { faults: [] };
  if (xsd && (schema || format === 'JSON')) {
    const message = `${schema ? 'With an XSD there is no "schema"' : 'A JSON document has no XSD'}: leave one of them out.`;
    return { faults: [{ path: '/xsd', code: 'SCHEMA_KIND', message }] };
  }
  if (xsd) return compileXsd(xsd);
  if (!schema) return { faults: [] };
  const compiled = await compileJsonSchema(schema);
  if ('faults' in compiled) return compiled;
  return {
    violations: (document) => jsonViolations(compiled.validate, document.form),
    release: () => undefined,
  };
}

async function compileXsd(xsd: NonNullable<Definition['xsd']>): Promise<StructureCheck | { faults: Fault[] }> {
  try {
    const compiled = await compileXmlSchema(xsd);
    return {
      violations: (document) => (document.format === 'XML' ? compiled.violations(document.root) : []),
      release: () => compiled.release(),
    };
  } catch (error) {
    return { faults: [{ path: '/xsd', code: 'XSD', message: error instanceof Error ? error.message : String(error) }] };
  }
}
