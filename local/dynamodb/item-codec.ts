import type { Item } from './attribute-value.ts';

/**
 * A stored item: its size as AWS counts it, when it expires, and the item itself as JSON. The numbers in front let a
 * query count pages, and a write keep the expiry index, without reading the item.
 */
const sizeOffset = 0;
const expiryOffset = 4;
const jsonOffset = 12;

export interface EncodedItem {
  readonly item: Item;
  readonly value: Uint8Array;
  readonly sizeBytes: number;
  /** Epoch seconds; 0 when the item does not expire. */
  readonly expiresAtSeconds: number;
}

export function encodeItem(item: Item, properties: { sizeBytes: number; expiresAtSeconds: number }): EncodedItem {
  const json = JSON.stringify(item);
  const value = Buffer.allocUnsafe(jsonOffset + Buffer.byteLength(json));
  value.writeUInt32LE(properties.sizeBytes, sizeOffset);
  value.writeDoubleLE(properties.expiresAtSeconds, expiryOffset);
  value.write(json, jsonOffset);
  return { item, value, ...properties };
}

/** An item as it was read; decoded only when somebody looks. */
export class StoredItem implements EncodedItem {
  readonly value: Buffer;
  #item: Item | undefined;

  constructor(value: Uint8Array) {
    this.value = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }

  get sizeBytes(): number {
    return this.value.readUInt32LE(sizeOffset);
  }

  get expiresAtSeconds(): number {
    return this.value.readDoubleLE(expiryOffset);
  }

  get item(): Item {
    this.#item ??= decodeItem(this.value);
    return this.#item;
  }
}

/** A fresh copy on every call. */
export function decodeItem(value: Uint8Array): Item {
  // The only writer of these bytes is `encodeItem`.
  return JSON.parse(itemJson(value)) as Item;
}

export function itemJson(value: Uint8Array): string {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8', jsonOffset);
}
