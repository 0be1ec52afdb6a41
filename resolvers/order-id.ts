/**
 * What an order's id says by itself: ten digits of time (milliseconds since the epoch, as in a ULID), at which its window began,
 * and the fingerprint of its payload (SHA-256, 43 characters of base64url). The id alone leads to the order.
 * Written in AppSync's subset of JavaScript, for resolvers and functions alike.
 */
import { ULID_DIGITS } from './receipt-id.ts';

/** Within it the same payload is the same order. */
export const WINDOW_MS = 15000;

const TIME_LENGTH = 10;
const FINGERPRINT_LENGTH = 43;

/** What each of the ten digits counts: 32 to the power of nine down to nought. */
const PLACES = [35184372088832, 1099511627776, 34359738368, 1073741824, 33554432, 1048576, 32768, 1024, 32, 1];

export function orderIdOf(timeMs: number, fingerprint: string): string {
  return timeDigitsOf(timeMs) + fingerprint;
}

/** Sorts as time does, before every id of that time. */
export function timeDigitsOf(timeMs: number): string {
  return PLACES.map((place) => ULID_DIGITS.charAt(Math.floor(timeMs / place) % 32)).join('');
}

export function fingerprintIn(orderId: string): string {
  return orderId.slice(TIME_LENGTH);
}

export function isOrderId(id: string): boolean {
  return (
    id.length === TIME_LENGTH + FINGERPRINT_LENGTH &&
    // The first digit is 7 at most: the time has 48 bits, ten digits would hold 50.
    ULID_DIGITS.indexOf(id.charAt(0)) < 8 &&
    id
      .slice(0, TIME_LENGTH)
      .split('')
      .every((digit) => ULID_DIGITS.indexOf(digit) >= 0)
  );
}
