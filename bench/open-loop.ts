import { setTimeout as pause } from 'node:timers/promises';
import { Latencies, type Latency } from './latency.ts';

export interface Load {
  readonly ratePerSecond: number;
  readonly seconds: number;
  /** Sends request number `index`; resolves with nothing when it went well, else with what kind of error it was. */
  readonly send: (index: number) => Promise<string | undefined>;
  readonly onLoad?: (() => Promise<void>) | undefined;
}

export interface LoadResult {
  readonly offered: number;
  readonly answered: number;
  /** Answers by the second, from the first intended sending to the last answer. */
  readonly answeredPerSecond: number;
  /** From the time at which a request should have been sent, in milliseconds; of answers that went well. */
  readonly latencyMs: Latency;
  readonly errors: Readonly<Record<string, number>>;
  /** How late the slowest sending was, in milliseconds: how far the load process itself was behind. */
  readonly sentLateMsMax: number;
}

/**
 * Offers requests at a fixed rate whether or not answers come (open loop), and counts an answer's time from when its request
 * was due, so that a system which stalls is not spared the requests that it kept waiting (coordinated omission).
 */
export async function openLoop({ ratePerSecond, seconds, send, onLoad }: Load): Promise<LoadResult> {
  await onLoad?.();
  const offered = Math.round(ratePerSecond * seconds);
  const latencies = new Latencies();
  const errors: Record<string, number> = {};
  const pending = new Set<Promise<void>>();
  const startMs = performance.now();
  let answered = 0;
  let sentLateMsMax = 0;
  const launch = (index: number, dueMs: number): void => {
    const sending = send(index)
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
      .then((error) => {
        if (error !== undefined) errors[error] = (errors[error] ?? 0) + 1;
        else {
          answered++;
          latencies.recordMs(performance.now() - dueMs);
        }
        pending.delete(sending);
      });
    pending.add(sending);
  };
  for (let index = 0; index < offered;) {
    const nowMs = performance.now();
    for (; index < offered; index++) {
      const dueMs = startMs + (index * 1000) / ratePerSecond;
      if (dueMs > nowMs) break;
      sentLateMsMax = Math.max(sentLateMsMax, nowMs - dueMs);
      launch(index, dueMs);
    }
    // A millisecond's requests go at once; their times count from when each was due.
    await pause(1);
  }
  await Promise.all(pending);
  const tookSeconds = (performance.now() - startMs) / 1000;
  return {
    offered,
    answered,
    answeredPerSecond: Math.round(answered / tookSeconds),
    latencyMs: latencies.summary(),
    errors,
    sentLateMsMax: Math.round(sentLateMsMax),
  };
}
