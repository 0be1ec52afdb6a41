import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { RealtimeServer } from '../../../../local/appsync/realtime/server.ts';
import { clientFrameBytesMax } from '../../../../local/appsync/realtime/protocol.ts';
import { AdjustableClock } from '../../../../local/clock.ts';
import { tlsMaterial } from '../../../../local/tls/tls-material.ts';
import type { TlsMaterial } from '../../../../local/tls/tls-material.ts';
import { initFrame, startFrame } from './frames.ts';
import { keptLog } from './kept-log.ts';
import { ScriptedApi } from './scripted-api.ts';
import { headerProtocol, TestClient } from './test-client.ts';

let directory: string;
let material: TlsMaterial;
let authority: string;
let clock: AdjustableClock;
let api: ScriptedApi;
let realtime: RealtimeServer;
let server: ReturnType<typeof createServer>;
let tlsServer: ReturnType<typeof createTlsServer>;
let host: string;
let tlsHost: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'realtime-'));
  material = await tlsMaterial(directory, new AdjustableClock());
  authority = await readFile(material.caFile, 'utf8');
});

afterAll(() => rm(directory, { recursive: true }));

beforeEach(async () => {
  api = new ScriptedApi();
  clock = new AdjustableClock();
  realtime = new RealtimeServer({ api, clock, log: keptLog().log });
  server = createServer();
  tlsServer = createTlsServer({ ...material });
  realtime.attach(server);
  realtime.attach(tlsServer);
  await Promise.all([once(server.listen(0), 'listening'), once(tlsServer.listen(0), 'listening')]);
  host = `localhost:${(server.address() as AddressInfo).port}`;
  tlsHost = `localhost:${(tlsServer.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await realtime.close();
  server.close();
  tlsServer.close();
});

function good(): { Authorization: string; host: string } {
  return { Authorization: 'good', host };
}

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

async function connect(headers: Record<string, unknown> = good()): Promise<TestClient> {
  return TestClient.open(`ws://${host}/graphql/realtime`, ['graphql-ws', headerProtocol(headers)]);
}

test.each<[string, () => [string, string[], Record<string, string>]]>([
  ['the subprotocol', () => ['', ['graphql-ws', headerProtocol(good())], {}]],
  ['the subprotocol, before graphql-ws', () => ['', [headerProtocol(good()), 'graphql-ws'], {}]],
  ['the query', () => [`?header=${encodeURIComponent(base64(good()))}&payload=e30=`, ['graphql-ws'], {}]],
  [
    'the query, with custom headers beside',
    () => [`?x-tenant=t+1&header=${base64(good())}&payload=e30%3D`, ['graphql-ws'], {}],
  ],
  ['names in other cases', () => ['', ['graphql-ws', headerProtocol({ AUTHORIZATION: 'good', Host: host })], {}]],
  ['HTTP headers', () => ['', ['graphql-ws'], { authorization: 'good' }]],
])('a client connects with its headers in %s', async (_name, request) => {
  for (const path of ['/graphql/realtime', '/graphql']) {
    const [query, protocols, headers] = request();
    const client = await TestClient.open(`ws://${host}${path}${query}`, protocols, { headers });
    expect(client.socket.protocol).toBe('graphql-ws');
    client.send(initFrame);
    expect(await client.next('connection_ack')).toEqual({
      type: 'connection_ack',
      payload: { connectionTimeoutMs: 300_000 },
    });
    await client.next('ka');
    const authentication = api.authentications.at(-1);
    expect(authentication).toMatchObject({
      headers: { authorization: 'good', host },
      operation: { query: '', operationName: 'DeepDish:Connect' },
      signed: { method: 'POST', url: '/graphql/connect' },
    });
    expect(Buffer.from(authentication?.signed.body ?? []).toString()).toBe('{}');
  }
});

test('a client connects, subscribes and hears over TLS', async () => {
  const protocols = ['graphql-ws', headerProtocol({ Authorization: 'good', host: tlsHost })];
  const client = await TestClient.open(`wss://${tlsHost}/graphql/realtime`, protocols, { ca: authority });
  client.send(initFrame, startFrame('a', {}, { Authorization: 'good', host: tlsHost }));
  await client.next('start_ack');
  api.publish({ size: 1, text: 'Grüße' });
  expect(await client.next('data')).toEqual({
    id: 'a',
    type: 'data',
    payload: { data: { onChange: { size: 1, text: 'Grüße' } } },
  });
});

test.each<[string, () => [string, string[]], Record<string, unknown>]>([
  [
    'an unknown key',
    () => ['', ['graphql-ws', headerProtocol({ ...good(), Authorization: 'bad' })]],
    { errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.', errorCode: 401 },
  ],
  ['no headers', () => ['', ['graphql-ws']], { errorType: 'UnauthorizedException', errorCode: 401 }],
  [
    'no host',
    () => ['', ['graphql-ws', headerProtocol({ Authorization: 'good' })]],
    { errorType: 'BadRequestException', message: 'Required headers are missing.', errorCode: 400 },
  ],
  [
    'another host',
    () => ['', ['graphql-ws', headerProtocol({ Authorization: 'good', host: 'elsewhere' })]],
    { errorType: 'BadRequestException', errorCode: 400 },
  ],
  [
    'headers that are not JSON',
    () => ['?header=AAAA', ['graphql-ws']],
    { errorType: 'BadRequestException', errorCode: 400 },
  ],
  [
    'headers that are a list',
    () => [`?header=${base64([])}`, ['graphql-ws']],
    { errorType: 'BadRequestException', errorCode: 400 },
  ],
  [
    'an authorizer that fails',
    () => ['', ['graphql-ws', headerProtocol({ ...good(), Authorization: 'broken' })]],
    { errorType: 'InternalFailure', errorCode: 500 },
  ],
])('a client with %s gets a connection_error and is disconnected', async (_name, request, error) => {
  const [query, protocols] = request();
  const client = await TestClient.open(`ws://${host}/graphql/realtime${query}`, protocols);
  client.send(initFrame);
  const { payload } = await client.next('connection_error');
  expect(payload?.errors).toMatchObject([error]);
  expect((await client.closed).code).toBe(1008);
  await expect.poll(() => realtime.counts()).toMatchObject({ activeConnections: 0, connected: 0, refused: 1 });
});

test('a client without the subprotocol gets a connection_error', async () => {
  const upgraded = new Promise<string>((resolve) => {
    const client = new TestClient(`ws://${host}/graphql/realtime`, []);
    client.socket.on('open', () => {
      client.send(initFrame);
      void client.next('connection_error').then(({ payload }) => resolve(payload?.errors?.[0]?.message ?? ''));
    });
  });
  expect(await upgraded).toBe('NoProtocolError');
});

test.each(['/', '/graphql/', '/graphql/realtime/x', '/event/realtime', '//x'])(
  'an upgrade of %s is not found',
  async (path) => {
    const client = new TestClient(`ws://${host}${path}`, ['graphql-ws']);
    const [, response] = (await once(client.socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(404);
    client.socket.terminate();
  },
);

test('a frame that is too large closes the connection with 1009', async () => {
  const client = await connect();
  client.send('x'.repeat(clientFrameBytesMax + 1));
  expect((await client.closed).code).toBe(1009);
});

test('a client that reads too slowly is closed, and delays nobody else', async () => {
  const slow = await connect();
  const quick = await connect();
  slow.send(startFrame('a'));
  quick.send(startFrame('b'));
  await Promise.all([slow.next('start_ack'), quick.next('start_ack')]);
  slow.socket.pause();
  const text = 'x'.repeat(200_000);
  for (let number = 0; realtime.counts().tooSlow === 0; number++) {
    api.publish({ number, text });
    const { payload } = await quick.next('data');
    expect(payload?.data).toMatchObject({ onChange: { number } });
  }
  expect(realtime.counts()).toMatchObject({ activeSubscriptions: 1, tooSlow: 1 });
  slow.socket.resume();
  expect(await slow.closed).toEqual({ code: 1013, reason: 'The client reads too slowly.' });
});

test('a client that vanishes leaves nothing behind', async () => {
  const client = await connect();
  client.send(startFrame('a'));
  await client.next('start_ack');
  expect(realtime.counts()).toMatchObject({ activeConnections: 1, activeSubscriptions: 1 });
  const other = await connect();
  client.socket.terminate();
  await client.closed;
  await expect.poll(() => realtime.counts()).toMatchObject({ activeConnections: 1, activeSubscriptions: 0 });
  other.socket.terminate();
});

test('a server that stops says so, and takes nobody any more', async () => {
  const client = await connect();
  await realtime.close();
  expect(await client.closed).toEqual({ code: 1001, reason: 'The server stops.' });
  const late = new TestClient(`ws://${host}/graphql/realtime`, ['graphql-ws']);
  const [, response] = (await once(late.socket, 'unexpected-response')) as [unknown, { statusCode: number }];
  expect(response.statusCode).toBe(503);
  late.socket.terminate();
});

test('ka comes every minute over the wire', async () => {
  const client = await connect();
  client.send(initFrame);
  await client.next('ka');
  clock.advance(60_000);
  expect(await client.next('ka')).toEqual({ type: 'ka' });
});
