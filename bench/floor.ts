import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { graphqlSender } from './graphql-sender.ts';
import type { LoadResult } from './open-loop.ts';

const seconds = 4;
/** As many as the load's sender has connections. */
const inFlight = 256;

/**
 * Requests a second that the floor takes of these bodies from this very process: what the machine has at that moment, against which
 * a rate means something.
 */
export async function floorPerSecond(bodyOf: (index: number) => string): Promise<number> {
  const directory = await mkdtemp(path.join(tmpdir(), 'bench-floor-'));
  const server = path.join(import.meta.dirname, 'floor-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', server, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  try {
    const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const sender = graphqlSender(`http://127.0.0.1:${port.trim()}/`);
    const endMs = performance.now() + seconds * 1000;
    let answered = 0;
    let index = 0;
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        while (performance.now() < endMs) {
          await sender.post('', bodyOf(index++));
          answered++;
        }
      }),
    );
    sender.close();
    return Math.round(answered / seconds);
  } finally {
    child.kill('SIGKILL');
    await exited;
    await rm(directory, { recursive: true, force: true });
  }
}

/** A load beside the floor, as its result tells it. */
export function shareOfFloor({ answeredPerSecond }: LoadResult, floor: number): Readonly<Record<string, number>> {
  return { floorPerSecond: floor, shareOfFloor: Math.round((answeredPerSecond / floor) * 100) / 100 };
}
