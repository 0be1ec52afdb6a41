/**
 * What a receipt's id says by itself. An id is a ULID: ten digits of time (milliseconds since the epoch) and sixteen of
 * randomness, of which the first names the shard.
 * Written in AppSync's subset of JavaScript, for resolvers and functions alike.
 */

/** Crockford's Base32: https://github.com/ulid/spec#encoding */
export const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 4 shards x 1,000 write units carry 1,000 receipts/s of one contract, each written and decided. */
export const SHARDS = ['0', '1', '2', '3'];

const TIME_LENGTH = 10;
const ID_LENGTH = 26;

export function isUlid(id: string): boolean {
  // The first digit is 7 at most: the time has 48 bits, ten digits would hold 50.
  return (
    id.length === ID_LENGTH &&
    ULID_DIGITS.indexOf(id.charAt(0)) < 8 &&
    id.split('').every((digit) => ULID_DIGITS.indexOf(digit) >= 0)
  );
}

export function isReceiptId(id: string): boolean {
  return isUlid(id) && SHARDS.indexOf(shardOf(id)) >= 0;
}

/** Milliseconds since the epoch. */
export function timeMsOf(id: string): number {
  return id
    .slice(0, TIME_LENGTH)
    .split('')
    .reduce((ms, digit) => ms * 32 + ULID_DIGITS.indexOf(digit), 0);
}

export function shardOf(id: string): string {
  return id.charAt(TIME_LENGTH);
}

/** The partition of the receipts table: `<contract>#<YYYY-MM-DD>#<shard>`. */
export function partitionOf(place: { contractId: string; day: string; shard: string }): string {
  return `${place.contractId}#${place.day}#${place.shard}`;
}
