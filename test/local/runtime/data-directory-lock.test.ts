import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDataDirectory } from '../../../local/data-directory-lock.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('The lock of a data directory', () => {
  test('is free again once it has been let go', () => {
    const release = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(`process ${process.pid} is using it`);
    release();
    lockDataDirectory(directory)();
  });

  test('names the living process that holds it, and is taken over from one that was killed', async () => {
    const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', holdAndWait()]);
    await once(holder.stdout, 'data');
    expect(() => lockDataDirectory(directory)).toThrow(`process ${holder.pid} is using it`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockDataDirectory(directory)();
  });

  test.runIf(process.platform === 'linux')("is taken over when its process's id belongs to another one by now", () => {
    const release = lockDataDirectory(directory);
    const text = readFileSync(join(directory, 'lock.json'), 'utf8');
    release();
    const parent = { ...(JSON.parse(text) as object), pid: process.ppid };
    writeFileSync(join(directory, 'lock.json'), JSON.stringify(parent));
    lockDataDirectory(directory)();
  });

  test('is taken over when a crash has left half of it', () => {
    writeFileSync(join(directory, 'lock.json'), '{"pid":');
    lockDataDirectory(directory)();
  });
});

function holdAndWait(): string {
  const file = join(import.meta.dirname, '../../../local/data-directory-lock.ts');
  return `
    const { lockDataDirectory } = await import(${JSON.stringify(file)});
    lockDataDirectory(${JSON.stringify(directory)});
    console.log('held');
    setInterval(() => undefined, 1000);
  `;
}
