import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realtimeUrl } from '../../bench/deployed.ts';
import { startProduct, type Product } from '../product.ts';

/** The load for AWS, put on one machine through what it has of AWS: TLS, SDKs' own settings, and nothing of its own. */
const run = promisify(execFile);
let product: Product;
let results: string;

beforeAll(async () => {
  [product, results] = await Promise.all([startProduct(), mkdtemp(path.join(tmpdir(), 'bench-results-'))]);
}, 120_000);
afterAll(async () => {
  await product.stop();
  await rm(results, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Node's words and the variables of a shell that is set up for AWS. */
function commandOf(words: readonly string[]): { command: string[]; env: NodeJS.ProcessEnv } {
  const { aws, caFile, operator } = product.endpoints;
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    AWS_ENDPOINT_URL: aws,
    NODE_EXTRA_CA_CERTS: caFile,
  };
  return { command: ['--import', 'tsx', 'bench/main.ts', ...words, '--results', results], env };
}

async function bench(words: readonly string[]): Promise<Outcome> {
  const { command, env } = commandOf(words);
  try {
    return { code: 0, ...(await run(process.execPath, command, { env })) };
  } catch (error) {
    return error as Outcome;
  }
}

function onThisMachine(): readonly string[] {
  return ['--url', product.endpoints.graphqlTls, '--region', product.endpoints.region];
}

async function contractsNamedBench(): Promise<readonly string[]> {
  const env = { ...process.env, DATA_DIR: product.dataDirectory };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'operate/contracts.ts', 'list'], { env });
  return stdout.split('\n').filter((line) => line.includes('Bench'));
}

test('submit follows every receipt to its last push, and ends its contracts', async () => {
  const { code, stdout, stderr } = await bench(['submit', '--rate', '20', '--seconds', '2', ...onThisMachine()]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(JSON.parse(stdout)).toMatchObject({
    offered: 40,
    answered: 40,
    errors: {},
    statuses: { ACCEPTED: 40 },
    lost: 0,
    duplicated: 0,
    on: { graphql: product.endpoints.graphqlTls },
  });
  const contracts = await contractsNamedBench();
  expect(contracts).toHaveLength(20);
  expect(contracts.filter((line) => !line.includes('ENDED'))).toEqual([]);
}, 60_000);

test('orders are looked up on the event stream, and what AWS does not tell is left out by name', async () => {
  const { code, stdout, stderr } = await bench(['orders', '--rate', '50', '--seconds', '2', ...onThisMachine()]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const result = JSON.parse(stdout) as Record<string, unknown>;
  expect(result).toMatchObject({ offered: 100, answered: 100, replayed: 2, orders: 98, lost: 0, duplicated: 0 });
  for (const figure of ['cost', 'floorPerSecond', 'cpuSecondsPerThousand', 'settledAfterMs']) {
    expect(result).not.toHaveProperty(figure);
  }
  expect(result['leftOut']).toContainEqual(expect.stringMatching(/^cost/));
  expect(await readFile(path.join(results, 'orders-aws.jsonl'), 'utf8')).toBe(stdout);
}, 60_000);

test('a load that is interrupted ends its contracts', async () => {
  const before = (await contractsNamedBench()).length;
  const { command, env } = commandOf(['submit', '--rate', '5', '--seconds', '600', ...onThisMachine()]);
  const load = spawn(process.execPath, command, { env, stdio: 'ignore' });
  const exited = once(load, 'exit');
  try {
    await expect.poll(async () => (await contractsNamedBench()).length, { timeout: 40_000 }).toBe(before + 20);
    load.kill('SIGINT');
    expect(await exited).toEqual([130, null]);
  } finally {
    load.kill('SIGKILL');
  }
  expect((await contractsNamedBench()).filter((line) => !line.includes('ENDED'))).toEqual([]);
}, 60_000);

test.each([
  [['submit', '--url', 'http://api.example.com/graphql'], /https alone/],
  [['submit', '--url', 'nonsense'], /no URL/],
  [['fanout', '--url', 'https://api.example.com/graphql'], /"fanout" is for one machine alone/],
  [['submit', '--url', 'https://api.example.com/graphql', '--endpoints', 'x.json'], /Either --endpoints or --url/],
])('explains itself to %j', async (words, message) => {
  const { code, stderr } = await bench(words);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});

test.each([
  [
    'https://abc.appsync-api.eu-central-1.amazonaws.com/graphql',
    'wss://abc.appsync-realtime-api.eu-central-1.amazonaws.com/graphql',
  ],
  ['https://api.example.com/graphql', 'wss://api.example.com/graphql/realtime'],
])('the real-time address of %s', (graphql, realtime) => {
  expect(realtimeUrl(new URL(graphql))).toBe(realtime);
});
