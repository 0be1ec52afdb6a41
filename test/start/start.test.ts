import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { graphql, startProduct, type Product } from '../product.ts';
import { submit } from '../story/client.ts';
import { subscribe } from '../story/subscriber.ts';

const projectDirectory = path.resolve(import.meta.dirname, '../..');

let directory: string;
let dataDirectory: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'start-'));
  dataDirectory = path.join(directory, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

async function startOn(dataDirectory: string, flags: readonly string[] = []): Promise<Product> {
  const product = await startProduct({ dataDirectory, flags });
  children.push(product.child);
  return product;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A start that is expected to end by itself. */
async function run(variables: Readonly<Record<string, string>>, flags: readonly string[] = []): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'start.ts', ...flags], {
    cwd: projectDirectory,
    env: { ...process.env, PORT: '0', TLS_PORT: '0', AWS_PORT: '0', DATA_DIR: dataDirectory, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

async function expectToEndOn(signal: 'SIGTERM' | 'SIGINT', child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  const beginMs = performance.now();
  child.kill(signal);
  // npm and the terminal both pass it on.
  child.kill(signal);
  expect(await exited).toEqual([0, null]);
  expect(performance.now() - beginMs).toBeLessThan(5_000);
}

const ids = '{ receiptsByRange(from: "2000-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z") { items { id } } }';

describe('npm start refuses', () => {
  test('a setting that makes no sense, says why, and how it is right', async () => {
    const { code, output } = await run({ PORT: 'many' });
    expect(output).toBe('PORT is "many": give a port from 0 to 65535; 0 takes any free one.\n');
    expect(code).toBe(1);
  });

  test('a port that is in use', async () => {
    const name = 'TLS_PORT';
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, output } = await run({ [name]: String(port) });
    expect(output).toBe(
      `Port ${port} (${name}) is in use: stop what listens there, or take another, e.g. ${name}=0 npm start.\n`,
    );
    expect(code).toBe(1);
    other.close();
  });

  test('a second start on the same data, and leaves the first alone', async () => {
    const { endpoints, child } = await startOn(dataDirectory);
    for (const flags of [[], ['--fresh']]) {
      const { code, output } = await run({}, flags);
      expect(output).toContain(`process ${child.pid} is using it`);
      expect(code).toBe(1);
    }
    const { apiKey } = endpoints.contracts.readWrite;
    expect(await graphql(endpoints.graphql, apiKey, ids)).toMatchObject({ data: { receiptsByRange: { items: [] } } });
  });
});

describe('npm start', () => {
  test('writes its addresses and keys for its owner alone, says that it is ready, and ends in order', async () => {
    const product = await startOn(dataDirectory);
    const { endpoints, child } = product;
    expect(endpoints).toMatchObject({
      graphql: expect.stringMatching(/^http:\/\/localhost:\d+\/graphql$/) as unknown,
      realtime: expect.stringMatching(/^ws:\/\/localhost:\d+\/graphql\/realtime$/) as unknown,
      graphqlTls: expect.stringMatching(/^https:\/\/localhost:\d+\/graphql$/) as unknown,
      aws: expect.stringMatching(/^http:\/\/localhost:\d+$/) as unknown,
      region: 'eu-central-1',
      services: {
        tax: expect.stringMatching(/^http:\/\/localhost:\d+$/) as unknown,
        logistics: expect.stringMatching(/^http:\/\/localhost:\d+$/) as unknown,
      },
    });
    expect(await readFile(endpoints.caFile, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect((await stat(path.join(dataDirectory, 'endpoints.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(dataDirectory, 'contracts.json'))).mode & 0o777).toBe(0o600);
    expect(product.output()).toContain(`Ready: ${endpoints.graphql}\n`);
    expect(product.output()).not.toContain(endpoints.contracts.readWrite.apiKey);
    await expectToEndOn('SIGTERM', child);
    expect(product.output()).not.toMatch(/warn|error/i);
  });

  test('answers and tells subscribers what is in flight when it ends, without a word of trouble', async () => {
    const product = await startOn(dataDirectory);
    const { endpoints, child } = product;
    const subscriber = await subscribe(endpoints);
    const seeds = Array.from({ length: 60 }, (_, seed) => seed);
    const submissions = Promise.all(seeds.map((seed) => submit(endpoints, { document: posDocument(seed) })));
    const answered = submissions.then(
      () => true,
      () => false,
    );
    await subscriber.next(({ status }) => status === 'ACCEPTED');
    await expectToEndOn('SIGTERM', child);
    expect(await answered).toBe(true);
    expect(product.output()).not.toMatch(/warn|error/i);
  });

  test('keeps its contracts, and signs them anew after --fresh', async () => {
    const first = await startOn(dataDirectory);
    await expectToEndOn('SIGINT', first.child);
    const second = await startOn(dataDirectory);
    expect(second.endpoints.contracts).toEqual(first.endpoints.contracts);
    expect(second.endpoints.operator).toEqual(first.endpoints.operator);
    expect(await second.stop()).toBe(0);
    const third = await startOn(dataDirectory, ['--fresh']);
    expect(third.endpoints.contracts.readWrite.id).not.toBe(first.endpoints.contracts.readWrite.id);
    const denied = await graphql(third.endpoints.graphql, first.endpoints.contracts.readWrite.apiKey, ids);
    expect(denied).toMatchObject({ status: 401, data: null });
  });

  test('empties nothing that no start has made', async () => {
    await mkdir(dataDirectory);
    await writeFile(path.join(dataDirectory, 'thesis.txt'), 'years of work');
    await startOn(dataDirectory, ['--fresh']);
    expect(await readFile(path.join(dataDirectory, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  test('ends on a signal before it is ready', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'start.ts'], {
      cwd: projectDirectory,
      env: { ...process.env, PORT: '0', TLS_PORT: '0', AWS_PORT: '0', DATA_DIR: dataDirectory },
      stdio: 'ignore',
    });
    children.push(child);
    const exited = once(child, 'exit');
    // The lock is the first thing that it makes.
    await expect.poll(() => readdir(dataDirectory).catch(() => []), { timeout: 30_000 }).toContain('lock.json');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(await readdir(dataDirectory)).not.toContain('endpoints.json');
  });

  test('starts after kill -9 on the same ports, with everything that it had', async () => {
    const first = await startOn(dataDirectory);
    await first.kill9();
    const second = await first.restart();
    children.push(second.child);
    expect(second.endpoints.graphql).toBe(first.endpoints.graphql);
    expect(second.endpoints.contracts).toEqual(first.endpoints.contracts);
  });

  test('does not show the addresses of the start before', async () => {
    await (await startOn(dataDirectory)).kill9();
    await writeFile(path.join(dataDirectory, 'contracts.json'), 'torn');
    const { code, output } = await run({});
    expect(output).toContain('npm start -- --fresh begins anew');
    expect(code).toBe(1);
    expect(await readdir(dataDirectory)).not.toContain('endpoints.json');
  });
});
