import { beforeEach, describe, expect, test } from 'vitest';
import { Breaker } from '../../../functions/registration/breaker.ts';
import { Turnstile } from '../../../functions/registration/turnstile.ts';

let nowMs: number;
let breaker: Breaker;

beforeEach(() => {
  nowMs = 0;
  breaker = new Breaker({ nowMs: () => nowMs, random: () => 0 });
});

function fail(times: number): void {
  for (let time = 0; time < times; time++) breaker.failed();
}

describe('a breaker', () => {
  test('lets calls through until five in a row have failed', () => {
    fail(4);
    breaker.succeeded();
    fail(4);
    expect(breaker.admit()).toBe(0);
    breaker.failed();
    expect(breaker.admit()).toBe(1_000);
  });

  test('probes with one call after its pause, and closes when that succeeds', () => {
    fail(5);
    nowMs = 1_000;
    expect([breaker.admit(), breaker.admit(), breaker.admit()]).toEqual([0, 1_000, 1_000]);
    breaker.succeeded();
    expect([breaker.admit(), breaker.admit()]).toEqual([0, 0]);
  });

  test('pauses twice as long after every probe that fails, a minute at most', () => {
    fail(5);
    const pauses = Array.from({ length: 9 }, () => {
      const pauseMs = breaker.admit();
      nowMs += pauseMs;
      expect(breaker.admit()).toBe(0);
      breaker.failed();
      return pauseMs;
    });
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  test('leaves a service alone for as long as it asks, from the first time on', () => {
    breaker.failed(7_000);
    expect(breaker.admit()).toBe(7_000);
    nowMs = 7_000;
    expect([breaker.admit(), breaker.admit()]).toEqual([0, 0]);
  });

  test('probes again after a probe that was never made', () => {
    fail(5);
    nowMs = 1_000;
    expect(breaker.admit()).toBe(0);
    breaker.abandoned();
    expect(breaker.admit()).toBe(0);
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
