/** Failures in a row after which a service counts as out of reach. One poisonous receipt alone fails less often at a time. */
const FAILURES_MAX = 5;
const PAUSE_MS_FIRST = 1_000;
const PAUSE_MS_MAX = 60_000;

/**
 * Keeps calls away from a service that is out of reach: after failures in a row it opens for a while; then one call goes
 * through as a probe, and its success closes it. Every further failure doubles the pause. Each execution environment has
 * its own: docs/decisions/006-breaker-per-environment.md says why.
 */
export class Breaker {
  readonly #nowMs: () => number;
  readonly #random: () => number;
  #failures = 0;
  #openUntilMs = 0;
  #isProbing = false;

  /** `random`: 0..1, so that environments do not probe in step. */
  constructor(options: { nowMs: () => number; random: () => number }) {
    this.#nowMs = options.nowMs;
    this.#random = options.random;
  }

  /** 0 lets the call through, and its result has to be told; else in so many milliseconds it is worth asking again. */
  admit(): number {
    const leftMs = this.#openUntilMs - this.#nowMs();
    if (leftMs > 0) return leftMs;
    if (this.#failures < FAILURES_MAX) return 0;
    if (this.#isProbing) return PAUSE_MS_FIRST;
    this.#isProbing = true;
    return 0;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#isProbing = false;
  }

  /** `retryAfterMs`: the service itself asks to be left alone for so long. */
  failed(retryAfterMs = 0): void {
    this.#isProbing = false;
    this.#failures++;
    const doublings = this.#failures - FAILURES_MAX;
    const grownMs = doublings < 0 ? 0 : Math.min(PAUSE_MS_MAX, PAUSE_MS_FIRST * 2 ** Math.min(doublings, 16));
    const pauseMs = Math.max(grownMs * (1 - this.#random() / 2), retryAfterMs);
    if (pauseMs > 0) this.#openUntilMs = Math.max(this.#openUntilMs, this.#nowMs() + pauseMs);
  }

  /** The call was never made, so that it says nothing. */
  abandoned(): void {
    this.#isProbing = false;
  }
}
