import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AwsError } from '../../../local/aws/aws-error.ts';
import { Checkpoints } from '../../../local/event-source/checkpoint.ts';
import type { FunctionAnswer } from '../../../local/event-source/stream-settings.ts';
import { batchBytesMax } from '../../../local/event-source/stream-settings.ts';
import { laneOf } from '../../../local/event-source/lane-of.ts';
import type { Store } from '../../../local/store/store.ts';
import { MemoryStream, shardId } from './memory-stream.ts';
import {
  fail,
  held,
  partialFailure,
  StreamHarness,
  succeed,
  temporaryStore,
  until,
  type HarnessOptions,
} from './stream-harness.ts';

let store: Store;
let remove: () => Promise<void>;
let stream: MemoryStream;
let mappings = 0;

beforeAll(() => ({ store, remove } = temporaryStore()));
afterAll(() => remove());
beforeEach(() => {
  stream = new MemoryStream();
  mappings++;
});

function start(options: Partial<HarnessOptions> = {}): Promise<StreamHarness> {
  const settings = { mappingId: `mapping-${mappings}`, ...options.settings };
  return StreamHarness.start({ store, stream, ...options, settings });
}

function records(...keys: string[]): { key: string }[] {
  return keys.map((key) => ({ key }));
}

describe('StreamMapping', () => {
  test('sends what commits in one turn as one batch, without waiting', async () => {
    const harness = await start();
    stream.append(...records('a'));
    stream.append(...records('b', 'c'));
    await harness.settled();
    expect(harness.keys).toEqual(['a b c']);
    await harness.stop();
  });

  test('takes up what has come until its turn, up to the batch size', async () => {
    const turn = held<undefined>();
    const waits = [turn.promise];
    const harness = await start({
      settings: { batchSize: 3 },
      turn: async () => void (await waits.shift()),
    });
    stream.append({ key: 'a' });
    await until(() => waits.length === 0);
    for (const key of ['b', 'c', 'd']) stream.append({ key });
    for (let turns = 0; turns < 4; turns++) await nextTurn();
    turn.release(undefined);
    await harness.settled();
    expect(harness.keys).toEqual(['a b c', 'd']);
    await harness.stop();
  });

  test('gathers records while an invocation runs, up to the batch size', async () => {
    const first = held<FunctionAnswer>();
    const answers = [first.promise];
    const harness = await start({ settings: { batchSize: 2 }, answer: () => answers.shift() ?? succeed });
    stream.append(...records('a'));
    await until(() => harness.batches.length === 1);
    for (const key of ['b', 'c', 'd']) stream.append({ key });
    first.release(succeed);
    await harness.settled();
    expect(harness.keys).toEqual(['a', 'b c', 'd']);
    await harness.stop();
  });

  test('waits for its batching window unless the batch is full', async () => {
    const harness = await start({ settings: { batchSize: 3, batchingWindowMs: 5_000 } });
    stream.append(...records('a', 'b', 'c', 'd'));
    await until(() => harness.batches.length === 1);
    stream.append(...records('e'));
    await nextTurn();
    harness.clock.advance(4_000);
    await nextTurn();
    expect(harness.keys).toEqual(['a b c']);
    harness.clock.advance(1_000);
    await harness.settled();
    expect(harness.keys).toEqual(['a b c', 'd e']);
    await harness.stop();
  });

  test('splits what is too large for one payload', async () => {
    const harness = await start();
    const data = 'x'.repeat(Math.ceil(batchBytesMax / 3));
    stream.append(...['a', 'b', 'c', 'd'].map((key) => ({ key, data })));
    await harness.settled();
    expect(harness.keys).toEqual(['a b', 'c d']);
    await harness.stop();
  });

  test.each([
    { position: { kind: 'TRIM_HORIZON' as const }, expected: ['a b c'] },
    { position: { kind: 'LATEST' as const }, expected: ['c'] },
    { position: { kind: 'AT_TIMESTAMP' as const, timestampMs: 2_000 }, expected: ['b c'] },
  ])('begins at $position.kind', async ({ position, expected }) => {
    stream.append({ key: 'a', arrivalMs: 1_000 }, { key: 'b', arrivalMs: 2_000 });
    const harness = await start({ settings: { startingPosition: position } });
    stream.append({ key: 'c', arrivalMs: 3_000 });
    await harness.settled();
    expect(harness.keys).toEqual(expected);
    await harness.stop();
  });

  test('goes on at its checkpoint, whatever its starting position says', async () => {
    const harness = await start({ settings: { startingPosition: { kind: 'LATEST' } } });
    stream.append(...records('a'));
    await harness.settled();
    await harness.stop();
    stream.append(...records('b'));
    const again = await start({ settings: { startingPosition: { kind: 'LATEST' } } });
    await again.settled();
    expect(again.keys).toEqual(['b']);
    await again.stop();
  });

  test('drops what its filter does not let through, and moves on', async () => {
    const harness = await start({ filterPatterns: [{ dynamodb: { Keys: { id: { S: ['b'] } } } }] });
    stream.append(...records('a', 'b', 'c'));
    await harness.settled();
    expect(harness.keys).toEqual(['b']);
    await harness.stop();
    const again = await start();
    await again.settled();
    expect(again.batches).toEqual([]);
    await again.stop();
  });

  test('works on lanes side by side, and repeats no lane that was ahead of a crash', async () => {
    const [slow, fast] = ['a', 'b', 'c', 'd'].reduce<string[][]>(
      ([zero = [], one = []], key) => (laneOf(key, 2) === 0 ? [[...zero, key], one] : [zero, [...one, key]]),
      [],
    );
    const slowKey = slow?.[0] ?? '';
    const fastKey = fast?.[0] ?? '';
    const settings = { parallelizationFactor: 2, batchSize: 1 };
    const harness = await start({
      settings,
      answer: (batch) => (batch[0]?.key === slowKey ? held<FunctionAnswer>().promise : succeed),
    });
    const last = stream.append(...records(slowKey, fastKey, fastKey)).at(-1) ?? '';
    const checkpoints = new Checkpoints(store, { mappingId: `mapping-${mappings}`, streamArn: stream.arn });
    await until(() => checkpoints.load(shardId)?.includes(last) === true);
    harness.kill(stream);
    const again = await start({ settings });
    await again.settled();
    expect(again.keys).toEqual([slowKey]);
    await again.stop();
  });

  test('starts over at the common mark when the number of lanes has changed', async () => {
    const harness = await start({ settings: { parallelizationFactor: 3 } });
    stream.append(...records('a', 'b', 'c'));
    await harness.settled();
    await harness.stop();
    stream.append(...records('d'));
    const again = await start({ settings: { parallelizationFactor: 2 } });
    await again.settled();
    expect(again.keys).toEqual(['d']);
    await again.stop();
  });

  test('finishes the batch in flight when it stops, and takes up no other', async () => {
    const first = held<FunctionAnswer>();
    const harness = await start({ settings: { batchSize: 1 }, answer: () => first.promise });
    stream.append(...records('a', 'b'));
    await until(() => harness.batches.length === 1);
    const stopped = harness.stop();
    first.release(succeed);
    await stopped;
    expect(harness.keys).toEqual(['a']);
    const again = await start();
    await again.settled();
    expect(again.keys).toEqual(['b']);
    await again.stop();
  });
});

describe('StreamMapping after a failure', () => {
  test('repeats the same batch with growing delays, then gives it up', async () => {
    const times: number[] = [];
    const harness = await start({
      settings: { retriesMax: 3 },
      answer: () => {
        times.push(harness.clock.nowMs());
        return fail;
      },
    });
    stream.append(...records('a', 'b'));
    await harness.settledInTime(50);
    expect(harness.keys).toEqual(['a b', 'a b', 'a b', 'a b']);
    const delays = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    for (const [index, least] of [100, 200, 400].entries()) {
      expect(delays[index]).toBeGreaterThanOrEqual(least);
      expect(delays[index]).toBeLessThan(least + 100);
    }
    expect(harness.discards).toMatchObject([
      { condition: 'RetryAttemptsExhausted', invokeCount: 4, lastAnswer: { functionError: 'Unhandled' } },
    ]);
    await harness.stop();
  });

  test('holds back what follows until the batch is done', async () => {
    let failures = 2;
    const harness = await start({ settings: { batchSize: 1 }, answer: () => (failures-- > 0 ? fail : succeed) });
    stream.append(...records('a', 'b'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a', 'a', 'a', 'b']);
    await harness.stop();
  });

  test('bisects down to the record that fails, without using up retries', async () => {
    const harness = await start({
      settings: { bisectOnError: true, retriesMax: 1 },
      answer: (batch) => (batch.some(({ key }) => key === 'c') ? fail : succeed),
    });
    stream.append(...records('a', 'b', 'c', 'd'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a b c d', 'a b', 'c d', 'c', 'c', 'd']);
    expect(harness.discards.map(({ records }) => records.length)).toEqual([1]);
    await harness.stop();
  });

  test('goes on from the lowest sequence number that the function reports', async () => {
    let calls = 0;
    const harness = await start({
      settings: { reportsItemFailures: true },
      answer: (batch) => {
        const [, second = '', third = ''] = batch.map(({ sequenceNumber }) => sequenceNumber);
        return ++calls === 1 ? partialFailure(third, second) : succeed;
      },
    });
    stream.append(...records('a', 'b', 'c'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a b c', 'b c']);
    await harness.stop();
  });

  test('gives up the rest of a batch whose first record keeps failing', async () => {
    const harness = await start({
      settings: { reportsItemFailures: true, retriesMax: 2 },
      answer: (batch) => {
        const failing = batch.find(({ key }) => key === 'b');
        return failing ? partialFailure(failing.sequenceNumber) : succeed;
      },
    });
    stream.append(...records('a', 'b', 'c'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a b c', 'b c', 'b c']);
    expect(harness.discards).toMatchObject([{ invokeCount: 3, records: [{}, {}] }]);
    await harness.stop();
  });

  test('cuts at the reported record first when it bisects', async () => {
    const harness = await start({
      settings: { reportsItemFailures: true, bisectOnError: true, retriesMax: 1 },
      answer: (batch) => {
        const failing = batch.find(({ key }) => key === 'b');
        return failing ? partialFailure(failing.sequenceNumber) : succeed;
      },
    });
    stream.append(...records('a', 'b', 'c'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a b c', 'b c', 'b', 'b', 'c']);
    await harness.stop();
  });

  test.each([
    { name: 'a text', payload: '"ok"' },
    { name: 'an identifier under another name', payload: '{"batchItemFailures":[{"id":"1"}]}' },
    { name: 'an empty identifier', payload: '{"batchItemFailures":[{"itemIdentifier":""}]}' },
    { name: 'an unknown record', payload: '{"batchItemFailures":[{"itemIdentifier":"9"}]}' },
  ])('takes $name for a failure of the whole batch', async ({ payload }) => {
    const answers = [{ payload, functionError: undefined }];
    const harness = await start({ settings: { reportsItemFailures: true }, answer: () => answers.shift() ?? succeed });
    stream.append(...records('a', 'b'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a b', 'a b']);
    await harness.stop();
  });

  test('does not read the answer of a function that has not said it reports failures', async () => {
    const harness = await start({ answer: (batch) => partialFailure(batch[0]?.sequenceNumber ?? '') });
    stream.append(...records('a'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a']);
    await harness.stop();
  });

  test('does not count an invocation that was throttled', async () => {
    let throttles = 3;
    const harness = await start({
      settings: { retriesMax: 0 },
      answer: () => {
        if (throttles-- > 0) throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', { statusCode: 429 });
        return succeed;
      },
    });
    stream.append(...records('a'));
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a', 'a', 'a', 'a']);
    expect(harness.discards).toEqual([]);
    await harness.stop();
  });

  test('gives up records that have become too old, and keeps the others', async () => {
    const harness = await start({ settings: { recordAgeMsMax: 60_000 } });
    const nowMs = harness.clock.nowMs();
    stream.append({ key: 'a', arrivalMs: nowMs - 61_000 }, { key: 'b', arrivalMs: nowMs });
    await harness.settled();
    expect(harness.keys).toEqual(['b']);
    expect(harness.discards).toMatchObject([
      {
        condition: 'RecordAgeExceeded',
        invokeCount: 0,
        lastAnswer: undefined,
        records: [{ arrivalMs: nowMs - 61_000 }],
      },
    ]);
    await harness.stop();
  });

  test('gives up records that leave the stream while they are retried', async () => {
    const harness = await start({
      answer: (batch) => (batch.some(({ key }) => key === 'a') ? fail : succeed),
      onDiscard: ({ records: [first] }) => expect(first?.sequenceNumber).toMatch(/1$/),
    });
    stream.append(...records('a', 'b'));
    await until(() => harness.batches.length === 1);
    stream.trim(1);
    await harness.settledInTime();
    expect(harness.keys).toEqual(['a b', 'b']);
    expect(harness.discards).toMatchObject([{ condition: 'RecordAgeExceeded', records: [{}] }]);
    await harness.stop();
  });

  test('keeps a record that the failure destination did not take', async () => {
    let refusals = 2;
    const harness = await start({
      settings: { retriesMax: 0 },
      answer: () => fail,
      onDiscard: () => {
        if (refusals-- > 0) throw new AwsError('AccessDeniedException', 'no');
      },
    });
    stream.append(...records('a'));
    await harness.settledInTime();
    expect(harness.discards).toHaveLength(3);
    expect(harness.keys).toEqual(['a']);
    await harness.stop();
  });
});
