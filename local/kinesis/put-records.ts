import { AwsError } from '../aws/aws-error.ts';
import { parseSequenceNumber } from './sequence-number.ts';
import type { Request } from './request.ts';
import type { NewRecord, Stream } from './stream.ts';
import type { WriteLimit } from './write-limit.ts';

/**
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
 */
const mebibyte = 1_048_576;
export const recordsMax = 500;
const requestMebibytesMax = 10;
const partitionKeyLengthMax = 256;
const partitionKey = { lengthMin: 1, lengthMax: partitionKeyLengthMax };
const explicitHashKey = { pattern: '0|([1-9]\\d{0,38})' };
const sequenceNumber = { pattern: '0|([1-9]\\d{0,128})' };

export interface Write {
  readonly stream: Stream;
  readonly limit: WriteLimit;
  readonly accountId: string;
  readonly nowMs: number;
}

export async function putRecord(request: Request, write: Write): Promise<unknown> {
  const ordering = request.text('SequenceNumberForOrdering', sequenceNumber);
  const record = readRecord(request, write.stream);
  request.finish();
  requireOrderingOrThrow(ordering, write);
  const located = locateOrThrow(record, write.stream);
  if (!write.limit.admits(located)) throw throughputExceeded(located, write);
  const [sequence] = await write.stream.append([located]);
  return { ShardId: shardId(located, write.stream), SequenceNumber: sequence, ...encryption(write.stream) };
}

export async function putRecords(request: Request, write: Write): Promise<unknown> {
  const entries = request.requiredStructures('Records', { min: 1, max: recordsMax });
  const records = entries.map((entry) => readRecord(entry, write.stream));
  request.finish();
  if (records.reduce((sum, record) => sum + recordBytes(record), 0) > requestMebibytesMax * mebibyte) {
    throw new AwsError('InvalidArgumentException', `Records size exceeds ${requestMebibytesMax} MB limit`);
  }
  const located = records.map((record) => locateOrThrow(record, write.stream));
  const admitted = located.map((record) => write.limit.admits(record));
  const accepted = located.filter((_, index) => admitted[index]);
  const sequences = accepted.length > 0 ? await write.stream.append(accepted) : [];
  let next = 0;
  return {
    FailedRecordCount: located.length - accepted.length,
    Records: located.map((record, index) => {
      if (admitted[index]) return { SequenceNumber: sequences[next++], ShardId: shardId(record, write.stream) };
      const { code, message } = throughputExceeded(record, write);
      return { ErrorCode: code, ErrorMessage: message };
    }),
    ...encryption(write.stream),
  };
}

interface RequestedRecord {
  readonly partitionKey: string;
  readonly explicitHashKey: string | undefined;
  readonly data: Buffer;
}

/** The stream's limit covers the data together with the partition key. */
function readRecord(request: Request, stream: Stream): RequestedRecord {
  const bytesMax = stream.settings.recordBytesMax;
  const record = {
    partitionKey: request.requiredText('PartitionKey', partitionKey),
    explicitHashKey: request.text('ExplicitHashKey', explicitHashKey),
    data: request.requiredBytes('Data', bytesMax),
  };
  if (record.data.length <= bytesMax && recordBytes(record) > bytesMax) request.tooLong('Data', bytesMax);
  return record;
}

export function recordBytes(record: { readonly partitionKey: string; readonly data: Uint8Array }): number {
  return record.data.length + Buffer.byteLength(record.partitionKey);
}

function locateOrThrow(record: RequestedRecord, stream: Stream): NewRecord {
  const { partitionKey, data } = record;
  if (record.explicitHashKey === undefined) {
    return { partitionKey, data, shardIndex: stream.hashKeyRanges.shardOfPartitionKey(partitionKey) };
  }
  const shardIndex = stream.hashKeyRanges.shardOfExplicitHashKey(record.explicitHashKey);
  if (shardIndex !== undefined) return { partitionKey, data, shardIndex };
  throw new AwsError(
    'InvalidArgumentException',
    'Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. ' +
      `Specified value was ${record.explicitHashKey}`,
  );
}

/** Every new number is greater than any that the shard has given before, so a valid one has nothing left to do. */
function requireOrderingOrThrow(ordering: string | undefined, { stream, accountId, nowMs }: Write): void {
  if (ordering === undefined) return;
  const parsed = parseSequenceNumber(ordering);
  if (parsed && parsed.arrivedSeconds * 1000 <= nowMs) return;
  throw new AwsError(
    'InvalidArgumentException',
    `ExclusiveMinimumSequenceNumber ${ordering} used in PutRecord on stream ${stream.settings.name} ` +
      `under account ${accountId} is invalid.`,
  );
}

function throughputExceeded(record: NewRecord, { stream, accountId }: Write): AwsError {
  return new AwsError(
    'ProvisionedThroughputExceededException',
    `Rate exceeded for shard ${shardId(record, stream)} in stream ${stream.settings.name} under account ${accountId}.`,
  );
}

function shardId(record: NewRecord, stream: Stream): string | undefined {
  return stream.shardIds[record.shardIndex];
}

function encryption(stream: Stream): { EncryptionType: 'KMS' | 'NONE' } {
  return { EncryptionType: stream.settings.keyId === undefined ? 'NONE' : 'KMS' };
}
