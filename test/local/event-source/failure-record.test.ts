import { expect, test } from 'vitest';
import { failureRecord, type Discard } from '../../../local/event-source/failure-record.ts';
import { MemoryStream } from './memory-stream.ts';

const about = { functionArn: 'arn:function', requestId: 'request-1', nowMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678) };

function discarded(overrides: Partial<Discard> = {}): Discard {
  const record = { previous: undefined, queuedMs: 0, json: '{}', bytes: 2 };
  return {
    condition: 'RetryAttemptsExhausted',
    records: [
      { ...record, sequenceNumber: '001', arrivalMs: Date.UTC(2026, 0, 2, 3, 0, 0, 999) },
      { ...record, sequenceNumber: '005', arrivalMs: Date.UTC(2026, 0, 2, 3, 0, 1) },
    ],
    shardId: 'shardId-1',
    invokeCount: 4,
    lastAnswer: { functionError: 'Unhandled' },
    ...overrides,
  };
}

test('failureRecord says where the records stand in a DynamoDB stream', () => {
  const stream = new MemoryStream('aws:dynamodb');
  expect(JSON.parse(failureRecord(discarded(), { ...about, stream }))).toEqual({
    requestContext: {
      requestId: 'request-1',
      functionArn: 'arn:function',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 4,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-01-02T03:04:05.678Z',
    DDBStreamBatchInfo: {
      shardId: 'shardId-1',
      startSequenceNumber: '001',
      endSequenceNumber: '005',
      approximateArrivalOfFirstRecord: '2026-01-02T03:00:00Z',
      approximateArrivalOfLastRecord: '2026-01-02T03:00:01Z',
      batchSize: 2,
      streamArn: stream.arn,
    },
  });
});

test('failureRecord leaves out a response that there was none of, and names a Kinesis stream', () => {
  const stream = new MemoryStream('aws:kinesis');
  const discard = discarded({ condition: 'RecordAgeExceeded', invokeCount: 0, lastAnswer: undefined });
  const record = JSON.parse(failureRecord(discard, { ...about, stream })) as Record<string, unknown>;
  expect(Object.keys(record)).toEqual(['requestContext', 'version', 'timestamp', 'KinesisBatchInfo']);
});
