import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { SettingsError } from './settings.ts';

/** What a start keeps, and where. */
export interface DataDirectory {
  readonly contractsFile: string;
  readonly endpointsFile: string;
  /** Of the simulated services. */
  readonly servicesDirectory: string;
  /** Of the local AWS. */
  readonly runtimeDirectory: string;
}

const runtimeName = 'runtime';

/** @throws {SettingsError} when it cannot be made. */
export async function makeDataDirectory(directory: string): Promise<void> {
  try {
    // Keys lie in it: it is its owner's alone.
    await mkdir(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SettingsError(`Cannot make DATA_DIR "${directory}": ${reason}`, { cause });
  }
}

/**
 * Removes everything but the lock, if it was a start that made it: a mistaken DATA_DIR costs nobody their files.
 */
export async function emptyDataDirectory(directory: string, lockName: string): Promise<void> {
  const names = await readdir(directory);
  if (!names.includes(runtimeName)) return;
  const doomed = names.filter((name) => name !== lockName);
  await Promise.all(doomed.map((name) => rm(path.join(directory, name), { recursive: true, force: true })));
}

/** Where everything is. Nobody may read the addresses of the start before. */
export async function openDataDirectory(directory: string): Promise<DataDirectory> {
  const place = (name: string): string => path.join(directory, name);
  await rm(place('endpoints.json'), { force: true });
  await mkdir(place(runtimeName), { recursive: true });
  return {
    contractsFile: place('contracts.json'),
    endpointsFile: place('endpoints.json'),
    servicesDirectory: place('services'),
    runtimeDirectory: place(runtimeName),
  };
}
