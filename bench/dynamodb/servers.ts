import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { credentials, region } from './access.ts';
import { partitionKey, sortKey, tableName } from './work.ts';

export const serverNames = ['local', 'dynalite', 'dynamodbLocal'] as const;
export type ServerName = (typeof serverNames)[number];

/** One DynamoDB in a process of its own, with the table, on disk. */
export interface Server {
  readonly name: ServerName;
  readonly url: string;
  /** What its directory takes of the disk. */
  storedBytes(): Promise<number>;
  stop(): Promise<void>;
}

interface Program {
  readonly command: string;
  readonly arguments: (directory: string, port: number) => readonly string[];
  /** `local/` takes tables from its definition alone; the others are asked to create them. */
  readonly makesTable: boolean;
}

/** As `npm start` runs Node; the same for everybody. */
const nodeOptions = ['--max-semi-space-size=64'];
/** A Java program on a busy machine. */
const startMsMax = 120_000;
const host = '127.0.0.1';

/** The variable that says where DynamoDB Local is unpacked. Amazon gives it as an archive; it is no dependency. */
const dynamodbLocalVariable = 'DYNAMODB_LOCAL';

const programs: Readonly<Record<ServerName, () => Program | string>> = {
  local: () => ({
    command: process.execPath,
    arguments: (directory, port) => {
      const server = path.join(import.meta.dirname, 'local-server.ts');
      return [...nodeOptions, '--import', 'tsx', server, directory, String(port)];
    },
    makesTable: true,
  }),
  dynalite: () => ({
    command: process.execPath,
    arguments: (directory, port) => {
      const program = createRequire(import.meta.url).resolve('dynalite/cli.js');
      return [...nodeOptions, program, '--host', host, '--port', String(port), '--path', directory];
    },
    makesTable: false,
  }),
  dynamodbLocal: () => {
    const home = process.env[dynamodbLocalVariable];
    if (home === undefined) return `${dynamodbLocalVariable} does not name a directory with DynamoDBLocal.jar`;
    const jar = path.join(home, 'DynamoDBLocal.jar');
    if (!existsSync(jar)) return `${dynamodbLocalVariable} is "${home}", where no DynamoDBLocal.jar is`;
    return {
      command: 'java',
      arguments: (directory, port) => ['-jar', jar, '-dbPath', directory, '-port', String(port)],
      makesTable: false,
    };
  },
};

/** The server with an empty table; or why there is none here. */
export async function startServer(name: ServerName): Promise<Server | { readonly missing: string }> {
  const program = programs[name]();
  if (typeof program === 'string') return { missing: program };
  const directory = await mkdtemp(path.join(tmpdir(), `bench-${name}-`));
  const port = await freePort();
  const child = spawn(program.command, program.arguments(directory, port), { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  // Whoever waits for the port tells of an end that comes too soon.
  exited.catch(() => undefined);
  await listening(name, child, port);
  const url = `http://${host}:${port}`;
  if (!program.makesTable) await createTable(url);
  return {
    name,
    url,
    storedBytes: () => bytesIn(directory),
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function createTable(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      AttributeDefinitions: [
        { AttributeName: partitionKey, AttributeType: 'S' },
        { AttributeName: sortKey, AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: tableName });
  client.destroy();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('A server that listens has no port.');
  return address.port;
}

async function listening(name: ServerName, child: ChildProcess, port: number): Promise<void> {
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const endMs = performance.now() + startMsMax;
  while (!(await Promise.race([accepts(port), failed]))) {
    if (child.exitCode !== null) throw new Error(`${name} exited with ${child.exitCode} before it listened.`);
    if (performance.now() > endMs) throw new Error(`${name} does not listen after ${startMsMax} ms.`);
    await pause(50);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function bytesIn(directory: string): Promise<number> {
  const files = await readdir(directory, { recursive: true });
  const sizes = files.map(async (file) => {
    const { blocks } = await stat(path.join(directory, file));
    return blocks * 512;
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}
