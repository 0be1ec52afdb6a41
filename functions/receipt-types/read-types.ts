import type { BuiltInType } from '../receipt-type/definition/built-in-type.ts';
import type { QueryReceiptTypeDefinitionArgs, ReceiptType } from '../../generated/schema.ts';
import { definitionText } from '../receipt-type/definition/definition-text.ts';
import { newestTypes } from '../receipt-type/catalog/newest-types.ts';
import { shownType } from '../receipt-type/catalog/shown-type.ts';
import { LOG_MS_MAX, type TypeLog } from '../receipt-type/catalog/type-log.ts';
import { Refusal } from '../refusal.ts';

export interface TypesWorld {
  readonly log: TypeLog;
  readonly builtIns: readonly BuiltInType[];
}

/** Every type, by name. */
export async function receiptTypes({ log, builtIns }: TypesWorld): Promise<readonly ReceiptType[]> {
  const types = [...newestTypes(builtIns, await log.after(0, { msMax: LOG_MS_MAX })).values()];
  return types.sort((left, right) => (left.name < right.name ? -1 : 1)).map(shownType);
}

/**
 * A version's definition as canonical JSON. Of built-in types the version that is built in now is there; those before it are in the history
 * of `receipt-types/`.
 * @throws {Refusal} `NotFound`, with the versions that there are
 */
export async function receiptTypeDefinition(
  { log, builtIns }: TypesWorld,
  { name, version }: QueryReceiptTypeDefinitionArgs,
): Promise<string> {
  const defined = await log.after(0, { msMax: LOG_MS_MAX });
  const type = newestTypes(builtIns, defined).get(name);
  const wanted = version ?? type?.version;
  const entry = defined.find((each) => each.name === name && each.version === wanted);
  if (entry) return log.definitionText(entry);
  const builtIn = builtIns.find((each) => each.name === name && each.version === wanted);
  if (builtIn) return definitionText(await builtIn.source()).text;
  if (!type) throw new Refusal('NotFound', `There is no receipt type "${name}".`, { name });
  throw new Refusal('NotFound', `There is no version ${wanted} of the receipt type "${name}".`, {
    name,
    versions: type.versions,
  });
}
