import type { OrderAccepted } from '../event/order-accepted.ts';

/** What one customer of one contract has ordered. No event's place in time matters to any of it. */
export interface CustomerTotals {
  readonly contractId: string;
  readonly customerId: string;
  /** Orders. */
  readonly orders: number;
  /** Articles, over all items of all orders. */
  readonly units: number;
  /** AWSDateTime. */
  readonly firstOrderAt: string;
  /** AWSDateTime. */
  readonly lastOrderAt: string;
}

export function withOrder(
  totals: CustomerTotals | undefined,
  { contractId, time, payload }: OrderAccepted,
): CustomerTotals {
  const units = payload.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const { customerId } = payload;
  if (!totals) return { contractId, customerId, orders: 1, units, firstOrderAt: time, lastOrderAt: time };
  return {
    contractId,
    customerId,
    orders: totals.orders + 1,
    units: totals.units + units,
    firstOrderAt: time < totals.firstOrderAt ? time : totals.firstOrderAt,
    lastOrderAt: time > totals.lastOrderAt ? time : totals.lastOrderAt,
  };
}

/** The key of the totals table. */
export function totalsKey({ contractId, payload }: Pick<OrderAccepted, 'contractId' | 'payload'>): string {
  return `${contractId}#${payload.customerId}`;
}

/** @throws when a stored item is none. */
export function parseTotals(item: Readonly<Record<string, unknown>>): CustomerTotals {
  const { contractId, customerId, orders, units, firstOrderAt, lastOrderAt } = item;
  if (
    typeof contractId !== 'string' ||
    typeof customerId !== 'string' ||
    typeof orders !== 'number' ||
    typeof units !== 'number' ||
    typeof firstOrderAt !== 'string' ||
    typeof lastOrderAt !== 'string'
  ) {
    throw new Error(`The item ${JSON.stringify(item)} holds no totals.`);
  }
  return { contractId, customerId, orders, units, firstOrderAt, lastOrderAt };
}
