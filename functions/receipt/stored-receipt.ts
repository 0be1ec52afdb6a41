import { isReceiptId, partitionOf, shardOf, timeMsOf } from '../../resolvers/receipt-id.ts';
import type { ReceiptItem } from '../../resolvers/receipt.ts';

/** An item of the receipts table. */
export interface StoredReceipt extends Omit<ReceiptItem, 'body'> {
  readonly partition: string;
  /** The compressed document. */
  readonly body: Uint8Array;
  /** The compressed lines. */
  readonly lines?: Uint8Array;
  /** Epoch seconds; only of decided receipts. */
  readonly expiresAt?: number;
  /** Counts how often an operator has had it announced again; absent for never. */
  readonly announcements?: number;
}

/**
 * An unmarshalled item. Its bytes are base64 where they come as JSON, from a stream's events or DynamoDB itself.
 * @throws {Error} when it is no receipt.
 */
export function storedReceipt(item: Readonly<Record<string, unknown>>): StoredReceipt {
  const { id, partition, status, version, registrations } = item;
  const whole =
    typeof id === 'string' &&
    isReceiptId(id) &&
    typeof partition === 'string' &&
    typeof status === 'string' &&
    typeof version === 'number' &&
    typeof registrations === 'object';
  if (!whole) throw new Error(`The item ${String(partition)} / ${String(id)} is no receipt.`);
  const { body, lines, ...others } = item;
  return { body: bytesOf(body), ...(lines !== undefined && { lines: bytesOf(lines) }), ...others } as StoredReceipt;
}

export function contractIdOf({ partition }: Pick<StoredReceipt, 'partition'>): string {
  return partition.slice(0, partition.indexOf('#'));
}

/** Of the item, wherever it is. */
export function receiptKeyOf({ id, contractId }: { id: string; contractId: string }): {
  partition: string;
  id: string;
} {
  const day = submittedAtOf({ id }).slice(0, 10);
  return { partition: partitionOf({ contractId, day, shard: shardOf(id) }), id };
}

/** AWSDateTime in UTC. */
export function submittedAtOf({ id }: Pick<StoredReceipt, 'id'>): string {
  return new Date(timeMsOf(id)).toISOString();
}

/** A binary attribute's. @throws {Error} when it is none. */
export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return Buffer.from(value, 'base64');
  throw new Error('A binary attribute of a receipt is missing.');
}
