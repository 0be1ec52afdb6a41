import { Sha256 } from '@aws-crypto/sha256-js';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient, ListShardsCommand } from '@aws-sdk/client-kinesis';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SignatureV4 } from '@smithy/signature-v4';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openLog } from '../../../local/log.ts';
import { startRuntime, type Runtime } from '../../../local/runtime.ts';
import { synthesizeFixture } from './fixture-app.ts';

let directory: string;
let assemblyDirectory: string;
let directories = 0;
const running = new Set<Runtime>();
const errors: string[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'runtime-'));
  assemblyDirectory = await synthesizeFixture(directory);
});
afterEach(async () => {
  for (const runtime of running) await runtime.stop();
  running.clear();
  expect(errors.splice(0)).toEqual([]);
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('The runtime', () => {
  test('carries a mutation from GraphQL through table, stream and function to queue and stream', async () => {
    const runtime = await start();
    const answer = await graphql(runtime, 'mutation { putThing(id: "a", value: "1") { id value } }');
    expect(answer).toEqual({ data: { putThing: { id: 'a', value: '1' } } });
    await settled(runtime);
    expect(await graphql(runtime, '{ thing(id: "a") { value } }')).toEqual({ data: { thing: { value: '1' } } });
    expect(await item(runtime, 'a')).toEqual({ id: { S: 'a' }, value: { S: '1' }, who: { S: 'me' } });
    expect(await messages(runtime)).toEqual(['hello a']);
    expect(await events(runtime)).toEqual(['{"id":"a"}']);
  });

  test('refuses whom the authorizer does not let in', async () => {
    const runtime = await start();
    const answer = await graphql(runtime, '{ thing(id: "a") { value } }', 'wrong');
    expect(answer).toMatchObject({ errors: [{ errorType: 'UnauthorizedException' }] });
  });

  test('keeps everything over a restart, the operator and the addresses of pages included', async () => {
    const dataDirectory = newDirectory();
    const first = await start({ dataDirectory });
    await graphql(first, 'mutation { putThing(id: "a", value: "1") { id } }');
    await settled(first);
    await first.stop();
    const second = await start({ dataDirectory });
    expect(second.operator).toEqual(first.operator);
    await settled(second);
    expect(await item(second, 'a')).toMatchObject({ value: { S: '1' } });
    // The stream was read to its end before: nothing is relayed twice.
    expect(await messages(second)).toEqual(['hello a']);
  });

  test('refuses a second start on the same directory, by the id of the process that has it', async () => {
    const dataDirectory = newDirectory();
    await start({ dataDirectory });
    await expect(start({ dataDirectory })).rejects.toThrow(`process ${process.pid} is using it`);
  });

  test('stops quickly with connections open, and frees its ports and its directory', async () => {
    const dataDirectory = newDirectory();
    const runtime = await start({ dataDirectory });
    const ports = [runtime.endpoints.graphql, runtime.endpoints.graphqlTls, runtime.endpoints.aws].map((url) => {
      return Number(new URL(url).port);
    });
    const sockets = ports.map((port) => connect(port, '127.0.0.1').on('error', () => undefined));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    await graphql(runtime, '{ thing(id: "a") { value } }');
    const beganMs = performance.now();
    await runtime.stop();
    expect(performance.now() - beganMs).toBeLessThan(2_000);
    const [http = 0, tls = 0, aws = 0] = ports;
    await start({ dataDirectory, ports: { http, tls, aws } });
  });

  test('frees what it has taken when it cannot start', async () => {
    const dataDirectory = newDirectory();
    const running = await start();
    const taken = Number(new URL(running.endpoints.graphqlTls).port);
    await expect(start({ dataDirectory, ports: { http: 0, tls: taken, aws: 0 } })).rejects.toThrow(/EADDRINUSE/);
    await expect(start({ dataDirectory, parameters: {} })).rejects.toThrow(/FixtureApi Parameters.Greeting/);
    await expect(start({ dataDirectory, parameters: { Greeting: 'HELLO' } })).rejects.toThrow(/AllowedPattern/);
    await start({ dataDirectory });
  });
});

describe('The policies of the template', () => {
  test('stop a function that misses one grant, in the words of AWS', async () => {
    const changed = changeTemplate('FixtureApi', (text) => text.replaceAll('"sqs:SendMessage"', '"sqs:GetQueueUrl"'));
    const runtime = await start({ assemblyDirectory: changed });
    const { RelayName = '', QueueUrl = '' } = runtime.outputs.FixtureApi ?? {};
    const Payload = JSON.stringify({ Records: [{ dynamodb: { NewImage: { id: { S: 'a' } } } }] });
    const answer = await new LambdaClient(clientOptions(runtime)).send(
      new InvokeCommand({ FunctionName: RelayName, Payload }),
    );
    expect(answer.FunctionError).toBe('Unhandled');
    const queueName = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({
      errorMessage: expect.stringMatching(
        new RegExp(
          `^User: arn:aws:sts::000000000000:assumed-role/FixtureApi-Relay\\S+/${RelayName} is not authorized to perform: ` +
            `sqs:SendMessage on resource: arn:aws:sqs:eu-central-1:000000000000:${queueName} because no identity-based policy ` +
            'allows the sqs:SendMessage action',
        ),
      ) as string,
    });
  });

  test('stop the start when a role does not trust the service that assumes it', async () => {
    const changed = changeTemplate('FixtureApi', (text) =>
      text.replaceAll('"Service": "lambda.amazonaws.com"', '"Service": "ec2.amazonaws.com"'),
    );
    await expect(start({ assemblyDirectory: changed })).rejects.toThrow(
      /FixtureApi Relay\w+: The role .+ cannot be assumed by lambda.amazonaws.com/,
    );
  });
});

test('A property that is not carried out stops the start with its place', async () => {
  const changed = changeTemplate('FixtureData', (text) =>
    text.replace('"Type": "AWS::Kinesis::Stream",', '"Type": "AWS::Kinesis::Stream", "CreationPolicy": {},'),
  );
  await expect(start({ assemblyDirectory: changed })).rejects.toThrow(
    /FixtureData Resources.Events\w+.CreationPolicy: This is not carried out/,
  );
});

async function start(options: Partial<Parameters<typeof startRuntime>[0]> = {}): Promise<Runtime> {
  const runtime = await startRuntime({
    assemblyDirectory,
    dataDirectory: newDirectory(),
    ports: { http: 0, tls: 0, aws: 0 },
    parameters: { Greeting: 'hello' },
    log: openLog({ level: 'error', component: 'test', nowMs: Date.now, write: (line) => errors.push(line) }),
    ...options,
  });
  running.add(runtime);
  return runtime;
}

function newDirectory(): string {
  return join(directory, `data-${directories++}`);
}

/** A copy of the assembly in which one template has been changed by hand. */
function changeTemplate(stackName: string, change: (text: string) => string): string {
  const copy = join(directory, `assembly-${directories++}`);
  cpSync(assemblyDirectory, copy, { recursive: true });
  const file = join(copy, `${stackName}.template.json`);
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`The change left ${stackName} as it was`);
  writeFileSync(file, changed);
  return copy;
}

async function graphql(runtime: Runtime, query: string, token = 'let me in'): Promise<unknown> {
  const response = await fetch(runtime.endpoints.graphql, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** As a tool outside the process waits. */
async function settled(runtime: Runtime): Promise<void> {
  const { hostname, host } = new URL(runtime.endpoints.aws);
  const path = '/_local/settled';
  const signer = new SignatureV4({
    credentials: runtime.operator,
    region: runtime.region,
    service: 'local',
    sha256: Sha256,
  });
  const request = { method: 'POST', protocol: 'http:', hostname, path, headers: { host } };
  const { headers } = await signer.sign(request);
  const response = await fetch(runtime.endpoints.aws + path, { method: 'POST', headers });
  expect(await response.json()).toEqual({ settled: true });
}

function clientOptions(runtime: Runtime) {
  return { endpoint: runtime.endpoints.aws, region: runtime.region, credentials: runtime.operator };
}

async function item(runtime: Runtime, id: string): Promise<unknown> {
  const TableName = runtime.outputs.FixtureApi?.TableName;
  const client = new DynamoDBClient(clientOptions(runtime));
  return (await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item;
}

async function messages(runtime: Runtime): Promise<readonly (string | undefined)[]> {
  const QueueUrl = runtime.outputs.FixtureApi?.QueueUrl;
  const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
  const { Messages = [] } = await new SQSClient(clientOptions(runtime)).send(receive);
  return Messages.map(({ Body }) => Body);
}

async function events(runtime: Runtime): Promise<readonly string[]> {
  const StreamName = runtime.outputs.FixtureApi?.StreamName;
  const client = new KinesisClient(clientOptions(runtime));
  const found: string[] = [];
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName }));
  for (const { ShardId } of Shards) {
    const position = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await client.send(new GetShardIteratorCommand(position));
    const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
    for (const { Data } of Records) found.push(Buffer.from(Data ?? []).toString());
  }
  client.destroy();
  return found;
}
