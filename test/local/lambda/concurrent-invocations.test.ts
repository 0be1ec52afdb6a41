import { availableParallelism } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { environmentsMax } from '../../../local/lambda/function-pool.ts';
import { FunctionFixture } from './function-fixture.ts';

let fixture: FunctionFixture;
beforeAll(() => (fixture = new FunctionFixture()));
afterAll(() => fixture.remove());

describe('Concurrent invocations', () => {
  afterEach(() => {
    fixture.idleShare = 1;
  });

  const gathering = `
    export const handler = async (event, context) => { await new Promise((resolve) => setTimeout(resolve, event.ms)); return context.logStreamName; };`;

  test('run in environments of their own, as many as one machine has room for, and wait in order', async () => {
    const name = fixture.add(gathering);
    const order: number[] = [];
    const answers = await Promise.all(
      Array.from({ length: environmentsMax * 2 }, async (_, index) => {
        const { result } = await fixture.invoke(name, { ms: 200 });
        order.push(index);
        return result;
      }),
    );
    expect(new Set(answers).size).toBeGreaterThan(1);
    expect(new Set(answers).size).toBeLessThanOrEqual(environmentsMax);
    expect(order[0]).toBe(0);
    expect(order.at(-1)).toBeGreaterThanOrEqual(environmentsMax);
  });

  test('share an environment while the processors are busy, and make their payloads when their turn comes', async () => {
    const name = fixture.add(`
      export const handler = async ({ ms, items }, context) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        return { items, environment: context.logStreamName };
      };`);
    fixture.idleShare = 0;
    await fixture.invoke(name, { ms: 0 });
    const first = fixture.lambda.invoke(name, JSON.stringify({ ms: 100 }));
    const items = ['early'];
    const second = fixture.lambda.invoke(name, { make: () => JSON.stringify({ ms: 0, items }), spareMs: 0 });
    const isBeforeItsTurn = await Promise.race([first.then(() => false), Promise.resolve(true)]);
    items.push('late');
    const answers = (await Promise.all([first, second])).map(({ payload }) => JSON.parse(payload) as object);
    expect(isBeforeItsTurn).toBe(true);
    expect(answers[1]).toEqual({ ...answers[0], items: ['early', 'late'] });
  });

  test('that gather take a second environment, however busy the processors, rather than wait for long', async () => {
    const name = fixture.add(gathering);
    fixture.idleShare = 0;
    const invokeGathering = (): Promise<{ payload: string }> =>
      fixture.lambda.invoke(name, { make: () => JSON.stringify({ ms: 100 }), spareMs: 0 });
    const answers = await Promise.all(Array.from({ length: 12 }, invokeGathering));
    const environments = new Set(answers.map(({ payload }) => payload));
    expect(environments.size).toBeGreaterThanOrEqual(Math.min(availableParallelism(), 2));
    expect(environments.size).toBeLessThanOrEqual(availableParallelism());
  });

  /** 150, as clocks of two threads and whole milliseconds show it. */
  const restMs = 145;

  test('that have time to spare go one after the other while the processors are busy, and no later than that', async () => {
    const code = `
      export const handler = async ({ ms }, context) => {
        const began = Date.now();
        await new Promise((resolve) => setTimeout(resolve, ms));
        return { environment: context.logStreamName, began, ended: Date.now() };
      };`;
    interface Run {
      readonly environment: string;
      readonly began: number;
      readonly ended: number;
    }
    const sideBySide = async (name: string, options: { ms: number; spareMs: number }): Promise<readonly [Run, Run]> => {
      const make = (): string => JSON.stringify({ ms: options.ms });
      const run = async (): Promise<Run> => {
        const { payload } = await fixture.lambda.invoke(name, { make, spareMs: options.spareMs });
        return JSON.parse(payload) as Run;
      };
      const [one, other] = await Promise.all([run(), run()]);
      return one.began < other.began ? [one, other] : [other, one];
    };
    const withTwo = fixture.add(code);
    const [idle, idleToo] = await sideBySide(withTwo, { ms: 2_000, spareMs: 0 });
    expect(idle.environment).not.toBe(idleToo.environment);

    fixture.idleShare = 0;
    // One more has a single environment, for which the others wait in any case: its rest is what is to be seen.
    for (const name of [withTwo, fixture.add(code)]) {
      const [first, second] = await sideBySide(name, { ms: 400, spareMs: 10_000 });
      expect(second.began - first.ended).toBeGreaterThanOrEqual(restMs);
    }
    const [urgent, urgentToo] = await sideBySide(withTwo, { ms: 1_500, spareMs: 0 });
    expect(urgentToo.began).toBeLessThan(urgent.ended);
    const [patient, impatient] = await sideBySide(withTwo, { ms: 2_000, spareMs: 300 });
    expect(impatient.began).toBeLessThan(patient.ended);
  });

  test('share an environment that answers soon, unless a processor is idle, but not one that is held up', async () => {
    const name = fixture.add(gathering);
    fixture.idleShare = 0.2;
    const environmentsOf = async (ms: number): Promise<number> => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => fixture.invoke(name, { ms })));
      return new Set(answers.map(({ result }) => result)).size;
    };
    expect(await environmentsOf(20)).toBe(1);
    expect(await environmentsOf(500)).toBeGreaterThan(1);
  });

  test('that are short are handed over together, and carried out one at a time in their order', async () => {
    fixture.idleShare = 0;
    const name = fixture.add(`
      let count = 0;
      let running = 0;
      export const handler = async (event) => {
        running++;
        const atOnce = running;
        await Promise.resolve();
        running--;
        return { number: event.number, place: count++, atOnce };
      };`);
    for (let number = 0; number < 5; number++) await fixture.invoke(name);
    const numbers = Array.from({ length: 200 }, (_, number) => number);
    const answers = await Promise.all(numbers.map((number) => fixture.invoke(name, { number })));
    for (const [number, { result }] of answers.entries()) {
      expect(result).toMatchObject({ number, place: 5 + number, atOnce: 1 });
    }
  });

  test.each([
    { how: 'exits', code: 'process.exit(3);', error: /Runtime exited/ },
    { how: 'never yields', code: 'for (;;);', error: /timed out after 1\.00 seconds/ },
  ])('that were handed over behind one that $how are carried out by another environment', async ({ code, error }) => {
    fixture.idleShare = 0;
    const name = fixture.add(
      `export const handler = ({ number, isLast }) => { if (isLast) { ${code} } return number; };`,
      { timeoutSeconds: 1 },
    );
    for (let number = 0; number < 5; number++) await fixture.invoke(name, { number });
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const answers = await Promise.all(
      numbers.map((number) => fixture.invoke(name, { number, isLast: number === 10 || number === 11 })),
    );
    for (const [number, { result, functionError }] of answers.entries()) {
      if (number === 10 || number === 11) {
        expect(functionError).toBe('Unhandled');
        expect(result).toMatchObject({ errorMessage: expect.stringMatching(error) as unknown });
      } else expect({ result, functionError }).toEqual({ result: number, functionError: undefined });
    }
  });

  test('are not handed over behind one that is held up', async () => {
    fixture.idleShare = 0.2;
    const name = fixture.add(`
      export const handler = ({ ms }) => ms && new Promise((resolve) => setTimeout(() => resolve('late'), ms));`);
    for (let number = 0; number < 5; number++) await fixture.invoke(name);
    const startedMs = performance.now();
    const heldUp = fixture.invoke(name, { ms: 5_000 });
    await expect.poll(() => performance.now() - startedMs).toBeGreaterThan(300);
    const others = Promise.all(Array.from({ length: 40 }, () => fixture.invoke(name)));
    expect(await Promise.race([heldUp, others.then(() => 'the others first')])).toBe('the others first');
    expect(await heldUp).toMatchObject({ result: 'late' });
  });

  test('all have an answer when Lambda is closed', async () => {
    const closing = new FunctionFixture();
    closing.idleShare = 0;
    const name = closing.add(
      'export const handler = ({ hangs }) => hangs && new Promise(() => setTimeout(() => {}, 60_000));',
    );
    for (let number = 0; number < 5; number++) await closing.invoke(name);
    const answers = Array.from({ length: 40 }, (_, number) => closing.invoke(name, { hangs: number === 10 }));
    expect(await answers[9]).toMatchObject({ result: false });
    await closing.lambda.close();
    for (const answer of answers.slice(10)) expect(await answer).toMatchObject({ functionError: 'Unhandled' });
    await closing.remove();
  });

  test('are throttled beyond the reserved concurrency', async () => {
    const name = fixture.add(gathering, { reservedConcurrency: 1 });
    const first = fixture.invoke(name, { ms: 50 });
    await expect(fixture.invoke(name, { ms: 50 })).rejects.toMatchObject({
      code: 'TooManyRequestsException',
      statusCode: 429,
      details: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
    });
    expect(await first).toMatchObject({ functionError: undefined });
    const stopped = fixture.add(gathering, { reservedConcurrency: 0 });
    await expect(fixture.invoke(stopped)).rejects.toMatchObject({ code: 'TooManyRequestsException' });
  });
});
