/**
 * Where orders are in the orders table. One item per payload, its partition the contract, holds the order whose window was the
 * latest to begin; orders of the same payload from earlier windows are set aside beside it.
 * Written in AppSync's subset of JavaScript, for resolvers and functions alike.
 */
import { fingerprintIn } from './order-id.ts';

export type OrderKey = { contractId: string; place: string };

/** Where the latest order of a payload is. */
export function latestPlace(contractId: string, orderId: string): OrderKey {
  return { contractId, place: fingerprintIn(orderId) };
}

/** Where an order is once a later one of the same payload has taken its place. */
export function setAsidePlace(contractId: string, orderId: string): OrderKey {
  return { contractId, place: `${fingerprintIn(orderId)}#${orderId}` };
}
