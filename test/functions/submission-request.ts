import type { IntakeRequest } from '../../functions/intake/intake.ts';
import type { SubmitReceiptInput } from '../../generated/schema.ts';

export const CONTRACT_ID = '01JZM3T7Q2X5A8B1C4D7E0F3G6';
export const NOW_MS = Date.parse('2025-11-22T10:00:00.000Z');

/** A submission at a fixed time with fixed randomness. */
export function submissionOf(input: SubmitReceiptInput): IntakeRequest {
  return { contractId: CONTRACT_ID, input, nowMs: NOW_MS, random: new Uint8Array(16).fill(7) };
}
