/** Time for everything in `local/` that has deadlines: TTL, schedules, retries, visibility. Tests move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Runs `run` once, `delayMs` from now. */
  after(delayMs: number, run: () => void): Cancel;
}

export type Cancel = () => void;

/** The machine's time, plus whatever a test has advanced it by. */
export class AdjustableClock implements Clock {
  #offsetMs = 0;
  readonly #timers = new Set<{ dueMs: number; run: () => void; handle: NodeJS.Timeout }>();

  nowMs(): number {
    return Date.now() + this.#offsetMs;
  }

  after(delayMs: number, run: () => void): Cancel {
    const fire = (): void => {
      this.#timers.delete(timer);
      run();
    };
    const timer = { dueMs: this.nowMs() + delayMs, run: fire, handle: setTimeout(fire, delayMs) };
    timer.handle.unref();
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer.handle);
      this.#timers.delete(timer);
    };
  }

  /** Moves time forward; what falls due on the way runs now, in the order of its due time. */
  advance(ms: number): void {
    const untilMs = this.nowMs() + ms;
    for (;;) {
      const next = [...this.#timers].filter((timer) => timer.dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (!next) break;
      this.#offsetMs += Math.max(0, next.dueMs - this.nowMs());
      clearTimeout(next.handle);
      next.run();
    }
    this.#offsetMs += Math.max(0, untilMs - this.nowMs());
    for (const timer of this.#timers) {
      clearTimeout(timer.handle);
      timer.handle = setTimeout(timer.run, Math.max(0, timer.dueMs - this.nowMs()));
      timer.handle.unref();
    }
  }
}
