import type { Fault } from './fault.ts';

/** Schema files that name each other. */
export interface FileSet<Content> {
  /** The file that validation starts from. */
  readonly entry: string;
  /** Path to content; files name each other by these paths, or by addresses that end with them. */
  readonly files: Readonly<Record<string, Content>>;
}

/** @param path of the set in its definition */
export function entryFaults({ entry, files }: FileSet<unknown>, path: string): Fault[] {
  if (Object.hasOwn(files, entry)) return [];
  const message = `The set has no file "${entry}"; name one of its files as its entry.`;
  return [{ path: `${path}/entry`, code: 'MISSING_FILE', message }];
}

/** The file whose path ends an address, so that a set is found by the address that it was published at. The longest is the nearest to it. */
export function fileNamedBy(address: string, paths: Iterable<string>): string | undefined {
  const ends = [...paths].filter((path) => `/${address}`.endsWith(`/${path}`));
  return ends.sort((left, right) => right.length - left.length)[0];
}
