import { createHash } from 'node:crypto';
import type { SubmitOrderInput } from '../../generated/schema.ts';
import { canonicalJson, type Json } from '../canonical-json.ts';

/** What is ordered: the input without what only serves its delivery, and without members that say nothing. */
export type OrderPayload = Readonly<Record<string, Json>>;

export function payloadOf(input: SubmitOrderInput): OrderPayload {
  // GraphQL lets a client write null for what it leaves out: both are the same order.
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => name !== 'clientKey' && value !== null && value !== undefined),
  );
}

/** The identity of an order within its window: SHA-256 over the canonical payload, one contract's apart from another's. */
export function fingerprintOf(contractId: string, payload: OrderPayload): string {
  return createHash('sha256').update(`${contractId}\n`).update(canonicalJson(payload)).digest('base64url');
}

/** Bytes of the canonical form in UTF-8. */
export function sizeBytesOf(payload: OrderPayload): number {
  return Buffer.byteLength(canonicalJson(payload));
}
