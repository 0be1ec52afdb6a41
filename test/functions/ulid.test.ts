import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstUlidOf, lastUlidOf, receiptId, ulid } from '../../functions/ulid.ts';
import { isReceiptId, isUlid, SHARDS, shardOf, timeMsOf } from '../../resolvers/receipt-id.ts';

const times = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const randoms = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('a receipt id tells its time and its shard', () => {
  fc.assert(
    fc.property(times, randoms, (timeMs, random) => {
      const id = receiptId(timeMs, random);
      expect(isReceiptId(id)).toBe(true);
      expect(timeMsOf(id)).toBe(timeMs);
      expect(SHARDS).toContain(shardOf(id));
    }),
  );
});

test('ids sort by time, and lie between the first and the last of their millisecond', () => {
  fc.assert(
    fc.property(times, times, randoms, randoms, (left, right, leftRandom, rightRandom) => {
      const [one, other] = [ulid(left, leftRandom), ulid(right, rightRandom)];
      expect(isUlid(one)).toBe(true);
      if (left !== right) expect(one < other).toBe(left < right);
      expect(firstUlidOf(left) <= one && one <= lastUlidOf(left)).toBe(true);
    }),
  );
});

test('random bytes spread receipts evenly over the shards', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const shard = shardOf(receiptId(0, new Uint8Array(16).fill(byte)));
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect([...counts.values()]).toEqual([64, 64, 64, 64]);
});

test.each([
  '',
  '01K9M3T7Q2',
  '81K9M3T7Q20X5A8B1C4D7E0F3G',
  '01K9M3T7Q2ZX5A8B1C4D7E0F3G',
  '01k9m3t7q20x5a8b1c4d7e0f3g',
  '01K9M3T7Q20X5A8B1C4D7E0F3U',
])('"%s" is no receipt id', (text) => {
  expect(isReceiptId(text)).toBe(false);
});
