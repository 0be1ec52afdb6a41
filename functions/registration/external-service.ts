import type { StoredReceipt } from '../receipt/stored-receipt.ts';

/** One external service that receipts are registered with. An adapter of its own says how it is spoken to. */
export interface ExternalService {
  /** As receipt types name it. */
  readonly name: string;
  readonly limits: ServiceLimits;
  /**
   * Registers under the receipt's id: again is the same registration, and answers the earlier verdict. Rejects only for a
   * fault of ours; whatever the service does is an outcome.
   */
  register(receipt: StoredReceipt, limits: CallLimits): Promise<Outcome>;
  /** What the service has under the receipt's id. */
  ask(receiptId: string, limits: CallLimits): Promise<Outcome | Absent>;
  /** Takes a registration back. */
  void(receiptId: string, limits: CallLimits): Promise<Outcome | Absent>;
}

export interface CallLimits {
  readonly timeoutMs: number;
}

/** What an adapter declares of its service. */
export interface ServiceLimits {
  /** For a first attempt: a service that is slower holds up the batch of a stream, and is asked again out of its way. */
  readonly firstMs: number;
  /** For registering and taking back in a retry, which holds up nobody. */
  readonly patientMs: number;
  readonly askMs: number;
  /**
   * How long after a call was given up it may still be carried out. A service that does not know a receipt is believed only
   * when nothing can be under way to it any more.
   */
  readonly lateSeconds: number;
  /** Calls at a time from one execution environment. */
  readonly concurrencyMax: number;
}

/** What is known after a call. */
export type Outcome =
  | { readonly kind: 'registered'; readonly reference: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'voided' }
  /** It may have been carried out or not: a time-out, a broken connection, a 5xx, a 429, nonsense. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly retryAfterSeconds?: number };

/** The service knows nothing under that id. */
export interface Absent {
  readonly kind: 'absent';
}

/** The call was not made: the service is out of reach, or has asked to be left alone. */
export interface Postponed {
  readonly kind: 'postponed';
  readonly reason: string;
  readonly retryAfterSeconds: number;
}
