import type { BuiltInDefinition, BuiltInType } from '../definition/built-in-type.ts';
import { jsonViolations } from '../json-schema/schema-violations.ts';
import { compileReceiptType, type ReceiptType, type StructureCheck } from '../receipt-type.ts';
import { compileXsd } from '../structure.ts';

export async function loadBuiltIn(builtIn: BuiltInType): Promise<ReceiptType> {
  const loaded = await builtIn.load();
  return compileReceiptType(loaded.definition, builtIn.version, await structureOf(loaded));
}

/** Judges by the schema alone. */
export async function structureOf({ definition, validate }: BuiltInDefinition): Promise<StructureCheck> {
  if (validate) {
    return { violations: (document) => jsonViolations(validate, document.form), release: () => undefined };
  }
  if (!definition.xsd) throw new Error(`The built-in type "${definition.name}" has no schema.`);
  const structure = await compileXsd(definition.xsd);
  if ('faults' in structure) throw new Error(`The built-in type "${definition.name}" has an XSD that is none.`);
  return structure;
}
