import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cp, lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * Takes every command out of the README and runs it as it is written, in order, in a copy of what git tracks: what a new
 * user types after a clone. Only the ports are others (0, any free one), so that a running system is not in the way.
 */
const run = promisify(execFile);
const environment = {
  ...process.env,
  // What the test runner adds to its own processes is no part of a user's shell.
  NODE_OPTIONS: '',
  PORT: '0',
  TLS_PORT: '0',
  AWS_PORT: '0',
  npm_config_loglevel: 'error',
};
/** The run that this test is part of; running it here would never end. */
const testCommand = 'npm ci && npm test';
const startCommand = 'npm ci && npm start';

let directory: string;
let commands: readonly string[];
let started: ChildProcess | undefined;
let startOutput = '';

beforeAll(async () => {
  commands = commandsOf(await readFile('README.md', 'utf8'));
  directory = await mkdtemp(join(tmpdir(), 'readme-'));
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  for (const path of stdout.split('\0').filter(Boolean)) {
    // A link would lead out of the copy, to files that the commands would change.
    if ((await lstat(path)).isFile()) await cp(path, join(directory, path));
  }
}, 60_000);

afterAll(async () => {
  if (started?.exitCode === null) process.kill(-(started.pid ?? 0), 'SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

test('the README starts the product with one command', async () => {
  expect(commands[0]).toBe(startCommand);
  const child = spawn('sh', ['-c', startCommand], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  started = child;
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      startOutput += chunk.toString();
      if (/^Ready/m.test(startOutput)) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${startOutput}`)));
  });
}, 240_000);

test('every other command of the README runs as written', async () => {
  expect(commands).toContain(testCommand);
  const ciCommands = (await readFile('.ci/run', 'utf8')).split('\n').filter((line) => line.startsWith('npm'));
  expect(ciCommands.join(' && ')).toBe(testCommand);
  const others = commands.filter((command) => command !== startCommand && command !== testCommand);
  expect(others.length).toBeGreaterThan(2);
  const outputs = new Map<string, string>();
  for (const command of others) {
    const { stdout } = await run('sh', ['-c', command], { cwd: directory, env: environment });
    outputs.set(command, stdout);
  }
  const demo = [...outputs].find(([command]) => command.startsWith('npm run demo'))?.[1] ?? '';
  expect(demo.match(/-> PENDING/g)).toHaveLength(2);
  expect(demo.match(/pushed ACCEPTED/g)).toHaveLength(2);
  const page = [...outputs].find(([command]) => command.includes('receiptsByRange'))?.[1] ?? '';
  const items = [...demo.matchAll(/-> PENDING (\w+)/g)].map(([, id]) => ({ id }));
  expect(JSON.parse(page)).toEqual({ data: { receiptsByRange: { items, nextToken: null } } });
}, 180_000);

/** The lines of the fenced `sh` blocks. */
function commandsOf(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
}
