import { cpus } from 'node:os';

/** How much of the processors' time has to be idle for one more thread to be of use. */
const idleShareMin = 0.15;
/** A shorter time says little about anything. */
const measuredMsMin = 100;

interface Times {
  readonly atMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
}

/** The machine's processors, all of them, whoever uses them. */
export class Processor {
  #before = timesNow();
  #hasSpareTime = true;

  /** Whether processors were idle of late. */
  hasSpareTime(): boolean {
    if (performance.now() - this.#before.atMs < measuredMsMin) return this.#hasSpareTime;
    const now = timesNow();
    const totalMs = now.totalMs - this.#before.totalMs;
    // A system that does not tell is taken to have time.
    this.#hasSpareTime = totalMs <= 0 || (now.idleMs - this.#before.idleMs) / totalMs >= idleShareMin;
    this.#before = now;
    return this.#hasSpareTime;
  }
}

function timesNow(): Times {
  let idleMs = 0;
  let totalMs = 0;
  for (const { times } of cpus()) {
    idleMs += times.idle;
    totalMs += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return { atMs: performance.now(), idleMs, totalMs };
}
