import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readIfPresent } from './kept-json.ts';

export const lockFileName = 'lock.json';
const unknownStart = 'unknown';
const content = z.strictObject({ pid: z.number(), startedAt: z.string() });
type Holder = z.output<typeof content>;

/** Directories that this very process holds: to the file alone, a second start in one process looks like a restart. */
const held = new Set<string>();

/**
 * Takes the data directory for this process; two would corrupt each other's queues and checkpoints. The lock of a process
 * that is gone is taken over. Returns the function that lets go.
 * @throws when a living process holds it, with its id
 */
export function lockDataDirectory(directory: string): () => void {
  const path = join(directory, lockFileName);
  const own: Holder = { pid: process.pid, startedAt: startOf(process.pid) ?? unknownStart };
  if (!tryWrite(path, own)) {
    const text = readIfPresent(path) ?? '';
    const holder = parse(text);
    if (held.has(directory) || (holder && isAlive(holder))) throw inUse(directory, holder?.pid);
    removeStaleOrThrow(directory, path, text);
    if (!tryWrite(path, own)) throw inUse(directory, undefined);
  }
  held.add(directory);
  return () => {
    held.delete(directory);
    rmSync(path, { force: true });
  };
}

/** False when the file is there already. */
function tryWrite(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Two starts may find the same stale lock: only the one that moves that very file away goes on. */
function removeStaleOrThrow(directory: string, path: string, staleText: string): void {
  const aside = `${path}.${process.pid}`;
  renameSync(path, aside);
  if (readIfPresent(aside) !== staleText) {
    renameSync(aside, path);
    throw inUse(directory, undefined);
  }
  rmSync(aside);
}

/** Undefined for what a crash has left half written: its writer is gone. */
function parse(text: string): Holder | undefined {
  try {
    return content.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be signalled, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' && isStillThat(pid, startedAt);
  }
  return isStillThat(pid, startedAt);
}

/** Ids of processes come again, soon in a container: only the time of the start tells. */
function isStillThat(pid: number, startedAt: string): boolean {
  const now = startOf(pid);
  // Where that is not told, this process's own id in the file of another is a coincidence.
  if (now === undefined || startedAt === unknownStart) return pid !== process.pid;
  return now === startedAt;
}

/** Linux tells when a process started, in ticks since the boot; undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command's name in parentheses and may hold spaces; the start is the 22nd field.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${bootId} ${ticks}`;
  } catch {
    return undefined;
  }
}

function inUse(directory: string, pid: number | undefined): Error {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new Error(`Cannot start on ${directory}: ${who} is using it. Stop that one, or take another directory.`);
}
