import type { StoredReceipt } from '../receipt/stored-receipt.ts';

/** One external service that receipts are registered with. An adapter of its own says how it is spoken to. */
export interface ExternalService {
  /** As receipt types name it. */
  readonly name: string;
  /** Registers under the receipt's id: again is the same registration, and answers the earlier verdict. Never rejects. */
  register(receipt: StoredReceipt, limits: CallLimits): Promise<Outcome>;
  /** What the service has under the receipt's id. Never rejects. */
  ask(receiptId: string, limits: CallLimits): Promise<Outcome | Absent>;
  /** Takes a registration back. Never rejects. */
  void(receiptId: string, limits: CallLimits): Promise<Outcome | Absent>;
}

export interface CallLimits {
  readonly timeoutMs: number;
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
