import type { OrderItem } from '../../generated/schema.ts';

/** Grows with every change that a consumer could stumble over; docs/events says what each version means. */
export const ORDER_ACCEPTED_VERSION = 1;

/** An order has been accepted. Delivered at least once: `id` names the event. */
export interface OrderAccepted {
  readonly type: 'order.accepted';
  readonly schemaVersion: number;
  /** The order's. */
  readonly id: string;
  readonly contractId: string;
  /** AWSDateTime: when it was accepted. */
  readonly time: string;
  readonly payload: {
    readonly customId: string;
    readonly customerId: string;
    readonly items: readonly OrderItem[];
    readonly note?: string;
  };
}
