import type { Activity } from '../activity.ts';
import type { Cancel, Clock } from '../clock.ts';

/** A timer can wait for 24 days at most, and retention lasts up to a year: look again at least this often. */
const waitMsMax = 3_600_000;
const waitMsMin = 1_000;

export interface RetentionOptions {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly retentionMs: number;
  /** When the oldest kept record arrived; Infinity when there is none. */
  readonly oldestMs: () => number;
  /** Removes what arrived at or before `horizonMs()`. */
  readonly trim: () => Promise<void>;
}

/** Trims a stream when its oldest record has had its time. */
export class Retention {
  readonly #options: RetentionOptions;
  #cancel: Cancel | undefined;
  #trimming: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** What arrived at or before this time is over. */
  horizonMs(): number {
    return this.#options.clock.nowMs() - this.#options.retentionMs;
  }

  /** To be called whenever records have come. */
  schedule(): void {
    if (this.#cancel || this.#closed) return;
    const oldestMs = this.#options.oldestMs();
    if (oldestMs === Infinity) return;
    const waitMs = Math.min(Math.max(oldestMs - this.horizonMs(), waitMsMin), waitMsMax);
    this.#cancel = this.#options.clock.after(waitMs, () => {
      this.#trimming = this.#options.activity.track(this.#trim());
    });
  }

  /** Resolves when the trimming that is under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#trimming;
  }

  async #trim(): Promise<void> {
    await this.#options.trim();
    this.#cancel = undefined;
    this.schedule();
  }
}
