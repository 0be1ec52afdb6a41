import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';

/** How long the main thread kept others waiting, in milliseconds. */
export interface EventLoopStalls {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** A timer that is due every so often, and looks how late it is. */
const resolutionMs = 5;

/**
 * Watches the event loop of the thread that has the API, the tables, the streams and the queues: what it does in one turn, everybody
 * else waits for. Watching begins when it is first asked for, since timers are not free.
 * https://nodejs.org/docs/latest-v20.x/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions
 */
export class EventLoopWatch {
  #delays: IntervalHistogram | undefined;

  /** Since it was last taken. */
  take(): EventLoopStalls {
    const delays = (this.#delays ??= watch());
    const stalls = {
      p50Ms: stallMs(delays.percentile(50)),
      p99Ms: stallMs(delays.percentile(99)),
      maxMs: stallMs(delays.max),
    };
    delays.reset();
    return stalls;
  }
}

function watch(): IntervalHistogram {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  return delays;
}

/** What is measured is the time between two turns of the timer, in nanoseconds. */
function stallMs(nanoseconds: number): number {
  return Math.round(Math.max(0, nanoseconds / 1e6 - resolutionMs) * 10) / 10;
}
