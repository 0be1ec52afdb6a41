import type { Cancel, Clock } from '../clock.ts';

/** A timer can wait for 24 days at most; looking again every hour costs nothing. */
const waitMsMax = 3_600_000;
const waitMsMin = 1;

/** One timer for many due times: it runs at the earliest, and whoever runs sets it again. */
export class DueTimer {
  readonly #clock: Clock;
  readonly #run: () => void;
  #armed: { readonly dueMs: number; readonly cancel: Cancel } | undefined;

  constructor(clock: Clock, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Makes it run at that time, unless it does so earlier already. */
  arm(dueMs: number | undefined): void {
    if (dueMs === undefined || (this.#armed && this.#armed.dueMs <= dueMs)) return;
    this.cancel();
    const waitMs = Math.min(Math.max(dueMs - this.#clock.nowMs(), waitMsMin), waitMsMax);
    const cancel = this.#clock.after(waitMs, () => {
      this.#armed = undefined;
      this.#run();
    });
    this.#armed = { dueMs, cancel };
  }

  cancel(): void {
    this.#armed?.cancel();
    this.#armed = undefined;
  }
}
