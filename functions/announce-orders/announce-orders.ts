import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { StreamEntry } from '../event/event-stream.ts';
import { acceptedOrderOf } from './accepted-order.ts';

/** Puts entries on the event stream, in order. Answers the indexes of those that could not be put. */
export type Put = (entries: readonly StreamEntry[]) => Promise<ReadonlySet<number>>;

/**
 * Tells the event stream of every accepted order, under its contract as the key: a contract's events stay in order.
 * @returns the records that were not announced: Lambda delivers them again, from the first of them.
 */
export async function announceOrders(put: Put, records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchResponse> {
  const failures: string[] = [];
  const entries: { readonly sequenceNumber: string; readonly entry: StreamEntry }[] = [];
  for (const record of records) {
    const sequenceNumber = record.dynamodb?.SequenceNumber ?? '';
    try {
      const event = acceptedOrderOf(record);
      if (event) entries.push({ sequenceNumber, entry: { key: event.contractId, data: encoded(event) } });
    } catch (error) {
      // It goes to the failure destination in the end; the others do not wait for it.
      console.error('record is no order', record.dynamodb?.Keys, error);
      failures.push(sequenceNumber);
    }
  }
  const unput = entries.length > 0 ? await put(entries.map(({ entry }) => entry)) : new Set<number>();
  failures.push(...entries.filter((_, index) => unput.has(index)).map(({ sequenceNumber }) => sequenceNumber));
  return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
}

function encoded(event: object): Uint8Array {
  return Buffer.from(JSON.stringify(event));
}
