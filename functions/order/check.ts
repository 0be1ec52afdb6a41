import type { SubmitOrderInput } from '../../generated/schema.ts';
import { orderPayload } from '../../generated/order-schema.js';
import { jsonViolations } from '../receipt-type/json-schema/schema-violations.ts';
import { validationFailed, type Violation } from '../violation.ts';
import { businessViolations } from './business-rules.ts';
import { fingerprintOf, payloadOf, sizeBytesOf, type OrderPayload } from './payload.ts';

/** Of canonical JSON. */
export const PAYLOAD_BYTES_MAX = 1_024;
/** Printable: what a person could read out from a log. */
const CLIENT_KEY = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;
const CLIENT_KEY_LENGTH_MAX = 128;

/**
 * Judges an order, its form first, then what it says. Writes nothing.
 * @returns the fingerprint of its payload.
 * @throws {Refusal} `ValidationFailed` with everything that is wrong.
 */
export function checkedFingerprint(contractId: string, input: SubmitOrderInput): string {
  const payload = payloadOf(input);
  const violations = [...structuralViolations(payload, input.clientKey ?? null), ...businessViolations(input)];
  if (violations.length > 0) throw validationFailed('The order is not valid', violations);
  return fingerprintOf(contractId, payload);
}

function structuralViolations(payload: OrderPayload, clientKey: string | null): readonly Violation[] {
  return [...jsonViolations(orderPayload, payload), ...sizeViolations(payload), ...clientKeyViolations(clientKey)];
}

function sizeViolations(payload: OrderPayload): readonly Violation[] {
  const sizeBytes = sizeBytesOf(payload);
  if (sizeBytes <= PAYLOAD_BYTES_MAX) return [];
  const message = `The order has ${sizeBytes} bytes of canonical JSON; it can have ${PAYLOAD_BYTES_MAX} at most.`;
  return [{ path: '', code: 'PAYLOAD_TOO_LARGE', message }];
}

function clientKeyViolations(clientKey: string | null): readonly Violation[] {
  if (clientKey === null || (clientKey.length <= CLIENT_KEY_LENGTH_MAX && CLIENT_KEY.test(clientKey))) return [];
  const message = `/clientKey has to have 1 to ${CLIENT_KEY_LENGTH_MAX} printable characters.`;
  return [{ path: '/clientKey', code: 'CLIENT_KEY_FORMAT', message }];
}
