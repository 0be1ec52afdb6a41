import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { z } from 'zod';
import { isOrderId } from '../../resolvers/order-id.ts';
import { latestPlace } from '../../resolvers/order-place.ts';
import { timeMsOf } from '../../resolvers/receipt-id.ts';
import { ORDER_ACCEPTED_VERSION, type OrderAccepted } from '../event/order-accepted.ts';

/** An item of the orders table. */
const orderSchema = z.object({
  contractId: z.string(),
  place: z.string(),
  id: z.string().refine(isOrderId),
  customId: z.string(),
  customerId: z.string(),
  items: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  note: z.string().exactOptional(),
});

/**
 * The event of an order that has come to be the latest of its payload. Null for one that is merely set aside: it had its event
 * when it was the latest.
 * @throws when the item is no order.
 */
export function acceptedOrderOf(record: DynamoDBRecord): OrderAccepted | null {
  const image = record.dynamodb?.NewImage;
  if (!image) return null;
  const item = orderSchema.parse(unmarshall(image as Record<string, AttributeValue>));
  const { contractId, place, id, customId, customerId, items, note } = item;
  if (place !== latestPlace(contractId, id).place) return null;
  return {
    type: 'order.accepted',
    schemaVersion: ORDER_ACCEPTED_VERSION,
    id,
    contractId,
    time: new Date(timeMsOf(id)).toISOString(),
    payload: { customId, customerId, items, ...(note !== undefined && { note }) },
  };
}
