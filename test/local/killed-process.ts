import { spawn } from 'node:child_process';
import { once } from 'node:events';

const lifeMsMax = 50_000;

/**
 * Runs a TypeScript module in a process of its own, kills it with SIGKILL once it has written that many lines, and
 * returns every whole line that came out.
 */
export async function answeredUntilKilled(script: string, args: readonly string[], lines: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A child that writes too little must not outlive its test.
    signal: AbortSignal.timeout(lifeMsMax),
    killSignal: 'SIGKILL',
  });
  let output = '';
  let errors = '';
  let count = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    count += chunk.split('\n').length - 1;
    if (count >= lines) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`${script} ended by itself:\n${errors}`);
  return output.split('\n').slice(0, -1);
}
