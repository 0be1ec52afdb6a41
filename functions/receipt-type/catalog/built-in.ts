import { builtInTypes } from '../../../generated/receipt-types.ts';
import type { BuiltInType } from '../definition/built-in-type.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import type { ReceiptType } from '../receipt-type.ts';

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

/** What expressions and schemas are compiled by is no part of what a start loads. */
async function load(builtIn: BuiltInType): Promise<ReceiptType> {
  const { loadBuiltIn } = await import('./load-built-in.ts');
  return loadBuiltIn(builtIn);
}
