import type { ShardedStream } from './sharded-stream.ts';
import type { QueuedRecord } from './stream-settings.ts';

export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface Discard {
  readonly condition: DiscardCondition;
  readonly records: readonly QueuedRecord[];
  readonly shardId: string;
  readonly invokeCount: number;
  /** The last answer; undefined when the function was never reached. */
  readonly lastAnswer: { readonly functionError: string | undefined } | undefined;
}

/**
 * The message that a failure destination receives: where the records stand in the stream, not the records.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export function failureRecord(
  discard: Discard,
  about: { stream: ShardedStream; functionArn: string; requestId: string; nowMs: number },
): string {
  const { condition, records, shardId, invokeCount, lastAnswer } = discard;
  const [first] = records;
  const last = records.at(-1);
  if (!first || !last) throw new Error('A discard needs at least one record.');
  const batchInfo = {
    shardId,
    startSequenceNumber: first.sequenceNumber,
    endSequenceNumber: last.sequenceNumber,
    approximateArrivalOfFirstRecord: inSeconds(first.arrivalMs),
    approximateArrivalOfLastRecord: inSeconds(last.arrivalMs),
    batchSize: records.length,
    streamArn: about.stream.arn,
  };
  return JSON.stringify({
    requestContext: {
      requestId: about.requestId,
      functionArn: about.functionArn,
      condition,
      approximateInvokeCount: invokeCount,
    },
    ...(lastAnswer && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(lastAnswer.functionError !== undefined && { functionError: lastAnswer.functionError }),
      },
    }),
    version: '1.0',
    timestamp: new Date(about.nowMs).toISOString(),
    [about.stream.eventSource === 'aws:dynamodb' ? 'DDBStreamBatchInfo' : 'KinesisBatchInfo']: batchInfo,
  });
}

function inSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
