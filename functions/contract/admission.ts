import { Refusal } from '../refusal.ts';
import type { Rate } from './rate.ts';

/**
 * Keeps contracts to their rates. Each execution environment buys requests in small lots from the one account of the contract
 * and serves them from memory: most requests cost no call at all, and nobody is let in who has not paid, but for one request
 * per environment after a time of quiet, which is charged with the next lot.
 * The arithmetic, and what else was considered, is in docs/decisions/009-rate-by-lots.md.
 */
export interface RateAccount {
  /** Buys requests, if the contract's rate has room for all of them. */
  buy(contractId: string, rate: Rate, requests: number): Promise<Purchase>;
}

export type Purchase = { readonly bought: true } | { readonly bought: false; readonly retryAfterMs: number };

/** A lot is a small share of the burst: what environments hold unused is little of it. */
const LOTS_PER_BURST = 20;
/** Or a fifth of a second's requests: at the limit, environments ask some times a second instead of for every request. */
const LOTS_PER_SECOND = 5;
const LOTS_PER_BURST_MIN = 4;
const LOT_MAX = 50;

/** An environment that has not seen a contract for so long lets its next request in and charges it later. */
export const QUIET_MS = 10_000;

/** Contracts that an environment remembers; more begin anew. */
const CONTRACTS_MAX = 10_000;

interface Holding {
  readonly rate: Rate;
  /** Requests that are paid for; negative when they are owed. */
  requests: number;
  seenMs: number;
  /** Until then there is no use in asking. */
  throttledUntilMs: number;
  /** Under way for everybody who waits: buying side by side they would only be in each other's way. */
  purchase?: Promise<void> | undefined;
}

export class Admission {
  readonly #account: RateAccount;
  readonly #holdings = new Map<string, Holding>();

  constructor(account: RateAccount) {
    this.#account = account;
  }

  /** @throws {Refusal} `Throttled`, with the milliseconds after which to try again. */
  async requireOrThrow(contractId: string, rate: Rate, nowMs: number): Promise<void> {
    const lot = lotOf(rate);
    const known = this.#known(contractId, rate);
    const holding = known ?? { rate, requests: 0, seenMs: nowMs, throttledUntilMs: 0 };
    if (!known) this.#remember(contractId, holding);
    const isQuiet = !known || nowMs - known.seenMs >= QUIET_MS;
    holding.seenMs = nowMs;
    // The rate has long earned what was owed.
    if (isQuiet) holding.requests = Math.max(0, holding.requests);
    const isUnasked = isQuiet && lot > 1;
    for (;;) {
      if (nowMs < holding.throttledUntilMs) throw throttled(rate, holding.throttledUntilMs - nowMs);
      if (holding.requests > 0 || isUnasked) {
        holding.requests--;
        return;
      }
      holding.purchase ??= this.#buy(contractId, rate, holding, nowMs).finally(() => (holding.purchase = undefined));
      await holding.purchase;
    }
  }

  /** What is held under a rate that an operator has changed since counts no more. */
  #known(contractId: string, { requestsPerSecond, burst }: Rate): Holding | undefined {
    const holding = this.#holdings.get(contractId);
    return holding?.rate.requestsPerSecond === requestsPerSecond && holding.rate.burst === burst ? holding : undefined;
  }

  async #buy(contractId: string, rate: Rate, holding: Holding, nowMs: number): Promise<void> {
    const lot = lotOf(rate);
    const owed = Math.max(0, -holding.requests);
    const purchase = await this.#account.buy(contractId, rate, lot + owed);
    if (!purchase.bought) {
      holding.throttledUntilMs = nowMs + purchase.retryAfterMs;
      throw throttled(rate, purchase.retryAfterMs);
    }
    holding.requests += lot + owed;
  }

  #remember(contractId: string, holding: Holding): void {
    if (this.#holdings.size >= CONTRACTS_MAX) this.#holdings.clear();
    this.#holdings.set(contractId, holding);
  }
}

/** How many requests are bought at once. A small burst is counted one by one, exactly. */
export function lotOf({ requestsPerSecond, burst }: Rate): number {
  const wanted = Math.max(burst / LOTS_PER_BURST, requestsPerSecond / LOTS_PER_SECOND);
  return Math.max(1, Math.floor(Math.min(LOT_MAX, burst / LOTS_PER_BURST_MIN, wanted)));
}

function throttled({ requestsPerSecond, burst }: Rate, retryAfterMs: number): Refusal {
  const afterMs = Math.ceil(retryAfterMs);
  return new Refusal(
    'Throttled',
    `The contract allows ${requestsPerSecond} requests a second and ${burst} at once: try again in ${afterMs} ms.`,
    { retryAfterMs: afterMs },
  );
}
