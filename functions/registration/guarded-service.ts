import type { StoredReceipt } from '../receipt/stored-receipt.ts';
import type { Breaker } from './breaker.ts';
import type { Absent, ExternalService, Outcome, Postponed, ServiceLimits } from './external-service.ts';
import { Turnstile } from './turnstile.ts';

/** How long a call may take, and whether it waits for the breaker: a first attempt holds up others, a retry does not. */
export type Pace = 'first' | 'patient';

/** A service behind its breaker and its limit of calls at a time. */
export class GuardedService {
  readonly #service: ExternalService;
  readonly #breaker: Breaker;
  readonly #turnstile: Turnstile;

  constructor(service: ExternalService, breaker: Breaker) {
    this.#service = service;
    this.#breaker = breaker;
    this.#turnstile = new Turnstile(service.limits.concurrencyMax);
  }

  get name(): string {
    return this.#service.name;
  }

  get limits(): ServiceLimits {
    return this.#service.limits;
  }

  register(receipt: StoredReceipt, pace: Pace): Promise<Outcome | Postponed> {
    return this.#call(pace, (timeoutMs) => this.#service.register(receipt, { timeoutMs }));
  }

  ask(receiptId: string): Promise<Outcome | Absent | Postponed> {
    return this.#call('patient', () => this.#service.ask(receiptId, { timeoutMs: this.limits.askMs }));
  }

  void(receiptId: string, pace: Pace): Promise<Outcome | Absent | Postponed> {
    return this.#call(pace, (timeoutMs) => this.#service.void(receiptId, { timeoutMs }));
  }

  /** The breaker is asked when it is the call's turn: what waited in line behind a failing service is spared. */
  #call<Result extends Outcome | Absent>(
    pace: Pace,
    make: (timeoutMs: number) => Promise<Result>,
  ): Promise<Result | Postponed> {
    const isPatient = pace === 'patient';
    return this.#turnstile.pass(async () => {
      const pass = isPatient ? await this.#breaker.admitPatiently() : this.#breaker.admit();
      if (typeof pass === 'number') {
        const reason = `${this.name} is out of reach and left alone for a while`;
        return { kind: 'postponed', reason, retryAfterSeconds: Math.ceil(pass / 1000) };
      }
      try {
        const outcome = await make(isPatient ? this.limits.patientMs : this.limits.firstMs);
        if (outcome.kind === 'unknown') pass.failed((outcome.retryAfterSeconds ?? 0) * 1000);
        else pass.succeeded();
        return outcome;
      } catch (error) {
        pass.abandoned();
        throw error;
      }
    });
  }
}
