import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayPartitions } from '../../../functions/history/day-partitions.ts';
import { receiptId } from '../../../functions/ulid.ts';
import { partitionOf, shardOf } from '../../../resolvers/receipt-id.ts';
import { CONTRACT_ID, NOW_MS } from '../submission-request.ts';

const DAY_MS = 86_400_000;
const times = fc.integer({ min: NOW_MS - 40 * DAY_MS, max: NOW_MS + 40 * DAY_MS });
const ids = fc
  .tuple(times, fc.uint8Array({ minLength: 16, maxLength: 16 }))
  .map(([timeMs, random]) => ({ timeMs, id: receiptId(timeMs, random) }));

test('a range covers each of its receipts exactly once, and no other', () => {
  fc.assert(
    fc.property(times, times, ids, fc.option(ids), (one, other, receipt, after) => {
      const [fromMs, toMs] = [Math.min(one, other), Math.max(one, other)];
      const day = new Date(receipt.timeMs).toISOString().slice(0, 10);
      const partition = partitionOf({ contractId: CONTRACT_ID, day, shard: shardOf(receipt.id) });
      const hits = dayPartitions({ contractId: CONTRACT_ID, fromMs, toMs, afterId: after?.id }).filter(
        (days) => days.partitions.includes(partition) && days.lowId <= receipt.id && receipt.id <= days.highId,
      );
      const wanted =
        receipt.timeMs >= fromMs && receipt.timeMs < toMs && (after === null || receipt.id > after.id) ? 1 : 0;
      expect(hits).toHaveLength(wanted);
    }),
    { numRuns: 1000 },
  );
});

test('the days of a range follow each other', () => {
  const days = dayPartitions({ contractId: CONTRACT_ID, fromMs: NOW_MS - 3 * DAY_MS, toMs: NOW_MS });
  expect(days).toHaveLength(4);
  for (const [index, { lowId, highId }] of days.entries()) {
    expect(lowId < highId).toBe(true);
    const next = days[index + 1];
    if (next) expect(highId < next.lowId).toBe(true);
  }
});
