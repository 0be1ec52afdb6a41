import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { Breaker, type Pass } from '../../../functions/registration/breaker.ts';
import { Turnstile } from '../../../functions/registration/turnstile.ts';

let nowMs: number;
let breaker: Breaker;
let pauses: { readonly ms: number; readonly end: () => void }[];

beforeEach(() => {
  nowMs = 0;
  pauses = [];
  breaker = new Breaker({
    nowMs: () => nowMs,
    random: () => 0,
    pauseFor: (ms) => new Promise((resolve) => pauses.push({ ms, end: () => resolve(undefined) })),
  });
});

/** A pass when it lets the call through. */
function pass(): Pass {
  const admitted = breaker.admit();
  return typeof admitted === 'number' ? expect.fail(`closed for ${admitted} ms`) : admitted;
}

function fail(times: number): void {
  for (let time = 0; time < times; time++) pass().failed();
}

const letsThrough = expect.objectContaining({ succeeded: expect.any(Function) as unknown }) as unknown;

describe('a breaker', () => {
  test('lets calls through until five in a row have failed', () => {
    fail(4);
    pass().succeeded();
    fail(4);
    pass().failed();
    expect(breaker.admit()).toBe(1_000);
  });

  test('probes with one call after its pause, and closes when that succeeds', () => {
    fail(5);
    nowMs = 1_000;
    const probe = pass();
    expect([breaker.admit(), breaker.admit()]).toEqual([1_000, 1_000]);
    probe.succeeded();
    expect([breaker.admit(), breaker.admit()]).toEqual([letsThrough, letsThrough]);
  });

  test('pauses twice as long after every probe that fails, twenty seconds at most', () => {
    fail(5);
    const all = Array.from({ length: 7 }, () => {
      const pauseMs = breaker.admit();
      nowMs += Number(pauseMs);
      pass().failed();
      return pauseMs;
    });
    expect(all).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  });

  test('pauses no longer for calls that were on their way when it opened, whenever they fail', () => {
    const under = Array.from({ length: 50 }, pass);
    for (const call of under.slice(0, 30)) call.failed();
    expect(breaker.admit()).toBe(1_000);
    nowMs = 1_000;
    const probe = pass();
    for (const call of under.slice(30)) call.failed();
    expect(breaker.admit()).toBe(1_000);
    probe.failed();
    expect(breaker.admit()).toBe(2_000);
  });

  test('takes the word of a late answer for how long to wait, and goes on probing', () => {
    const late = pass();
    fail(5);
    nowMs = 1_000;
    const probe = pass();
    late.failed(9_000);
    probe.failed();
    expect(breaker.admit()).toBe(9_000);
    nowMs = 10_000;
    pass().succeeded();
    expect(breaker.admit()).toEqual(letsThrough);
  });

  test('leaves a service alone for as long as it asks, from the first time on', () => {
    pass().failed(7_000);
    expect(breaker.admit()).toBe(7_000);
    nowMs = 7_000;
    expect([breaker.admit(), breaker.admit()]).toEqual([letsThrough, letsThrough]);
  });

  test('probes again after a probe that was never made', () => {
    fail(5);
    nowMs = 1_000;
    pass().abandoned();
    expect(breaker.admit()).toEqual(letsThrough);
  });

  describe('for those who are patient', () => {
    /** The pause is over for all who wait. */
    async function endPauses(): Promise<void> {
      nowMs += Math.max(...pauses.map(({ ms }) => ms));
      for (const { end } of pauses.splice(0)) end();
      await nextTurn();
    }

    test('makes nobody wait while it is closed', async () => {
      expect(await breaker.admitPatiently()).toEqual(letsThrough);
      expect(pauses).toEqual([]);
    });

    /** Those who have asked, in the order in which they were told. */
    function ask(count: number): { readonly told: (Pass | number)[] } {
      const told: (Pass | number)[] = [];
      for (let one = 0; one < count; one++) void breaker.admitPatiently().then((admitted) => told.push(admitted));
      return { told };
    }

    test('lets one of them probe after the pause, and all others through when that succeeds', async () => {
      fail(5);
      const { told } = ask(3);
      await endPauses();
      expect(told).toEqual([letsThrough]);
      (told[0] as Pass).succeeded();
      await nextTurn();
      expect(told).toEqual([letsThrough, letsThrough, letsThrough]);
    });

    test('puts off the others when the probe fails, and lets one of them try when it was never made', async () => {
      fail(5);
      const { told } = ask(3);
      await endPauses();
      (told[0] as Pass).abandoned();
      await nextTurn();
      expect(told).toEqual([letsThrough, letsThrough, 1_000]);
      (told[1] as Pass).failed();
      expect(breaker.admit()).toBe(2_000);
    });

    test('does not wait for as long as the service asks to be left alone', async () => {
      pass().failed(21_000);
      expect(await breaker.admitPatiently()).toBe(21_000);
    });
  });
});

test('a turnstile lets so many pass at a time, and the others in their order, whatever becomes of those before', async () => {
  const turnstile = new Turnstile(2);
  const log: string[] = [];
  const gates = new Map<string, () => void>();
  const pass = (name: string): Promise<void> =>
    turnstile.pass(async () => {
      log.push(name);
      await new Promise<void>((resolve) => gates.set(name, resolve));
      if (name === 'a') throw new Error('a fails');
    });
  const [a, ...others] = ['a', 'b', 'c', 'd'].map(pass);
  await expect.poll(() => log).toEqual(['a', 'b']);
  gates.get('a')?.();
  await expect(a).rejects.toThrow('a fails');
  await expect.poll(() => log).toEqual(['a', 'b', 'c']);
  for (const name of ['b', 'c']) gates.get(name)?.();
  await expect.poll(() => log).toEqual(['a', 'b', 'c', 'd']);
  gates.get('d')?.();
  await Promise.all(others);
});
