import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Endpoints, LocalEndpoints } from './endpoints.ts';
import type { Watched } from './process-usage.ts';

export interface Product<Where extends Endpoints = Endpoints> {
  readonly endpoints: Where;
  /** When it is ours. */
  readonly process?: Watched;
  stop(): Promise<void>;
}

const outputCharactersMax = 100_000;
const root = path.resolve(import.meta.dirname, '..');

/**
 * The whole system in a process of its own, on free ports: on the data that is in the directory, or with nothing in it, for as long as
 * it runs.
 */
export async function startProduct(keptDirectory?: string): Promise<Product<LocalEndpoints>> {
  const dataDirectory = keptDirectory ?? (await mkdtemp(path.join(tmpdir(), 'bench-')));
  const child = spawn(process.execPath, ['--max-semi-space-size=64', '--import', 'tsx', 'start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', TLS_PORT: '0', AWS_PORT: '0', DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const take = (text: string): void => {
      // Its log goes on after it is ready; what is kept is what would explain that it never was.
      if (output.length < outputCharactersMax) output += text;
      if (/^Ready/m.test(output)) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('exit', (code) => reject(new Error(`The system exited with ${code} before it was ready:\n${output}`)));
  });
  return {
    endpoints: await readEndpoints(path.join(dataDirectory, 'endpoints.json')),
    ...(child.pid !== undefined && { process: { pid: child.pid, dataDirectory } }),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      if (keptDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** One that runs already; it is left as it is. */
export async function runningProduct(endpointsFile: string): Promise<Product<LocalEndpoints>> {
  return { endpoints: await readEndpoints(endpointsFile), stop: () => Promise.resolve() };
}

async function readEndpoints(file: string): Promise<LocalEndpoints> {
  return JSON.parse(await readFile(file, 'utf8')) as LocalEndpoints;
}
