import type { ReceiptStatus } from '../../generated/schema.ts';
import { timeMsOf } from '../../resolvers/receipt-id.ts';
import { decide, mergeRegistrations, type Registrations } from '../receipt/registration.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';

/** A decided receipt stays in the table this long after its submission; by then it is archived. */
const RETENTION_SECONDS = 35 * 24 * 60 * 60;

/** What results change in a receipt. */
export interface Settlement {
  /** The registrations that change. */
  readonly registrations: Registrations;
  /** Only when the results decide the receipt. */
  readonly decision?: Decision;
}

export interface Decision {
  readonly status: Exclude<ReceiptStatus, 'PENDING'>;
  readonly decidedAt: string;
  /** Epoch seconds. Nothing that is pending ever expires. */
  readonly expiresAt: number;
}

/** What the results add to what is known; null when that is nothing. A decision is final. */
export function settle(
  receipt: Pick<StoredReceipt, 'id' | 'status' | 'registrations'>,
  results: Registrations,
  now: string,
): Settlement | null {
  const merged = mergeRegistrations(receipt.registrations, results);
  const changed = Object.entries(merged).filter(([service, state]) => state !== receipt.registrations[service]);
  if (changed.length === 0) return null;
  const registrations = Object.fromEntries(changed);
  const status = receipt.status === 'PENDING' ? decide(merged) : 'PENDING';
  if (status === 'PENDING') return { registrations };
  const expiresAt = Math.floor(timeMsOf(receipt.id) / 1000) + RETENTION_SECONDS;
  return { registrations, decision: { status, decidedAt: now, expiresAt } };
}
