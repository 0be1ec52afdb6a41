import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the flag that makes room for the main thread leaves the other threads to their limits', async () => {
  const program = fileURLToPath(new URL('limited-thread.ts', import.meta.url));
  const node = ['--max-semi-space-size=64', '--import', 'tsx', program];
  const { stdout } = await promisify(execFile)(process.execPath, node);
  expect(Number(stdout)).toBeGreaterThan(0);
  expect(Number(stdout)).toBeLessThan(16);
});
