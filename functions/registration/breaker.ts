/** Failures in a row after which a service counts as out of reach. One poisonous receipt alone fails less often at a time. */
const FAILURES_MAX = 5;
const PAUSE_MS_FIRST = 1_000;
/** A retry waits this out: it is part of how long its function may take, and of how soon a backlog begins to drain. */
const PAUSE_MS_MAX = 20_000;

/** Lets one call through; what came of it has to be told, once. */
export interface Pass {
  succeeded(): void;
  /** `retryAfterMs`: the service itself asks to be left alone for so long. */
  failed(retryAfterMs?: number): void;
  /** The call was never made, so that it says nothing. */
  abandoned(): void;
}

/**
 * Keeps calls away from a service that is out of reach: after failures in a row it opens for a while; then one call goes
 * through as a probe, and its success closes it. Each probe that fails doubles the pause; calls that were on their way when it
 * opened, and fail one after the other, tell nothing new. Each execution environment has its own:
 * docs/decisions/006-breaker-per-environment.md says why.
 */
export class Breaker {
  readonly #nowMs: () => number;
  readonly #random: () => number;
  readonly #pauseFor: (milliseconds: number) => Promise<unknown>;
  #failures = 0;
  #openUntilMs = 0;
  /** Counts how often it has opened. */
  #openings = 0;
  #isProbing = false;
  /** Those who wait for what comes of the probe. */
  #waiting: (() => void)[] = [];

  /** `random`: 0..1, so that environments do not probe in step. */
  constructor(options: {
    nowMs: () => number;
    random: () => number;
    pauseFor: (milliseconds: number) => Promise<unknown>;
  }) {
    this.#nowMs = options.nowMs;
    this.#random = options.random;
    this.#pauseFor = options.pauseFor;
  }

  /** A pass, or in how many milliseconds it is worth asking again. */
  admit(): Pass | number {
    const leftMs = this.#openUntilMs - this.#nowMs();
    if (leftMs > 0) return leftMs;
    if (this.#failures >= FAILURES_MAX) {
      if (this.#isProbing) return PAUSE_MS_FIRST;
      this.#isProbing = true;
    }
    const opening = this.#openings;
    return {
      succeeded: () => this.#close(),
      failed: (retryAfterMs = 0) => (opening === this.#openings ? this.#fail(retryAfterMs) : this.#pause(retryAfterMs)),
      abandoned: () => {
        if (opening === this.#openings) this.#endProbe();
      },
    };
  }

  /**
   * As `admit`, after the pause and the probe: for callers that hold up nobody, so that a backlog stays in its order while the
   * service is away instead of being put off in another. Whoever waits makes the probe, and only its failure is a no. How long a
   * service has asked to be left alone is not waited out.
   */
  async admitPatiently(): Promise<Pass | number> {
    const leftMs = this.#openUntilMs - this.#nowMs();
    if (leftMs > PAUSE_MS_MAX) return leftMs;
    if (leftMs > 0) await this.#pauseFor(leftMs);
    if (this.#isProbing) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.admit();
  }

  #close(): void {
    this.#failures = 0;
    this.#endProbe();
  }

  #endProbe(): void {
    this.#isProbing = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #fail(retryAfterMs: number): void {
    this.#failures++;
    const doublings = this.#failures - FAILURES_MAX;
    const grownMs = doublings < 0 ? 0 : Math.min(PAUSE_MS_MAX, PAUSE_MS_FIRST * 2 ** Math.min(doublings, 16));
    const pauseMs = Math.max(grownMs * (1 - this.#random() / 2), retryAfterMs);
    if (pauseMs > 0) this.#openings++;
    this.#pause(pauseMs);
    this.#endProbe();
  }

  #pause(pauseMs: number): void {
    if (pauseMs > 0) this.#openUntilMs = Math.max(this.#openUntilMs, this.#nowMs() + pauseMs);
  }
}
