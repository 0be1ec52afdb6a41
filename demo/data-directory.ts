import { createHash } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
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
  /** Lets the next start have it. */
  release(): Promise<void>;
}

export interface ClaimRequest {
  readonly directory: string;
  readonly fresh: boolean;
}

const runtimeName = 'runtime';

/**
 * Takes the directory for this process alone, until it ends, however it ends.
 * @throws {SettingsError} when another start has it.
 */
export async function claimDataDirectory({ directory, fresh }: ClaimRequest): Promise<DataDirectory> {
  await makeOrThrow(directory);
  const guard = await guardOrThrow(await realpath(directory));
  const place = (name: string): string => path.join(directory, name);
  if (fresh) await empty(directory);
  // Nobody may read the addresses of the start before.
  await rm(place('endpoints.json'), { force: true });
  await mkdir(place(runtimeName), { recursive: true });
  return {
    contractsFile: place('contracts.json'),
    endpointsFile: place('endpoints.json'),
    servicesDirectory: place('services'),
    runtimeDirectory: place(runtimeName),
    release: () => new Promise((resolve) => guard.close(() => resolve())),
  };
}

async function makeOrThrow(directory: string): Promise<void> {
  try {
    // Keys lie in it: it is its owner's alone.
    await mkdir(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SettingsError(`Cannot make DATA_DIR "${directory}": ${reason}`, { cause });
  }
}

/** Removes everything, if it was a start that made it: a mistaken DATA_DIR costs nobody their files. */
async function empty(directory: string): Promise<void> {
  const names = await readdir(directory);
  if (!names.includes(runtimeName)) return;
  await Promise.all(names.map((name) => rm(path.join(directory, name), { recursive: true, force: true })));
}

/** A crash leaves a socket behind that nobody listens on; more often than this somebody else is starting right now. */
const attemptsMax = 5;

/** A socket that listens is what tells a living start from the remains of a killed one: the system itself closes it. */
async function guardOrThrow(directory: string): Promise<Server> {
  const address = guardAddress(directory);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const guard = await listen(address);
    if (guard) return guard;
    if (await isAlive(address)) break;
    const aside = `${address}.${process.pid}`;
    await rename(address, aside).catch(ignoreMissing);
    // Between the question and the renaming somebody may have begun to listen: give it back.
    if (await isAlive(aside)) {
      await rename(aside, address);
      break;
    }
    await rm(aside, { force: true });
  }
  throw new SettingsError(
    `DATA_DIR "${directory}" is in use by another npm start: stop that one, or give this one another DATA_DIR.`,
  );
}

/** In the temporary directory, since a socket's path has room for about 100 characters. */
function guardAddress(directory: string): string {
  const name = `receipts-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

/** Undefined when the address is taken, by the living or the dead. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
