import type { ReturnConsumedCapacity } from './request.ts';

/**
 * What an operation costs on demand.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
const writeUnitBytes = 1024;
const readUnitBytes = 4096;

/** A write costs by the larger of the item before and after. */
export function writeUnits(...sizesBytes: readonly (number | undefined)[]): number {
  const largest = sizesBytes.reduce<number>((most, size) => Math.max(most, size ?? 0), 0);
  return Math.max(1, Math.ceil(largest / writeUnitBytes));
}

/** An eventually consistent read costs half of a consistent one. */
export function readUnits(sizeBytes: number, consistent: boolean | undefined): number {
  return Math.max(1, Math.ceil(sizeBytes / readUnitBytes)) * (consistent ? 1 : 0.5);
}

export interface ConsumedCapacity {
  readonly TableName: string;
  readonly CapacityUnits: number;
  readonly Table?: { readonly CapacityUnits: number };
}

export function consumedCapacity(
  wanted: ReturnConsumedCapacity | undefined,
  used: { tableName: string; units: number },
): ConsumedCapacity | undefined {
  if (wanted === undefined || wanted === 'NONE') return undefined;
  return {
    TableName: used.tableName,
    CapacityUnits: used.units,
    ...(wanted === 'INDEXES' && { Table: { CapacityUnits: used.units } }),
  };
}
