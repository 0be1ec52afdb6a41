import type { OrderAccepted } from './order-accepted.ts';

/**
 * An event as a Kinesis record carries it, base64. Members that it does not know it passes over: they are how a schema version
 * may grow.
 * @throws {Error} when it is no `order.accepted` of a version that this code knows.
 */
export function readOrderAccepted(data: string): OrderAccepted {
  const event: unknown = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
  if (!isOrderAccepted(event)) throw new Error('The record is no order.accepted of schema version 1.');
  return event;
}

function isOrderAccepted(event: unknown): event is OrderAccepted {
  if (!isRecord(event) || !isRecord(event['payload'])) return false;
  const { type, schemaVersion, id, contractId, time, payload } = event;
  const { customId, customerId, items } = payload;
  return (
    type === 'order.accepted' &&
    schemaVersion === 1 &&
    [id, contractId, time, customId, customerId].every((text) => typeof text === 'string' && text !== '') &&
    Array.isArray(items) &&
    items.every((item) => isRecord(item) && typeof item['sku'] === 'string' && Number.isSafeInteger(item['quantity']))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
