import type { BuiltInType } from '../definition/built-in-type.ts';
import type { TypeVersion } from './type-log.ts';

/** A type as it is told of: its newest version, whoever made it, and all that there are. */
export interface KnownTypeVersions extends Omit<TypeVersion, 'revision' | 'place' | 'textBytes' | 'definedAt'> {
  /** Ascending; those that were built in before the one that is built in now are not remembered. */
  readonly versions: readonly number[];
}

/**
 * Whether a built-in version comes before the one that operators have defined, if any. If a later deployment brings a built-in version whose
 * number an operator's has taken, the operator's stays: a number never means two things.
 */
export function isNewest(
  builtIn: { readonly version: number },
  defined: { readonly version: number } | undefined,
): boolean {
  return defined === undefined || builtIn.version > defined.version;
}

/** Every type by name. An operator's definition goes on counting where the built-in versions end. */
export function newestTypes(
  builtIns: readonly BuiltInType[],
  log: readonly TypeVersion[],
): ReadonlyMap<string, KnownTypeVersions> {
  const types = new Map<string, KnownTypeVersions>();
  for (const { name, version, format, recognise, fields, services, digest } of log) {
    const versions = [...(types.get(name)?.versions ?? []), version];
    types.set(name, { name, version, format, recognise, fields, services, digest, versions });
  }
  for (const builtIn of builtIns) {
    const { name } = builtIn;
    const defined = types.get(name);
    const versions = [...new Set([...(defined?.versions ?? []), builtIn.version])].sort((left, right) => left - right);
    const newest = defined && !isNewest(builtIn, defined) ? defined : toldOf(builtIn);
    types.set(name, { ...newest, versions });
  }
  return types;
}

function toldOf({ load: _load, source: _source, ...told }: BuiltInType): Omit<KnownTypeVersions, 'versions'> {
  return told;
}
