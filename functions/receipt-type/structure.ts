import type { Definition } from './definition/definition.ts';
import type { Fault } from './fault.ts';
import { violationsOf } from './json-schema/schema-violations.ts';
import type { StructureCheck } from './receipt-type.ts';
import { StepsExceeded } from './json-schema/step-budget.ts';
import type { Violation } from '../violation.ts';
import { compileXmlSchema } from './xml/xml-schema.ts';

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
  // Only types that are defined while the system runs need the compiler: those that are built in were compiled before.
  const { compileJsonSchema } = await import('./json-schema/compile-json-schema.ts');
  const compiled = compileJsonSchema(schema);
  if ('faults' in compiled) return compiled;
  return {
    violations: (document) => violationsWithin(() => compiled.judge(document.form)),
    release: () => undefined,
  };
}

/** A document that asks too much of its schema is refused for it. */
function violationsWithin(judge: () => Parameters<typeof violationsOf>[0]): Violation[] {
  try {
    return violationsOf(judge());
  } catch (error) {
    // Schemas that call each other deeper than the stack are the same to whoever sends the document.
    if (!(error instanceof StepsExceeded || error instanceof RangeError)) throw error;
    return [{ path: '', code: 'SCHEMA_LIMIT', message: 'The document asks too much of its schema to be judged.' }];
  }
}

/** Compiles a set of XSD files. */
export async function compileXsd(
  xsd: NonNullable<Definition['xsd']>,
): Promise<StructureCheck | { faults: readonly Fault[] }> {
  const compiled = await compileXmlSchema(xsd);
  if ('faults' in compiled) return compiled;
  return {
    violations: (document) => {
      if (document.format !== 'XML') throw new Error(`An XSD cannot judge a document in ${document.format}.`);
      return compiled.violations(document);
    },
    release: () => compiled.release(),
  };
}
