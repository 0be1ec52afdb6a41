import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '../product.ts';
import type { Comparison } from '../scenario.ts';

const warmStarts = 5;

/** How soon the system is ready: with nothing in it, and again on what it has. Synthesis is done before: it is cached by content. */
export const start: Comparison = {
  compare: async () => {
    const dataDirectory = await mkdtemp(path.join(tmpdir(), 'bench-start-'));
    try {
      // The app may have changed since it was last synthesized; that is another matter.
      await readyAfterMs(path.join(dataDirectory, 'unmeasured'));
      const firstMs = await readyAfterMs(path.join(dataDirectory, 'data'));
      const warmMs: number[] = [];
      for (let index = 0; index < warmStarts; index++)
        warmMs.push(await readyAfterMs(path.join(dataDirectory, 'data')));
      warmMs.sort((left, right) => left - right);
      return { firstMs, warmMs: { median: warmMs[warmStarts >> 1], max: warmMs.at(-1) } };
    } finally {
      await rm(dataDirectory, { recursive: true, force: true });
    }
  },
};

async function readyAfterMs(dataDirectory: string): Promise<number> {
  const beganMs = performance.now();
  const product = await startProduct(dataDirectory);
  const tookMs = Math.round(performance.now() - beganMs);
  await product.stop();
  return tookMs;
}
