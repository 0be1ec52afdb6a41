import { builtInTypes, type BuiltInDefinition, type BuiltInType } from '../../generated/receipt-types.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { jsonViolations } from './json-schema.ts';
import { compileReceiptType, type ReceiptType, type StructureCheck } from './receipt-type.ts';
import { compileXsd } from './structure.ts';

/** The types of `receipt-types/`. Their schemas were compiled by `npm run codegen`; the rest is compiled at first use. */
export const builtInCatalog: Catalog = {
  entries: () => Promise.resolve(builtInEntries),
  renewedEntries: () => Promise.resolve(builtInEntries),
};

export const builtInEntries: readonly CatalogEntry[] = builtInTypes.map(entryOf);

function entryOf(builtIn: BuiltInType): CatalogEntry {
  let loading: Promise<ReceiptType> | undefined;
  const { name, version, format, recognise } = builtIn;
  return { name, version, format, recognise, load: () => (loading ??= load(builtIn)) };
}

async function load(builtIn: BuiltInType): Promise<ReceiptType> {
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
