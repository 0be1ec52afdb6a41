import { partitionOf, SHARDS, timeMsOf } from '../../resolvers/receipt-id.ts';
import { firstUlidOf, lastUlidOf } from '../ulid.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Partitions of one day, and the ids in them that a range wants. */
export interface DayPartitions {
  readonly partitions: readonly string[];
  /** Both inclusive. */
  readonly lowId: string;
  readonly highId: string;
}

/** The days that a range touches, in order; each millisecond of [from, to) is in exactly one. */
export function dayPartitions(range: {
  contractId: string;
  fromMs: number;
  toMs: number;
  afterId?: string | undefined;
}): DayPartitions[] {
  const { contractId, toMs, afterId } = range;
  const fromMs = afterId === undefined ? range.fromMs : Math.max(range.fromMs, timeMsOf(afterId));
  const days: DayPartitions[] = [];
  for (let startMs = Math.floor(fromMs / DAY_MS) * DAY_MS; startMs < toMs; startMs += DAY_MS) {
    const firstId = firstUlidOf(Math.max(fromMs, startMs));
    // Ids are equally long: nothing lies between an id and itself with a digit more.
    const lowId = afterId !== undefined && afterId >= firstId ? `${afterId}0` : firstId;
    const highId = lastUlidOf(Math.min(toMs, startMs + DAY_MS) - 1);
    // A range may begin after its end, when that is cut to the present: DynamoDB refuses bounds that run backwards.
    if (lowId > highId) continue;
    const day = new Date(startMs).toISOString().slice(0, 10);
    days.push({ partitions: SHARDS.map((shard) => partitionOf({ contractId, day, shard })), lowId, highId });
  }
  return days;
}
