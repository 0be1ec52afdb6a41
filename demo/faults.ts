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
 * Every call meets it with the given probability (default 1), after `latencyMs` (default 0), for `durationMs` (default 0: until
 * others are set). A list of such objects is a combination: each call meets the first of them that hits it, after the latency
 * of those `slow` ones before it that do. A restart ends the faults.
 */
export interface Fault {
  readonly mode: FaultMode;
  readonly probability: number;
  readonly latencyMs: number;
  readonly durationMs: number;
}

export const faultModes = ['none', 'slow', 'error', 'hang', 'lost-answer', 'refuse', 'garbage', 'rate-limit'] as const;
export type FaultMode = (typeof faultModes)[number];

/** What one call meets, once its latency is over. */
export type Misbehaviour = Exclude<FaultMode, 'slow'>;

const slowMs = 3_000;
const durationMsMax = 600_000;
const faultsMax = 10;

/** Reads the body of `PUT /faults`, or says what is wrong with it. */
export function parseFaults(body: string): readonly Fault[] | { readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { error: 'The body is not JSON.' };
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || list.length > faultsMax) return { error: `A list has 1 to ${faultsMax} faults.` };
  const faults: Fault[] = [];
  for (const one of list) {
    const fault = parseFault(one);
    if ('error' in fault) return fault;
    faults.push(fault);
  }
  return faults;
}

function parseFault(value: unknown): Fault | { readonly error: string } {
  if (typeof value !== 'object' || value === null) return { error: 'The body is not an object.' };
  const { mode, probability = 1, latencyMs = 0, durationMs = 0 } = value as Record<string, unknown>;
  const known = faultModes.find((candidate) => candidate === mode);
  if (!known) return { error: `mode is ${JSON.stringify(mode)}; it is one of ${faultModes.join(', ')}.` };
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
    return { error: `probability is ${JSON.stringify(probability)}; it is a number from 0 to 1.` };
  }
  if (!isDuration(latencyMs)) return { error: notADuration('latencyMs', latencyMs) };
  if (!isDuration(durationMs)) return { error: notADuration('durationMs', durationMs) };
  return { mode: known, probability, latencyMs, durationMs };
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= durationMsMax;
}

function notADuration(name: string, value: unknown): string {
  return `${name} is ${JSON.stringify(value)}; it is a number from 0 to ${durationMsMax}.`;
}

/** A fault with the time at which it ends by itself. */
interface Active extends Fault {
  readonly untilMs: number;
}

/** Decides what every call meets. */
export class FaultSwitch {
  readonly #random: () => number;
  #active: readonly Active[] = [];
  readonly #releases = new Set<() => void>();
  #isReleased = false;

  constructor(random: () => number) {
    this.#random = random;
  }

  set(faults: readonly Fault[]): void {
    this.#active = faults.map((fault) => ({
      ...fault,
      untilMs: fault.durationMs === 0 ? Infinity : performance.now() + fault.durationMs,
    }));
  }

  /** Resolves after the latency, with what the call meets then: what is meant for it alone, else what is in force. */
  async next(own: readonly Fault[] = []): Promise<Misbehaviour> {
    const nowMs = performance.now();
    const inForce = this.#active.filter(({ untilMs }) => untilMs > nowMs);
    const { met, waitMs } = this.#meet([...own, ...inForce]);
    if (waitMs > 0) await this.#wait(waitMs);
    return met;
  }

  #meet(faults: readonly Fault[]): { met: Misbehaviour; waitMs: number } {
    let waitMs = 0;
    for (const { mode, probability, latencyMs } of faults) {
      if (probability < 1 && this.#random() >= probability) continue;
      waitMs += mode === 'slow' && latencyMs === 0 ? slowMs : latencyMs;
      if (mode !== 'slow' && mode !== 'none') return { met: mode, waitMs };
    }
    return { met: 'none', waitMs };
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
