import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AdjustableClock } from '../../../local/clock.ts';
import { AwsError } from '../../../local/aws/aws-error.ts';
import { compileFilters } from '../../../local/event-source/filter-criteria.ts';
import { QueueMapping, type QueueSettings } from '../../../local/event-source/queue-mapping.ts';
import { batchBytesMax, type FunctionAnswer } from '../../../local/event-source/stream-settings.ts';
import { MemoryQueue } from './memory-queue.ts';
import { fail, held, partialFailure, succeed, until } from './stream-harness.ts';

interface SeenMessage {
  readonly messageId: string;
  readonly body: string;
}

let queue: MemoryQueue;
let clock: AdjustableClock;
let batches: (readonly SeenMessage[])[];
let mapping: QueueMapping;

beforeEach(() => {
  queue = new MemoryQueue();
  clock = new AdjustableClock();
  batches = [];
});
afterEach(() => mapping.stop());

function start(options: {
  settings?: Partial<QueueSettings>;
  pattern?: unknown;
  answer?: (batch: readonly SeenMessage[]) => FunctionAnswer | Promise<FunctionAnswer>;
}): void {
  mapping = new QueueMapping({
    queue,
    settings: {
      batchSize: 10,
      batchingWindowMs: 0,
      concurrencyMax: 2,
      reportsItemFailures: false,
      ...options.settings,
    },
    filter: compileFilters(options.pattern === undefined ? [] : [JSON.stringify(options.pattern)], 'aws:sqs'),
    clock,
    invoke: async (payload) => {
      const { Records } = JSON.parse(payload) as { Records: readonly SeenMessage[] };
      batches.push(Records);
      return await (options.answer ?? (() => succeed))(Records);
    },
    onTrouble: () => undefined,
  });
  mapping.start();
}

function bodies(): readonly string[] {
  return batches.map((batch) => batch.map(({ body }) => body).join(' '));
}

describe('QueueMapping', () => {
  test('takes up what was there before it, and deletes what succeeds', async () => {
    queue.send('a', 'b');
    start({});
    await until(() => queue.bodies.length === 0);
    expect(bodies()).toEqual(['a b']);
  });

  test('sends batches side by side, up to its concurrency, while messages gather', async () => {
    const release = held<FunctionAnswer>();
    start({ settings: { batchSize: 1 }, answer: () => release.promise });
    queue.send('a', 'b', 'c');
    await until(() => batches.length === 2);
    await nextTurn();
    expect(bodies()).toEqual(['a', 'b']);
    release.release(succeed);
    await until(() => queue.bodies.length === 0);
    expect(bodies()).toEqual(['a', 'b', 'c']);
  });

  test('gathers over its window', async () => {
    start({ settings: { batchingWindowMs: 1_000, batchSize: 3 } });
    queue.send('a');
    await nextTurn();
    queue.send('b');
    await nextTurn();
    expect(batches).toEqual([]);
    clock.advance(1_000);
    await until(() => batches.length === 1);
    queue.send('c', 'd', 'e');
    await until(() => batches.length === 2);
    expect(bodies()).toEqual(['a b', 'c d e']);
  });

  test('leaves messages that failed to their visibility timeout', async () => {
    const answers = [fail];
    start({ answer: () => answers.shift() ?? succeed });
    queue.send('a');
    await until(() => batches.length === 1);
    await nextTurn();
    expect(queue.bodies).toEqual(['a']);
    queue.showAll();
    await until(() => queue.bodies.length === 0);
    expect(bodies()).toEqual(['a', 'a']);
  });

  test('deletes the messages that the function does not report', async () => {
    start({ settings: { reportsItemFailures: true }, answer: () => partialFailure('m2') });
    queue.send('a', 'b', 'c');
    await until(() => queue.bodies.length === 1);
    expect(queue.bodies).toEqual(['b']);
  });

  test('keeps every message when the report is malformed or the function was not reached', async () => {
    const answers = [
      () => partialFailure('unknown'),
      () => {
        throw new AwsError('TooManyRequestsException', 'Rate Exceeded.');
      },
    ];
    start({ settings: { reportsItemFailures: true }, answer: () => answers.shift()?.() ?? succeed });
    queue.send('a', 'b');
    await until(() => batches.length === 1);
    queue.showAll();
    await until(() => batches.length === 2);
    await nextTurn();
    expect(queue.bodies).toEqual(['a', 'b']);
    queue.showAll();
    await until(() => queue.bodies.length === 0);
  });

  test('deletes what its filter does not let through', async () => {
    start({ pattern: { body: { kind: ['keep'] } } });
    queue.send('{"kind":"drop"}', '{"kind":"keep"}', 'text');
    await until(() => queue.bodies.length === 0);
    expect(bodies()).toEqual(['{"kind":"keep"}']);
  });

  test('splits what is too large for one payload', async () => {
    const large = 'x'.repeat(Math.ceil(batchBytesMax / 3));
    start({});
    queue.send(large, large, large);
    await until(() => queue.bodies.length === 0);
    expect(batches.map(({ length }) => length)).toEqual([2, 1]);
  });

  test('lets its batch finish when it stops, and gives back what it has only gathered', async () => {
    const release = held<FunctionAnswer>();
    const answers = [release.promise];
    start({ settings: { batchSize: 2, batchingWindowMs: 60_000 }, answer: () => answers.shift() ?? succeed });
    queue.send('a', 'b', 'c');
    await until(() => batches.length === 1);
    await nextTurn();
    const stopped = mapping.stop();
    release.release(succeed);
    await stopped;
    expect(queue.bodies).toEqual(['c']);
    expect(queue.released).toEqual(['handle of m3']);
    expect(bodies()).toEqual(['a b']);
  });
});
