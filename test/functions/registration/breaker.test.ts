import { beforeEach, describe, expect, test } from 'vitest';
import { Breaker, type Pass } from '../../../functions/registration/breaker.ts';
import { Turnstile } from '../../../functions/registration/turnstile.ts';

let nowMs: number;
let breaker: Breaker;

beforeEach(() => {
  nowMs = 0;
  breaker = new Breaker({ nowMs: () => nowMs, random: () => 0 });
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

  test('pauses twice as long after every probe that fails, a minute at most', () => {
    fail(5);
    const pauses = Array.from({ length: 9 }, () => {
      const pauseMs = breaker.admit();
      nowMs += Number(pauseMs);
      pass().failed();
      return pauseMs;
    });
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
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
