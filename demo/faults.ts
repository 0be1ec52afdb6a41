import type { ServerResponse } from 'node:http';

/**
 * How a simulated service misbehaves, set with `PUT /faults {"mode", "probability", "latencyMs"}`:
 *
 * | mode          | what a call meets                                                                                    |
 * | ------------- | ---------------------------------------------------------------------------------------------------- |
 * | `none`        | nothing, but `latencyMs` of waiting                                                                  |
 * | `slow`        | the same; 3,000 ms when `latencyMs` is 0                                                             |
 * | `error`       | 500, nothing done                                                                                    |
 * | `hang`        | no answer, nothing done                                                                              |
 * | `lost-answer` | what registers or voids is done, then the connection breaks; asking is answered                      |
 * | `refuse`      | a new key is refused, for good                                                                       |
 * | `garbage`     | what registers or voids is done; the answer is no JSON                                               |
 * | `rate-limit`  | 429 with `Retry-After: 1`, nothing done                                                              |
 *
 * Every call meets it with the given probability (default 1), after `latencyMs` (default 0). A restart ends the faults.
 */
export interface Faults {
  readonly mode: FaultMode;
  readonly probability: number;
  readonly latencyMs: number;
}

const modes = ['none', 'slow', 'error', 'hang', 'lost-answer', 'refuse', 'garbage', 'rate-limit'] as const;
export type FaultMode = (typeof modes)[number];

/** What one call meets, once its latency is over. */
export type Fault = Exclude<FaultMode, 'slow'>;

const slowMs = 3_000;
const latencyMsMax = 600_000;

/** Reads the body of `PUT /faults`, or says what is wrong with it. */
export function parseFaults(body: string): Faults | { readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { error: 'The body is not JSON.' };
  }
  if (typeof value !== 'object' || value === null) return { error: 'The body is not an object.' };
  const { mode, probability = 1, latencyMs = 0 } = value as Record<string, unknown>;
  const known = modes.find((candidate) => candidate === mode);
  if (!known) return { error: `mode is ${JSON.stringify(mode)}; it is one of ${modes.join(', ')}.` };
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
    return { error: `probability is ${JSON.stringify(probability)}; it is a number from 0 to 1.` };
  }
  if (typeof latencyMs !== 'number' || !(latencyMs >= 0 && latencyMs <= latencyMsMax)) {
    return { error: `latencyMs is ${JSON.stringify(latencyMs)}; it is a number from 0 to ${latencyMsMax}.` };
  }
  return { mode: known, probability, latencyMs };
}

/** Decides what every call meets. */
export class FaultSwitch {
  readonly #random: () => number;
  #faults: Faults = { mode: 'none', probability: 1, latencyMs: 0 };
  readonly #releases = new Set<() => void>();
  #isReleased = false;

  constructor(random: () => number) {
    this.#random = random;
  }

  set(faults: Faults): void {
    this.#faults = faults;
  }

  /** Resolves after the latency, with what the call meets then. */
  async next(): Promise<Fault> {
    const { mode, probability, latencyMs } = this.#faults;
    const isHit = probability === 1 || this.#random() < probability;
    const waitMs = mode === 'slow' && latencyMs === 0 ? slowMs : latencyMs;
    if (waitMs > 0 && (isHit || mode === 'none')) await this.#wait(waitMs);
    return isHit && mode !== 'slow' ? mode : 'none';
  }

  /** Resolves when nobody waits for the answer any more. */
  released(response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      response.once('close', resolve);
      this.#onRelease(resolve);
    });
  }

  /** Ends all waiting, for good: the service closes. */
  release(): void {
    this.#isReleased = true;
    for (const release of this.#releases) release();
    this.#releases.clear();
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#releases.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#onRelease(done);
    });
  }

  #onRelease(run: () => void): void {
    if (this.#isReleased) run();
    else this.#releases.add(run);
  }
}
