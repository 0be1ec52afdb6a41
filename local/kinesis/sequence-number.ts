/**
 * Sequence numbers as Kinesis gives them: 56 decimal digits that carry the shard's creation, the record's place in the
 * shard, its second of arrival and the shard. Text order is the order inside the shard, since the place stands before
 * everything that varies.
 *
 * AWS does not document the layout; this one follows what its numbers show, so that readers that look into them work:
 * hexadecimal `2 | created, 9 | shard, 1 | place, 16 | 00 | arrived, 9 | shard, 8 | 2`, times in seconds.
 */
export interface SequenceNumber {
  readonly shardCreatedSeconds: number;
  readonly shardIndex: number;
  /** Counts the shard's records from 1; 0 is the shard's own starting sequence number. */
  readonly place: number;
  readonly arrivedSeconds: number;
}

const markerShift = 184n;
const createdShift = 148n;
const shardNibbleShift = 144n;
const placeShift = 80n;
const arrivedShift = 36n;
const shardShift = 4n;
const marker = 2n;
const version = 2n;

/** Every number of the layout has as many: it lies between 2^185 and 1.5 * 2^185. */
export const sequenceNumberDigits = 56;

export function formatSequenceNumber(parts: SequenceNumber): string {
  const shard = BigInt(parts.shardIndex);
  const number =
    (marker << markerShift) |
    (BigInt(parts.shardCreatedSeconds) << createdShift) |
    ((shard & 0xfn) << shardNibbleShift) |
    (BigInt(parts.place) << placeShift) |
    (BigInt(parts.arrivedSeconds) << arrivedShift) |
    (shard << shardShift) |
    version;
  return number.toString();
}

/** Undefined for digits that no shard has ever given. */
export function parseSequenceNumber(digits: string): SequenceNumber | undefined {
  if (!/^\d{56}$/.test(digits)) return undefined;
  const number = BigInt(digits);
  const shard = bits(number, shardShift, 32n);
  const valid =
    number >> markerShift === marker &&
    bits(number, 0n, 4n) === version &&
    bits(number, shardNibbleShift, 4n) === (shard & 0xfn) &&
    bits(number, placeShift, 64n) <= BigInt(Number.MAX_SAFE_INTEGER);
  if (!valid) return undefined;
  return {
    shardCreatedSeconds: Number(bits(number, createdShift, 36n)),
    shardIndex: Number(shard),
    place: Number(bits(number, placeShift, 64n)),
    arrivedSeconds: Number(bits(number, arrivedShift, 36n)),
  };
}

function bits(number: bigint, from: bigint, count: bigint): bigint {
  return (number >> from) & ((1n << count) - 1n);
}
