/** An invocation that waits for an execution environment. */
export interface WaitingInvocation<Started> {
  readonly start: (started: Started) => void;
  /**
   * Given for one that gathers: its payload is made when its turn comes, of all that is there by then, so that waiting makes it larger, not
   * later. While the processors are busy it may wait so long for others of its function to be done.
   */
  readonly spareMs: number | undefined;
}

/**
 * Invocations in the order in which they came. Of several environments the one that has just worked is the fastest, and a second
 * beside it competes with it for the same processors: an invocation waits a little for that one. While the processors are busy, one that
 * gathers holds back in any case, the longer the more are at work: a few large batches cost much less than many small ones, and whoever
 * waits for an answer is served meanwhile. One that has time to spare waits besides until its function has rested.
 */
export class WaitingInvocations<Started> {
  readonly #hasSpareTime: () => boolean;
  readonly #invocations: (WaitingInvocation<Started> & { readonly sinceMs: number })[] = [];
  #answeredMs = -Infinity;

  constructor(hasSpareTime: () => boolean) {
    this.#hasSpareTime = hasSpareTime;
  }

  get length(): number {
    return this.#invocations.length;
  }

  /** How long the first has waited. */
  get waitedMs(): number {
    const [first] = this.#invocations;
    return first ? performance.now() - first.sinceMs : 0;
  }

  /** One of the function's is done. */
  answered(): void {
    this.#answeredMs = performance.now();
  }

  add(invocation: WaitingInvocation<Started>): void {
    this.#invocations.push({ sinceMs: performance.now(), ...invocation });
  }

  /** The first, if its time has come, when so many environments are at work. */
  takeDue(working: number): WaitingInvocation<Started> | undefined {
    const [first] = this.#invocations;
    if (!first) return undefined;
    return this.#isDue(first.spareMs, working) ? this.#invocations.shift() : undefined;
  }

  /** The first, unless it gathers. */
  takeUngathered(): WaitingInvocation<Started> | undefined {
    return this.#invocations[0]?.spareMs !== undefined ? undefined : this.#invocations.shift();
  }

  /** Whether the first gathers, and has done so for long enough although so many are at work. */
  hasGatheredBeside(working: number): boolean {
    const [first] = this.#invocations;
    return first?.spareMs !== undefined && this.#hasGathered(first.spareMs, working);
  }

  take(): WaitingInvocation<Started> | undefined {
    return this.#invocations.shift();
  }

  #isDue(spareMs: number | undefined, working: number): boolean {
    if (spareMs === undefined || this.#hasSpareTime()) return working === 0 || this.waitedMs >= patienceMs;
    return this.#hasGathered(spareMs, working);
  }

  #hasGathered(spareMs: number, working: number): boolean {
    const { waitedMs } = this;
    const hasRested = working === 0 && performance.now() - this.#answeredMs >= gatherMs;
    return waitedMs >= gatherMs * (1 + working) && (hasRested || waitedMs >= spareMs);
  }
}

/** Long against what an invocation costs, short against the second within which a change is to be told. */
const gatherMs = 150;
/** What a client does not notice. */
const patienceMs = 30;
