import type { KinesisStreamBatchResponse, KinesisStreamRecord } from 'aws-lambda';
import type { OrderAccepted } from '../event/order-accepted.ts';
import { readOrderAccepted } from '../event/read-order-accepted.ts';
import { applyOnce, type Memory } from '../idempotency/apply-once.ts';
import { totalsKey, withOrder, type CustomerTotals } from './totals.ts';

/** Customers worked on at once. */
const CUSTOMERS_AT_ONCE = 25;

interface Delivery {
  readonly event: OrderAccepted;
  readonly sequenceNumber: string;
}

/**
 * Counts a batch of orders, each once, whatever was delivered before.
 * @returns the records that were not counted: Lambda delivers them again, from the first of them.
 */
export async function countOrders(
  memory: Memory<CustomerTotals>,
  records: readonly KinesisStreamRecord[],
): Promise<KinesisStreamBatchResponse> {
  const failures: string[] = [];
  const byCustomer = new Map<string, Delivery[]>();
  for (const { kinesis } of records) {
    try {
      const event = readOrderAccepted(kinesis.data);
      const delivery = { event, sequenceNumber: kinesis.sequenceNumber };
      byCustomer.set(totalsKey(event), [...(byCustomer.get(totalsKey(event)) ?? []), delivery]);
    } catch (error) {
      // Nobody can count it: it goes to the failure destination, and holds up nothing on its way there.
      console.error('event is none', kinesis.sequenceNumber, error);
      failures.push(kinesis.sequenceNumber);
    }
  }
  const customers = [...byCustomer];
  for (let start = 0; start < customers.length; start += CUSTOMERS_AT_ONCE) {
    const some = customers.slice(start, start + CUSTOMERS_AT_ONCE);
    const uncounted = await Promise.all(some.map(([key, deliveries]) => countCustomer(memory, key, deliveries)));
    failures.push(...uncounted.flat());
  }
  return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
}

async function countCustomer(
  memory: Memory<CustomerTotals>,
  key: string,
  deliveries: readonly Delivery[],
): Promise<readonly string[]> {
  try {
    await applyOnce(memory, { key, events: deliveries.map(({ event }) => event), apply: withOrder });
    return [];
  } catch (error) {
    console.error('orders were not counted', key, error);
    return deliveries.map(({ sequenceNumber }) => sequenceNumber);
  }
}
