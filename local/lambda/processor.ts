import { cpus } from 'node:os';

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
  #idleShare = 1;

  /** How much of their time they were idle of late: 0..1 */
  idleShare(): number {
    if (performance.now() - this.#before.atMs < measuredMsMin) return this.#idleShare;
    const now = timesNow();
    const totalMs = now.totalMs - this.#before.totalMs;
    // A system that does not tell is taken to have time.
    this.#idleShare = totalMs <= 0 ? 1 : (now.idleMs - this.#before.idleMs) / totalMs;
    this.#before = now;
    return this.#idleShare;
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
