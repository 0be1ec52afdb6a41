import { util } from '@aws-appsync/utils';
import type { OrderItem } from '../generated/schema.ts';
import { timeMsOf } from './receipt-id.ts';

/** An item of the orders table, its key aside. */
export interface StoredOrder {
  id: string;
  customId: string;
  customerId: string;
  items: readonly OrderItem[];
  note?: string | null;
}

/** What the steps of a submission hand on to each other. */
export interface OrderStash {
  fingerprint: string;
  /** The order that is to be the answer; its time is when its window begins, or would have begun. */
  id: string;
  /** This submission is a retry under a client key that was claimed before. */
  isRetry: boolean;
  /** The order was stored by another submission. */
  replayed: boolean;
  /** The id that the client key was claimed for; absent without a client key. */
  claimedId?: string;
  /** An order that may have been set aside: to be looked for. */
  earlierId?: string;
  /** The latest order of the same payload, its window over: to be set aside. */
  superseded?: StoredOrder;
}

/** An order as GraphQL's. */
export function orderOf(order: StoredOrder, replayed: boolean) {
  return {
    id: order.id,
    customId: order.customId,
    customerId: order.customerId,
    items: order.items,
    note: order.note,
    status: 'ACCEPTED',
    acceptedAt: util.time.epochMilliSecondsToISO8601(timeMsOf(order.id)),
    replayed,
  };
}
