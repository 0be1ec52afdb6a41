import type { Kinesis } from '../aws/kinesis.ts';

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
const RECORDS_MAX = 500;
/** The quota is 5 MB a call, keys included. */
const CALL_BYTES_MAX = 4_500_000;
/** Tries of one call; what is refused was throttled, and a pause lets the shard breathe. */
const ATTEMPTS_MAX = 5;
const PAUSE_MS = 100;

export interface StreamEntry {
  readonly key: string;
  readonly data: Uint8Array;
}

/**
 * Puts entries on a Kinesis stream, those that are refused again and again; with each goes again what follows it under the same
 * key, so that the last of its copies stands in order.
 * @returns the indexes of those that could not be put.
 */
export async function putOnStream(
  kinesis: Kinesis,
  stream: string,
  entries: readonly StreamEntry[],
  pause: (ms: number) => Promise<void>,
): Promise<Set<number>> {
  const failed = new Set<number>();
  for (const call of callsOf(entries)) {
    for (const index of await putOneCall(kinesis, stream, { entries, call, pause })) failed.add(index);
  }
  return failed;
}

/** Which entries go into which call. */
function callsOf(entries: readonly StreamEntry[]): number[][] {
  const calls: number[][] = [];
  let bytes = 0;
  for (const [index, { key, data }] of entries.entries()) {
    const call = calls.at(-1);
    bytes += key.length + data.length;
    if (call && call.length < RECORDS_MAX && bytes <= CALL_BYTES_MAX) call.push(index);
    else {
      calls.push([index]);
      bytes = key.length + data.length;
    }
  }
  return calls;
}

async function putOneCall(
  kinesis: Kinesis,
  stream: string,
  of: { entries: readonly StreamEntry[]; call: readonly number[]; pause: (ms: number) => Promise<void> },
): Promise<readonly number[]> {
  let waiting = of.call;
  for (let attempt = 1; waiting.length > 0; attempt++) {
    const records = waiting.flatMap((index) => of.entries[index] ?? []);
    const answer = await kinesis.putRecords(stream, records);
    if (!answer.FailedRecordCount) return [];
    const held = new Set<string>();
    waiting = waiting.filter((index, position) => {
      const key = of.entries[index]?.key ?? '';
      if (answer.Records?.[position]?.ErrorCode !== undefined) held.add(key);
      return held.has(key);
    });
    if (attempt === ATTEMPTS_MAX) break;
    await of.pause(PAUSE_MS * attempt);
  }
  return waiting;
}
