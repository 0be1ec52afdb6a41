import { AwsError } from '../aws/aws-error.ts';
import { recordBytes } from './put-records.ts';
import type { Request } from './request.ts';
import { parseSequenceNumber } from './sequence-number.ts';
import { formatShardIterator, requireFreshOrThrow, type ShardIterator } from './shard-iterator.ts';
import type { Stream } from './stream.ts';
import { shardIdConstraint } from './stream-reference.ts';

/**
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
 */
const recordsMax = 10_000;
/**
 * AWS answers up to ten mebibytes, and may always answer less. Here everybody waits while an answer is made, and a reader comes back
 * for the rest at once.
 */
const answerBytesMax = 1_048_576;
const iteratorTypes = [
  'AFTER_SEQUENCE_NUMBER',
  'LATEST',
  'AT_TIMESTAMP',
  'AT_SEQUENCE_NUMBER',
  'TRIM_HORIZON',
] as const;
const sequenceNumber = { pattern: '0|([1-9]\\d{0,128})' };

export interface Read {
  readonly stream: Stream;
  readonly accountId: string;
  readonly nowMs: number;
}

export function getShardIterator(request: Request, read: Read): unknown {
  const shardText = request.requiredText('ShardId', shardIdConstraint);
  const type = request.requiredText('ShardIteratorType', { oneOf: iteratorTypes });
  const starting = request.text('StartingSequenceNumber', sequenceNumber);
  const timestampMs = request.timestampMs('Timestamp');
  request.finish();
  const shardIndex = shardIndexOrThrow(shardText, read);
  const place = startPlaceOrThrow({ type, starting, timestampMs, shardIndex }, read);
  return {
    ShardIterator: formatShardIterator({
      streamName: read.stream.settings.name,
      shardIndex,
      place,
      issuedMs: read.nowMs,
    }),
  };
}

export function getRecords(request: Request, iterator: ShardIterator, read: Read): unknown {
  const limit = request.integer('Limit', { min: 1, max: recordsMax }) ?? recordsMax;
  request.finish();
  requireFreshOrThrow(iterator, read.nowMs);
  const { stream } = read;
  const shardIndex = iterator.shardIndex;
  requireShardOrThrow(shardIndex, read);
  const records: unknown[] = [];
  let place = iterator.place;
  let bytes = 0;
  let behindMs = 0;
  for (const record of stream.records(shardIndex, place, limit + 1)) {
    bytes += record.data.length + Buffer.byteLength(record.partitionKey);
    if (records.length === limit || (records.length > 0 && bytes > answerBytesMax)) {
      // Zero says that there is no more: who reads until then must not stop at what has come this very millisecond.
      behindMs = Math.max(1, read.nowMs - record.arrivedMs);
      break;
    }
    place = record.place + 1;
    stream.spending.read('GetRecords', recordBytes(record));
    records.push({
      SequenceNumber: stream.sequenceNumber(shardIndex, record),
      ApproximateArrivalTimestamp: record.arrivedMs / 1000,
      Data: record.data.toString('base64'),
      PartitionKey: record.partitionKey,
      ...(stream.settings.keyId !== undefined && { EncryptionType: 'KMS' }),
    });
  }
  return {
    Records: records,
    NextShardIterator: formatShardIterator({ ...iterator, place, issuedMs: read.nowMs }),
    MillisBehindLatest: behindMs,
  };
}

interface Start {
  readonly type: string;
  readonly starting: string | undefined;
  readonly timestampMs: number | undefined;
  readonly shardIndex: number;
}

function startPlaceOrThrow({ type, starting, timestampMs, shardIndex }: Start, read: Read): number {
  const bySequence = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (type === 'AT_TIMESTAMP') return read.stream.placeAt(shardIndex, timestampOrThrow(timestampMs, read));
  if (bySequence !== (starting !== undefined)) {
    throw new AwsError(
      'InvalidArgumentException',
      'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
        '(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. ' +
        `Request specified ${type} and ${bySequence ? 'no' : 'also a'} StartingSequenceNumber.`,
    );
  }
  if (starting !== undefined) {
    const place = placeOrThrow(starting, shardIndex, read);
    return type === 'AFTER_SEQUENCE_NUMBER' ? place + 1 : place;
  }
  return type === 'LATEST' ? read.stream.tip(shardIndex) : 0;
}

function timestampOrThrow(timestampMs: number | undefined, { nowMs }: Read): number {
  if (timestampMs === undefined) {
    throw new AwsError(
      'InvalidArgumentException',
      'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. ' +
        'Current request has no timestamp parameter.',
    );
  }
  if (timestampMs > nowMs) {
    throw new AwsError(
      'InvalidArgumentException',
      'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. ' +
        `timestampInMillis: ${timestampMs}, currentTimestampInMillis: ${nowMs}`,
    );
  }
  return timestampMs;
}

function placeOrThrow(starting: string, shardIndex: number, read: Read): number {
  const shardId = formatShardId(shardIndex);
  const parsed = parseSequenceNumber(starting);
  const used =
    `StartingSequenceNumber ${starting} used in GetShardIterator on shard ${shardId} ` +
    `in stream ${read.stream.settings.name} under account ${read.accountId} is invalid`;
  if (!parsed) throw new AwsError('InvalidArgumentException', `${used}.`);
  if (parsed.shardIndex !== shardIndex) {
    throw new AwsError(
      'InvalidArgumentException',
      `Invalid StartingSequenceNumber. It encodes ${formatShardId(parsed.shardIndex)}, ` +
        `while it was used in a call to a shard with ${shardId}`,
    );
  }
  if (parsed.shardCreatedSeconds !== read.stream.createdSeconds) {
    throw new AwsError('InvalidArgumentException', `${used} because it did not come from this stream.`);
  }
  return parsed.place;
}

/** AWS reads the number behind the hyphen, whatever stands before it. */
function shardIndexOrThrow(shardText: string, read: Read): number {
  const digits = shardText.split('-')[1] ?? shardText;
  const shardIndex = /^\d+$/.test(digits) ? Number(digits) : NaN;
  if (!(shardIndex <= 2_147_483_647)) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Could not find shard ${shardText} in stream ${read.stream.settings.name} under account ${read.accountId}.`,
    );
  }
  requireShardOrThrow(shardIndex, read);
  return shardIndex;
}

function requireShardOrThrow(shardIndex: number, { stream, accountId }: Read): void {
  if (shardIndex < stream.settings.shardCount) return;
  throw new AwsError(
    'ResourceNotFoundException',
    `Shard ${formatShardId(shardIndex)} in stream ${stream.settings.name} under account ${accountId} does not exist`,
  );
}

export function formatShardId(shardIndex: number): string {
  return `shardId-${String(shardIndex).padStart(12, '0')}`;
}
