import { expect } from 'vitest';
import type { Endpoints } from '../product.ts';
import { control, settled } from './client.ts';

export async function advance(endpoints: Endpoints, advanceMs: number): Promise<void> {
  const { ok, status } = await control(endpoints, '/_local/clock', { advanceMs });
  expect([ok, status]).toEqual([true, 200]);
}

/**
 * Moves the clock on until nothing is left to do: by as much as a retry is delayed, and no faster, since a message whose function
 * begins slowly comes again after six minutes of that clock.
 */
export async function letTimePass(endpoints: Endpoints): Promise<void> {
  let isSettled = false;
  const done = settled(endpoints).then(() => (isSettled = true));
  await expect
    .poll(
      async () => {
        if (!isSettled) await control(endpoints, '/_local/clock', { advanceMs: 2_000 });
        return isSettled;
      },
      { timeout: 100_000, interval: 250 },
    )
    .toBe(true);
  await done;
}
