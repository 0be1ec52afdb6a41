import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';

/**
 * Works on every record of a batch at once, and reports those that failed: Lambda delivers the batch again from the first
 * of them. https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function reportFailures(
  records: readonly DynamoDBRecord[],
  work: (record: DynamoDBRecord) => Promise<void>,
): Promise<DynamoDBBatchResponse> {
  const outcomes = await Promise.allSettled(records.map(work));
  const failures = outcomes.flatMap((outcome, index) => {
    const record = records[index];
    if (outcome.status === 'fulfilled' || !record) return [];
    console.error('record failed', record.dynamodb?.Keys, outcome.reason);
    return [{ itemIdentifier: sequenceNumberOf(record) }];
  });
  return { batchItemFailures: failures };
}

function sequenceNumberOf(record: DynamoDBRecord): string {
  return record.dynamodb?.SequenceNumber ?? '';
}
