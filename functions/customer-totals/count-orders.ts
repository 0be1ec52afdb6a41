import type { KinesisStreamBatchResponse, KinesisStreamRecord } from 'aws-lambda';
import type { OrderAccepted } from '../event/order-accepted.ts';
import { readOrderAccepted } from '../event/read-order-accepted.ts';
import { applyOnce, type Memory } from '../idempotency/apply-once.ts';
import { totalsKey, withOrder, type CustomerTotals } from './totals.ts';

/**
 * Counts a batch of orders, each once, whatever was delivered before.
 * @returns the records that nobody can count: Lambda delivers them again, and then sets them aside.
 * @throws when the table does not take the others: Lambda delivers the batch again, in halves.
 */
export async function countOrders(
  memory: Memory<CustomerTotals>,
  records: readonly KinesisStreamRecord[],
): Promise<KinesisStreamBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  const events = new Map<string, OrderAccepted[]>();
  for (const { kinesis } of records) {
    try {
      const event = readOrderAccepted(kinesis.data);
      const customer = events.get(totalsKey(event));
      if (customer) customer.push(event);
      else events.set(totalsKey(event), [event]);
    } catch (error) {
      console.error('event is none', kinesis.sequenceNumber, error);
      batchItemFailures.push({ itemIdentifier: kinesis.sequenceNumber });
    }
  }
  await applyOnce(memory, { events, apply: withOrder });
  return { batchItemFailures };
}
