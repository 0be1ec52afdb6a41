import type { Clock } from '../clock.ts';
import { recordBytes } from './put-records.ts';
import type { NewRecord, StreamSettings } from './stream.ts';

/**
 * What one shard of a provisioned stream takes in a second. On demand, AWS adds capacity as the load grows, so there is
 * no limit that a test could rely on.
 * https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
const recordsPerSecondMax = 1_000;
const bytesPerSecondMax = 1_048_576;

export class WriteLimit {
  readonly #clock: Clock;
  readonly #limited: boolean;
  readonly #seconds = new Map<number, { second: number; records: number; bytes: number }>();

  constructor(settings: StreamSettings, clock: Clock) {
    this.#clock = clock;
    this.#limited = settings.mode === 'PROVISIONED';
  }

  /** Counts the record in when the shard can still take it within this second. */
  admits(record: NewRecord): boolean {
    if (!this.#limited) return true;
    const second = Math.floor(this.#clock.nowMs() / 1000);
    const known = this.#seconds.get(record.shardIndex);
    const used = known?.second === second ? known : { second, records: 0, bytes: 0 };
    const bytes = used.bytes + recordBytes(record);
    // A record above the byte limit alone still passes when it is the first of its second.
    if (used.records >= recordsPerSecondMax || (used.records > 0 && bytes > bytesPerSecondMax)) return false;
    this.#seconds.set(record.shardIndex, { second, records: used.records + 1, bytes });
    return true;
  }
}
