import type { ReceiptType } from '../../generated/schema.ts';
import type { BuiltInType } from '../receipt-type/definition/built-in-type.ts';
import { compileDefinition } from '../receipt-type/definition/compile-definition.ts';
import type { Definition } from '../receipt-type/definition/definition.ts';
import { definitionName } from '../receipt-type/definition/definition-name.ts';
import { definitionText } from '../receipt-type/definition/definition-text.ts';
import { newestTypes, type KnownTypeVersions } from '../receipt-type/catalog/newest-types.ts';
import { unpackFiles } from '../receipt-type/definition/packed-files.ts';
import { shownType } from '../receipt-type/catalog/shown-type.ts';
import { LOG_MS_MAX, type TypeVersion, type WritableTypeLog } from '../receipt-type/catalog/type-log.ts';
import type { Fault } from '../receipt-type/fault.ts';
import { Refusal } from '../refusal.ts';

/** Tries to take a revision while others define types too. */
const ATTEMPTS_MAX = 10;

export interface DefinerWorld {
  readonly log: WritableTypeLog;
  readonly builtIns: readonly BuiltInType[];
  /** The external services that there are. */
  readonly services: readonly string[];
  nowMs(): number;
}

/**
 * Takes a definition as the next version of its type; the same definition again is the version that it is. What it collides with is judged
 * by every type up to one revision of the log, and it takes the next one or is judged anew: of two that collide only one is taken.
 * @throws {Refusal} `ValidationFailed`, with everything that is wrong with it
 */
export async function defineReceiptType(world: DefinerWorld, input: unknown): Promise<ReceiptType> {
  const unpacked = unpackFiles(input);
  if ('faults' in unpacked) throw invalid(unpacked.faults);
  const { definition } = unpacked;
  let place: string | null = null;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const log = await world.log.after(0, { msMax: LOG_MS_MAX });
    const types = newestTypes(world.builtIns, log);
    const checked = await checkedOrThrow(world, definition, types);
    const { text, digest } = definitionText(definition);
    const known = types.get(checked.name);
    if (known?.digest === digest) return shownType(known);
    place ??= await world.log.putDefinition(text);
    const version: TypeVersion = {
      ...described(checked),
      revision: (log.at(-1)?.revision ?? 0) + 1,
      version: (known?.version ?? 0) + 1,
      digest,
      place,
      textBytes: Buffer.byteLength(text),
      definedAt: new Date(world.nowMs()).toISOString(),
    };
    if (await world.log.append(version)) {
      return shownType({ ...version, versions: [...(known?.versions ?? []), version.version] });
    }
  }
  throw new Error('Receipt types are defined faster than this one can be.');
}

async function checkedOrThrow(
  { services }: DefinerWorld,
  definition: unknown,
  types: ReadonlyMap<string, KnownTypeVersions>,
): Promise<Definition> {
  const version = (types.get(definitionName(definition) ?? '')?.version ?? 0) + 1;
  const outcome = await compileDefinition(definition, { version, others: [...types.values()], services });
  if ('faults' in outcome) throw invalid(outcome.faults);
  outcome.type.release();
  return outcome.definition;
}

function described({ name, format, recognise, fields, services }: Definition) {
  return { name, format, recognise, fields: Object.keys(fields), services };
}

function invalid(violations: readonly Fault[]): Refusal {
  const count = violations.length === 1 ? '1 fault' : `${violations.length} faults`;
  return new Refusal('ValidationFailed', `Cannot take the definition: it has ${count}.`, { violations });
}
