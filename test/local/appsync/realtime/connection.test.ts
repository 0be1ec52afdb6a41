import fc from 'fast-check';
import { expect, test } from 'vitest';

import { Connection, refusalGraceMs } from '../../../../local/appsync/realtime/connection.ts';
import {
  connectionLifetimeMs,
  keepAliveMs,
  publishedBytesMax,
  subscriptionsMax,
} from '../../../../local/appsync/realtime/protocol.ts';
import type { ConnectionRefusal } from '../../../../local/appsync/realtime/protocol.ts';
import { SubscriptionHub } from '../../../../local/appsync/realtime/subscription-hub.ts';
import { Activity } from '../../../../local/activity.ts';
import { FixedClock } from './fixed-clock.ts';
import { initFrame, readFrame, startFrame, stopFrame } from './frames.ts';
import type { Frame } from './frames.ts';
import { keptLog } from './kept-log.ts';
import { ScriptedApi } from './scripted-api.ts';

function open(refusal: ConnectionRefusal | null = null) {
  const api = new ScriptedApi();
  const clock = new FixedClock();
  const activity = new Activity();
  const { log, lines } = keptLog();
  const hub = new SubscriptionHub({ api, log, activity });
  const sent: Frame[] = [];
  const closed: { code: number; reason: string }[] = [];
  const connection = new Connection({
    api,
    hub,
    clock,
    outlet: {
      send: (frame) => void sent.push(readFrame(frame)),
      close: (code, reason) => void closed.push({ code, reason }),
    },
    graphqlPath: '/graphql',
    host: 'localhost:4000',
    sourceIps: ['127.0.0.1'],
    refusal,
    newRequestId: () => 'request-1',
    log,
  });
  const settled = async (): Promise<void> => {
    // Everything here is decided in microtasks; one turn of the loop runs all of them.
    await new Promise((resolve) => setImmediate(resolve));
    await activity.settled();
  };
  const receive = async (...frames: (string | null)[]): Promise<void> => {
    for (const frame of frames) connection.receive(frame);
    await settled();
  };
  const take = (): Frame[] => sent.splice(0);
  return { api, clock, hub, connection, sent, closed, lines, receive, take, settled };
}

test('connection_init is acknowledged, and a ka follows at once and every minute', async () => {
  const { receive, take, clock } = open();
  await receive(initFrame);
  expect(take()).toEqual([{ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } }, { type: 'ka' }]);
  clock.advance(3 * keepAliveMs);
  expect(take()).toEqual([{ type: 'ka' }, { type: 'ka' }, { type: 'ka' }]);
});

test('a subscription delivers from its start_ack to its complete', async () => {
  const { api, receive, take, settled } = open();
  await receive(initFrame, startFrame('a'));
  expect(take().at(-1)).toEqual({ type: 'start_ack', id: 'a' });
  api.publish({ size: 1 });
  await settled();
  expect(take()).toEqual([{ id: 'a', type: 'data', payload: { data: { onChange: { size: 1 } } } }]);
  await receive(stopFrame('a'));
  api.publish({ size: 2 });
  await settled();
  expect(take()).toEqual([{ type: 'complete', id: 'a' }]);
});

test('a client may start without connection_init', async () => {
  const { receive, take } = open();
  await receive(startFrame('a'));
  expect(take()).toEqual([{ type: 'start_ack', id: 'a' }]);
});

test('a start is authenticated as a post of its data', async () => {
  const { api, receive } = open();
  await receive(startFrame('a', {}, { Authorization: 'good', HOST: 'LOCALHOST:4000', 'X-Api-Key': null }));
  const [request] = api.authentications;
  expect(request).toMatchObject({
    headers: { authorization: 'good', host: 'LOCALHOST:4000' },
    signed: { method: 'POST', url: '/graphql' },
    operation: { query: '{}', variables: {} },
    sourceIps: ['127.0.0.1'],
  });
  expect(Buffer.from(request?.signed.body ?? []).toString()).toBe('{"query":"{}","variables":{}}');
});

test.each([
  ['a key that is not known', startFrame('a', {}, { Authorization: 'bad' }), 'UnauthorizedException'],
  [
    'a header for another host',
    startFrame('a', {}, { Authorization: 'good', host: 'elsewhere' }),
    'BadRequestException',
  ],
  [
    'errors of the subscription',
    startFrame('a', { errors: [{ errorType: 'Unauthorized', message: 'No.' }] }),
    'Unauthorized',
  ],
  ['a fault', startFrame('a', { throws: 'secret' }), 'InternalFailure'],
  [
    'a filter that cannot be carried out',
    startFrame('a', { filter: { filterGroup: [{ filters: [{ fieldName: 'x', operator: 'eq', value: {} }] }] } }),
    'BadRequestException',
  ],
  ['data that is not JSON', '{"type":"start","id":"a","payload":{"data":"{"}}', 'BadRequestException'],
  ['data that is an object', '{"type":"start","id":"a","payload":{"data":{}}}', 'UnsupportedOperation'],
  ['data without a query', '{"type":"start","id":"a","payload":{"data":"{}"}}', 'BadRequestException'],
])('a start with %s is answered by one error frame, and its id is free again', async (_name, frame, errorType) => {
  const { receive, take, connection } = open();
  await receive(frame);
  const frames = take();
  expect(frames).toMatchObject([{ type: 'error', id: 'a', payload: { errors: [{ errorType }] } }]);
  expect(JSON.stringify(frames)).not.toContain('secret');
  expect(connection.subscriptionCount).toBe(0);
  await receive(startFrame('a'));
  expect(take()).toEqual([{ type: 'start_ack', id: 'a' }]);
});

test.each([
  ['text that is not JSON', 'hello', 'BadRequestException'],
  ['a list', '[]', 'BadRequestException'],
  ['a binary frame', null, 'BadRequestException'],
  ['an unknown type', '{"type":"subscribe"}', 'UnsupportedOperation'],
  ['no type', '{}', 'UnsupportedOperation'],
  ['a start without id', '{"type":"start","payload":{"data":"{}"}}', 'BadRequestException'],
  ['a stop with a number for id', '{"type":"stop","id":1}', 'BadRequestException'],
])('%s is answered by one error frame, and the connection goes on', async (_name, frame, errorType) => {
  const { receive, take, closed } = open();
  await receive(frame);
  expect(take()).toMatchObject([{ type: 'error', id: '', payload: { errors: [{ errorType }] } }]);
  await receive(startFrame('a'));
  expect(take()).toEqual([{ type: 'start_ack', id: 'a' }]);
  expect(closed).toEqual([]);
});

test('an id in use is refused, and its subscription goes on', async () => {
  const { api, receive, take, settled } = open();
  await receive(startFrame('a'), startFrame('a'));
  expect(take()).toMatchObject([
    { type: 'error', id: 'a', payload: { errors: [{ errorType: 'DuplicatedOperationError' }] } },
    { type: 'start_ack', id: 'a' },
  ]);
  api.publish({ size: 1 });
  await settled();
  expect(take()).toHaveLength(1);
});

test('the 101st subscription is refused until another stops', async () => {
  const { receive, take } = open();
  for (let number = 1; number <= subscriptionsMax; number++) await receive(startFrame(`s${number}`));
  expect(take()).toHaveLength(subscriptionsMax);
  await receive(startFrame('more'));
  expect(take()).toMatchObject([
    { type: 'error', id: 'more', payload: { errors: [{ errorType: 'MaxSubscriptionsReachedError' }] } },
  ]);
  await receive(stopFrame('s7'), startFrame('more'));
  expect(take()).toEqual([
    { type: 'complete', id: 's7' },
    { type: 'start_ack', id: 'more' },
  ]);
});

test('a subscription that is stopped while it starts never lives', async () => {
  const { api, hub, receive, take, settled } = open();
  await receive(startFrame('a', { held: true }), stopFrame('a'), startFrame('a', { select: ['size'] }));
  expect(take()).toEqual([
    { type: 'complete', id: 'a' },
    { type: 'start_ack', id: 'a' },
  ]);
  api.release();
  await settled();
  expect(take()).toEqual([]);
  expect(hub.counts.activeSubscriptions).toBe(1);
});

test('a closed connection leaves no subscription behind, nor one that was starting', async () => {
  const { api, hub, connection, receive, take, settled } = open();
  await receive(initFrame, startFrame('a'), startFrame('b', { held: true }));
  take();
  connection.ended();
  api.release();
  api.publish({ size: 1 });
  await settled();
  expect(take()).toEqual([]);
  expect(hub.counts.activeSubscriptions).toBe(0);
});

test('a refused client is told once it speaks', async () => {
  const refusal = { errorType: 'UnauthorizedException', message: 'No.', errorCode: 401 };
  const { receive, take, closed } = open(refusal);
  expect(take()).toEqual([]);
  await receive(initFrame, startFrame('a'));
  expect(take()).toEqual([{ type: 'connection_error', payload: { errors: [refusal] } }]);
  expect(closed).toEqual([{ code: 1008, reason: 'UnauthorizedException' }]);
});

test('a refused client that says nothing is told after a second', () => {
  const { clock, take, closed } = open({ errorType: 'BadRequestException', message: 'No.', errorCode: 400 });
  clock.advance(refusalGraceMs);
  expect(take()).toMatchObject([{ type: 'connection_error' }]);
  expect(closed).toHaveLength(1);
});

test('a connection ends after a day', async () => {
  const { receive, take, clock, closed, hub } = open();
  await receive(initFrame, startFrame('a'));
  clock.advance(connectionLifetimeMs - 1);
  expect(closed).toEqual([]);
  clock.advance(1);
  expect(closed).toEqual([{ code: 1001, reason: 'The connection is a day old.' }]);
  expect(hub.counts.activeSubscriptions).toBe(0);
  take();
  clock.advance(keepAliveMs);
  expect(take()).toEqual([]);
});

test('an invalidation completes the subscriptions whose invalidation filter it meets', async () => {
  const { api, receive, take, settled } = open();
  const filterOf = (value: string) => ({
    filterGroup: [{ filters: [{ fieldName: 'user', operator: 'eq' as const, value }] }],
  });
  await receive(
    startFrame('ann', { invalidationFilter: filterOf('ann') }),
    startFrame('bob', { invalidationFilter: filterOf('bob') }),
    startFrame('all'),
  );
  take();
  api.invalidate({ user: 'ann' });
  api.invalidate({ user: 'bob' }, 'onSomethingElse');
  expect(take()).toEqual([{ type: 'complete', id: 'ann' }]);
  api.publish({ size: 1 });
  await settled();
  expect(take().map(({ id }) => id)).toEqual(['bob', 'all']);
});

test('one answer is rendered once for all that select the same', async () => {
  const { api, receive, take, settled } = open();
  await receive(startFrame('a'), startFrame('b'), startFrame('c', { select: ['size'] }));
  take();
  api.publish({ size: 1, colour: 'red' });
  await settled();
  expect(api.rendered).toBe(2);
  expect(take()).toEqual([
    { id: 'a', type: 'data', payload: { data: { onChange: { size: 1, colour: 'red' } } } },
    { id: 'b', type: 'data', payload: { data: { onChange: { size: 1, colour: 'red' } } } },
    { id: 'c', type: 'data', payload: { data: { onChange: { size: 1 } } } },
  ]);
});

test('a selection that comes to nothing sends nothing', async () => {
  const { api, hub, receive, take, settled } = open();
  await receive(startFrame('a', { select: ['size'] }));
  take();
  api.publish({ colour: 'red' });
  await settled();
  expect(take()).toEqual([]);
  expect(hub.counts).toMatchObject({ delivered: 0, droppedEmpty: 1 });
});

test('a message of 240 kB is sent; a larger one is dropped, counted and logged', async () => {
  const { api, hub, receive, take, settled, lines } = open();
  await receive(startFrame('a'));
  take();
  const overhead = JSON.stringify({ text: '' }).length;
  api.publish({ text: 'x'.repeat(publishedBytesMax - overhead) });
  api.publish({ text: 'x'.repeat(publishedBytesMax - overhead + 1) });
  await settled();
  expect(take()).toHaveLength(1);
  expect(hub.counts).toMatchObject({ delivered: 1, deliveredUnits: 49, droppedTooLarge: 1 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"bytes":245761');
});

const ids = ['a', 'b', 'c'];
const anyFrame = fc.oneof(
  fc.constant(initFrame),
  fc.constantFrom(...ids).map((id) => startFrame(id)),
  fc.constantFrom(...ids).map((id) => startFrame(id, { held: true })),
  fc.constantFrom(...ids).map((id) => startFrame(id, {}, { Authorization: 'bad' })),
  fc.constantFrom(...ids).map((id) => startFrame(id, { throws: 'x' })),
  fc.constantFrom(...ids).map(stopFrame),
  fc.constantFrom('publish', 'release', 'invalidate', 'minute'),
  fc.constant(null),
  fc.string(),
  fc.json(),
  fc
    .record({
      type: fc.constantFrom('start', 'stop', 'connection_init', 'x'),
      id: fc.anything(),
      payload: fc.anything(),
    })
    .map(stringify),
  fc
    .record({ id: fc.constantFrom(...ids), data: fc.oneof(fc.string(), fc.json()), authorization: fc.anything() })
    .map(({ id, data, authorization }) =>
      stringify({ type: 'start', id, payload: { data, extensions: { authorization } } }),
    ),
);

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

test('whatever frames come, every answer is well-formed and no subscription outlives its id or its connection', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFrame, { maxLength: 40 }), async (frames) => {
      const { api, clock, hub, connection, sent, closed, settled } = open();
      for (const frame of frames) {
        if (frame === 'publish') api.publish({ size: 1 });
        else if (frame === 'release') api.release();
        else if (frame === 'invalidate') api.invalidate({ size: 1 });
        else if (frame === 'minute') clock.advance(keepAliveMs);
        else connection.receive(frame);
        if (frame === 'publish') await settled();
      }
      api.release();
      await settled();
      expect(closed).toEqual([]);
      const live = new Set<string>();
      for (const { type, id, payload } of sent) {
        switch (type) {
          case 'connection_ack':
          case 'ka':
            break;
          case 'start_ack':
            expect(live.has(id ?? '')).toBe(false);
            live.add(id ?? '');
            break;
          case 'data':
            expect(live.has(id ?? '')).toBe(true);
            break;
          case 'complete':
            live.delete(id ?? '');
            break;
          case 'error':
            expect(payload?.errors).toHaveLength(1);
            expect(payload?.errors?.[0]?.message).toMatch(/\S/);
            break;
          default:
            expect.fail(`The frame type ${type} is not of the protocol.`);
        }
      }
      expect(hub.counts.activeSubscriptions).toBe(live.size);
      connection.ended();
      expect(hub.counts.activeSubscriptions).toBe(0);
    }),
    { numRuns: 300 },
  );
});
