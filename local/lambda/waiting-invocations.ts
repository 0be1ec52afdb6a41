/** A payload that is made when its turn has come, of all that is there by then: waiting makes it larger, not later. */
export interface Gathering {
  /** How long it may wait for others that gather to be done, while the processors are busy: as late as nobody minds. */
  readonly spareMs: number;
}

/** An invocation that waits for an execution environment. */
export interface WaitingInvocation<Started> {
  readonly start: (started: Started) => void;
  readonly gathering: Gathering | undefined;
}

/**
 * Invocations in the order in which they came. Of several environments the one that has just worked is the fastest, and a second
 * beside it competes with it for the same processors: an invocation waits a little for that one. While the processors are busy, one that
 * gathers holds back in any case: a few large batches cost much less than many small ones, and whoever waits for an answer is
 * served meanwhile. One that has time to spare waits besides until no other of its function has been at work for a while.
 */
export class WaitingInvocations<Started> {
  readonly #hasSpareTime: () => boolean;
  readonly #invocations: (WaitingInvocation<Started> & { readonly sinceMs: number })[] = [];
  #workedMs = -Infinity;

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

  add(invocation: WaitingInvocation<Started>): void {
    this.#invocations.push({ sinceMs: performance.now(), ...invocation });
  }

  /** The first, if its time has come, when so many environments are at work. */
  takeDue(working: number): WaitingInvocation<Started> | undefined {
    if (working > 0) this.#workedMs = performance.now();
    const [first] = this.#invocations;
    if (!first) return undefined;
    return this.#isDue(first.gathering, working) ? this.#invocations.shift() : undefined;
  }

  /** The first, unless it gathers. */
  takeUngathered(): WaitingInvocation<Started> | undefined {
    return this.#invocations[0]?.gathering ? undefined : this.#invocations.shift();
  }

  take(): WaitingInvocation<Started> | undefined {
    return this.#invocations.shift();
  }

  #isDue(gathering: Gathering | undefined, working: number): boolean {
    const { waitedMs } = this;
    if (!gathering || this.#hasSpareTime()) return working === 0 || waitedMs >= patienceMs;
    const restedMs = performance.now() - this.#workedMs;
    return waitedMs >= gatherMs && (waitedMs >= gathering.spareMs || restedMs >= gatherMs);
  }
}

/** Long against what an invocation costs, short against the second within which a change is to be told. */
const gatherMs = 150;
/** What a client does not notice. */
const patienceMs = 30;
