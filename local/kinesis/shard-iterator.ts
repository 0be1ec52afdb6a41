import { AwsError } from '../aws/aws-error.ts';

/** What a shard iterator stands for; to clients it is an opaque text. */
export interface ShardIterator {
  readonly streamName: string;
  readonly shardIndex: number;
  /** The place of the next record to read. */
  readonly place: number;
  readonly issuedMs: number;
}

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html */
const iteratorLifeMs = 300_000;
const version = 'v1';

export function formatShardIterator({ streamName, shardIndex, place, issuedMs }: ShardIterator): string {
  return Buffer.from([version, streamName, shardIndex, place, issuedMs].join('/')).toString('base64');
}

/** @throws {AwsError} `InvalidArgumentException` for a text that is no iterator. */
export function parseShardIteratorOrThrow(text: string): ShardIterator {
  const match = /^v1\/([\w.-]{1,128})\/(\d{1,10})\/(\d{1,16})\/(\d{1,16})$/.exec(
    Buffer.from(text, 'base64').toString(),
  );
  const [, streamName, shardIndex, place, issuedMs] = match ?? [];
  if (streamName === undefined) throw new AwsError('InvalidArgumentException', 'Invalid ShardIterator.');
  return { streamName, shardIndex: Number(shardIndex), place: Number(place), issuedMs: Number(issuedMs) };
}

/** @throws {AwsError} `ExpiredIteratorException` */
export function requireFreshOrThrow({ issuedMs }: ShardIterator, nowMs: number): void {
  if (nowMs - issuedMs <= iteratorLifeMs) return;
  throw new AwsError(
    'ExpiredIteratorException',
    `Iterator expired. The iterator was created at time ${javaDate(issuedMs)} while right now it is ${javaDate(nowMs)} ` +
      `which is further in the future than the tolerated delay of ${iteratorLifeMs} milliseconds.`,
  );
}

/** As Java prints a date: `Thu Jan 22 01:22:02 UTC 2015`. */
function javaDate(ms: number): string {
  const [weekday, day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
