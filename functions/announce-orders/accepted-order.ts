import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { isOrderId } from '../../resolvers/order-id.ts';
import { latestPlace, type OrderKey } from '../../resolvers/order-place.ts';
import type { StoredOrder } from '../../resolvers/order.ts';
import { timeMsOf } from '../../resolvers/receipt-id.ts';
import { ORDER_ACCEPTED_VERSION, type OrderAccepted } from '../event/order-accepted.ts';

/**
 * The event of an order that has come to be the latest of its payload, or that an operator has announced once more. Null for one
 * that is merely set aside: it had its event when it was the latest.
 * @throws when the item is no order.
 */
export function acceptedOrderOf(record: DynamoDBRecord): OrderAccepted | null {
  const image = record.dynamodb?.NewImage;
  if (!image) return null;
  const { contractId, place, id, customId, customerId, items, note, announcements } = storedOrderOrThrow(
    unmarshall(image as Record<string, AttributeValue>),
  );
  if (place !== latestPlace(contractId, id).place && announcements === undefined) return null;
  return {
    type: 'order.accepted',
    schemaVersion: ORDER_ACCEPTED_VERSION,
    id,
    contractId,
    time: new Date(timeMsOf(id)).toISOString(),
    payload: { customId, customerId, items, ...(typeof note === 'string' && { note }) },
  };
}

/** An item of the orders table; `announcements` counts how often an operator had it announced once more. */
type OrderImage = OrderKey & StoredOrder & { readonly announcements?: number };

function storedOrderOrThrow(item: Readonly<Record<string, unknown>>): OrderImage {
  const { contractId, place, id, customId, customerId, items } = item;
  const isWhole =
    typeof id === 'string' &&
    isOrderId(id) &&
    [contractId, place, customId, customerId].every((text) => typeof text === 'string') &&
    Array.isArray(items);
  if (!isWhole) throw new Error(`The item ${String(contractId)} / ${String(place)} is no order.`);
  return item as unknown as OrderImage;
}
