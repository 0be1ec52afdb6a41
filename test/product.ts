import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The whole product as `npm start` runs it, on free ports and with a directory of its own, for the tests of one file. */
export interface Product {
  readonly endpoints: Endpoints;
  readonly dataDirectory: string;
  readonly child: ChildProcess;
  /** What it has printed so far, both streams. */
  output(): string;
  /** Asks it to finish (SIGTERM), waits for it and gives its exit code; removes the data directory if it made one. */
  stop(): Promise<number | null>;
  /** Kills it with no warning, as a power cut would. The data directory stays. */
  kill9(): Promise<void>;
  /** Starts it again on the same data and the same ports, after `kill9` or an exit; what this one says of itself is outdated then. */
  restart(): Promise<Product>;
}

const contractSchema = z.object({ id: z.string(), apiKey: z.string() });
const endpointsSchema = z.object({
  graphql: z.string(),
  realtime: z.string(),
  graphqlTls: z.string(),
  caFile: z.string(),
  aws: z.string(),
  region: z.string(),
  operator: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  contracts: z.object({ readWrite: contractSchema, secondReadWrite: contractSchema, readOnly: contractSchema }),
  services: z.object({ tax: z.string(), logistics: z.string() }),
});

/** `endpoints.json`. */
export type Endpoints = z.infer<typeof endpointsSchema>;

const root = fileURLToPath(new URL('..', import.meta.url));
/** A first start bundles and synthesizes everything, perhaps beside another one. */
const startTimeoutMs = 60_000;
/** Twice what a stop may take. */
const stopTimeoutMs = 10_000;

export async function startProduct(
  options: { dataDirectory?: string; env?: Readonly<Record<string, string>>; flags?: readonly string[] } = {},
): Promise<Product> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'product-')));
  const isOwnDirectory = options.dataDirectory === undefined;
  const env = { PORT: '0', TLS_PORT: '0', AWS_PORT: '0', ...options.env };
  try {
    return await start({ dataDirectory, isOwnDirectory, env, flags: options.flags ?? [] });
  } catch (error) {
    if (isOwnDirectory) await rm(dataDirectory, { recursive: true, force: true });
    throw error;
  }
}

interface Launch {
  readonly dataDirectory: string;
  readonly isOwnDirectory: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
}

async function start(launch: Launch): Promise<Product> {
  const { dataDirectory } = launch;
  const child = spawn(process.execPath, ['--import', 'tsx', 'start.ts', ...launch.flags], {
    cwd: root,
    env: { ...process.env, ...launch.env, DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const exited = once(child, 'exit').finally(() => process.off('exit', killWithUs)) as Promise<[number | null]>;
  let output = '';
  const take = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  await ready(child, () => output);
  const text = await readFile(join(dataDirectory, 'endpoints.json'), 'utf8');
  const endpoints = endpointsSchema.parse(JSON.parse(text));
  return {
    endpoints,
    dataDirectory,
    child,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      const [code] = await exited;
      clearTimeout(force);
      if (launch.isOwnDirectory) await rm(dataDirectory, { recursive: true, force: true });
      return code;
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    restart: async () => {
      await exited;
      const env = {
        ...launch.env,
        PORT: portOf(endpoints.graphql),
        TLS_PORT: portOf(endpoints.graphqlTls),
        AWS_PORT: portOf(endpoints.aws),
      };
      return start({ ...launch, env, flags: [] });
    },
  };
}

/** Resolves at the line that begins with `Ready`. */
function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      if (/^Ready/m.test(output())) finish(resolve);
    };
    const fail = (why: string): void => finish(() => reject(new Error(`The product ${why}:\n${output()}`)));
    const onExit = (code: number | null): void => fail(`exited with ${code} before it was ready`);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready within ${startTimeoutMs} ms`);
    }, startTimeoutMs);
    const finish = (end: () => void): void => {
      clearTimeout(timer);
      child.stdout?.off('data', check);
      child.off('exit', onExit);
      end();
    };
    child.stdout?.on('data', check);
    child.once('exit', onExit);
  });
}

function portOf(url: string): string {
  return new URL(url).port;
}

export interface GraphqlResult {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    readonly message: string;
    readonly errorType?: string;
    readonly errorInfo?: unknown;
    readonly path?: readonly (string | number)[] | null;
  }[];
}

/** Posts one operation with an API key, as any HTTP client would. */
export async function graphql(
  endpoint: string,
  apiKey: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<GraphqlResult> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: apiKey },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Partial<GraphqlResult>;
  return { status: response.status, data: answer.data ?? null, errors: answer.errors ?? [] };
}
