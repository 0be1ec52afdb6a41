import { SHARDS, ULID_DIGITS } from '../resolvers/receipt-id.ts';

export const ULID_RANDOM_BYTES = 16;

/** The first and the last id of a millisecond, for ranges of ids. */
export function firstUlidOf(timeMs: number): string {
  return timeDigits(timeMs) + '0'.repeat(16);
}

export function lastUlidOf(timeMs: number): string {
  return timeDigits(timeMs) + 'Z'.repeat(16);
}

/** A ULID, https://github.com/ulid/spec: 48 bits of time, 80 of randomness (5 of each byte are used). */
export function ulid(timeMs: number, random: Uint8Array): string {
  return timeDigits(timeMs) + randomDigits(random);
}

/** A ULID whose first random digit names a shard. */
export function receiptId(timeMs: number, random: Uint8Array): string {
  return timeDigits(timeMs) + SHARDS[(random[0] ?? 0) % SHARDS.length] + randomDigits(random).slice(1);
}

function timeDigits(timeMs: number): string {
  let digits = '';
  for (let rest = timeMs, count = 0; count < 10; count++, rest = Math.floor(rest / 32)) {
    digits = ULID_DIGITS.charAt(rest % 32) + digits;
  }
  return digits;
}

function randomDigits(random: Uint8Array): string {
  if (random.length !== ULID_RANDOM_BYTES) throw new Error(`A ULID takes ${ULID_RANDOM_BYTES} random bytes.`);
  let digits = '';
  for (const byte of random) digits += ULID_DIGITS.charAt(byte % 32);
  return digits;
}
