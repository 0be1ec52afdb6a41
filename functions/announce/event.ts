import { inflate, inflateBeside } from '../receipt/stored-document.ts';
import { submittedAtOf, type StoredReceipt } from '../receipt/stored-receipt.ts';
import { registrationInputs, type Change } from './change.ts';

/** What everybody behind the event stream sees. Delivered at least once: `id` and `version` together name the event. */
export interface ReceiptEvent {
  readonly type: 'receipt.submitted' | 'receipt.changed';
  /** Grows with every change that a consumer could stumble over; docs/events says what each version means. */
  readonly schemaVersion: number;
  /** The receipt's. */
  readonly id: string;
  /** Counts the receipt's changes from 1: of two, the greater is the newer. */
  readonly version: number;
  readonly contractId: string;
  readonly time: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The document itself does not travel: who needs it asks for it. */
export function eventOf({ kind, receipt, contractId, time }: Change): ReceiptEvent {
  const lines = kind === 'submitted' ? { lines: linesOf(receipt) } : {};
  return {
    type: `receipt.${kind}`,
    schemaVersion: 1,
    id: receipt.id,
    version: receipt.version,
    contractId,
    time,
    payload: {
      type: receipt.type,
      typeVersion: receipt.typeVersion,
      format: receipt.format,
      reference: receipt.reference,
      number: receipt.number,
      issuedAt: receipt.issuedAt,
      total: receipt.total,
      currency: receipt.currency,
      status: receipt.status,
      registrations: registrationInputs(receipt),
      warnings: receipt.warnings ?? [],
      submittedAt: submittedAtOf(receipt),
      decidedAt: receipt.decidedAt,
      ...lines,
    },
  };
}

function linesOf({ body, compression, lines }: StoredReceipt): unknown {
  return lines ? JSON.parse(inflateBeside(inflate(body, compression), lines, compression)) : [];
}
