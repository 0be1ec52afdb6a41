import type {
  DocumentEncoding,
  DocumentFormat,
  ReceiptStatus,
  RegistrationStatus,
  Warning,
} from '../generated/schema.ts';

/**
 * A receipt as the table and as GraphQL have it, in AppSync's subset of JavaScript, for resolvers and functions alike.
 */

/** An item of the receipts table, as far as a client sees it. */
export interface ReceiptItem {
  id: string;
  type: string;
  typeVersion: number;
  format: DocumentFormat;
  encoding: DocumentEncoding;
  reference?: string;
  number?: string;
  issuedAt?: string;
  total?: string;
  currency?: string;
  status: ReceiptStatus;
  registrations: Record<string, RegistrationItem>;
  warnings?: readonly Warning[];
  decidedAt?: string;
  /** Counts the writes of this item: 1 when it is stored. */
  version: number;
  /** The compressed document, base64. */
  body: string;
  compression: string;
}

export interface RegistrationItem {
  status: RegistrationStatus;
  reference?: string;
  reason?: string;
  attempts: number;
  /** Absent until the registration first changes. */
  updatedAt?: string;
  /** Of a RETRYING or FAILED one: what is attempted is taking it back. */
  undoing?: boolean;
  /** Counts how often an operator has put it back to work; absent for never. */
  round?: number;
}

/** What `Receipt.document` finds in its source: the text when it is known, else what it is made from. */
export interface DocumentSource {
  document?: string | null;
  body?: string;
  compression?: string;
  encoding: DocumentEncoding;
}

/** An item as GraphQL's Receipt. Its document stays compressed until the field is asked for. */
export function receiptOf(item: ReceiptItem, answer: { submittedAt: string; replayed: boolean }) {
  const submittedAt = answer.submittedAt;
  return {
    id: item.id,
    type: item.type,
    typeVersion: item.typeVersion,
    format: item.format,
    reference: item.reference,
    number: item.number,
    issuedAt: item.issuedAt,
    total: item.total,
    currency: item.currency,
    status: item.status,
    registrations: registrationsOf(item.registrations, submittedAt),
    warnings: item.warnings ?? [],
    submittedAt,
    decidedAt: item.decidedAt,
    encoding: item.encoding,
    replayed: answer.replayed,
    body: item.body,
    compression: item.compression,
  };
}

/** A map by service as GraphQL's list. */
export function registrationsOf(registrations: Record<string, RegistrationItem>, submittedAt: string) {
  return Object.entries(registrations).map(([service, state]) => ({
    service,
    status: state.status,
    reference: state.reference,
    reason: state.reason,
    attempts: state.attempts,
    updatedAt: state.updatedAt ?? submittedAt,
  }));
}
