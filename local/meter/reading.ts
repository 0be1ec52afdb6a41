import type { Unit } from './units.ts';

export interface ReadingEntry {
  readonly unit: Unit;
  /** A physical name: for what the template does not name, `<stack>-<logical id>`. */
  readonly resource: string;
  readonly operation: string;
  /** In the unit's own fine measure; `billedUnits` makes of it what is billed. */
  readonly counted: number;
}

/** What has been counted in a stretch of time. */
export interface Reading {
  readonly sinceMs: number;
  readonly atMs: number;
  readonly entries: readonly ReadingEntry[];
}

/** What was spent between two readings of one meter. */
export function subtract(later: Reading, earlier: Reading): Reading {
  const before = new Map(earlier.entries.map((entry) => [keyOf(entry), entry.counted]));
  const entries = later.entries
    .map((entry) => ({ ...entry, counted: entry.counted - (before.get(keyOf(entry)) ?? 0) }))
    .filter(({ counted }) => counted > 0);
  return { sinceMs: earlier.atMs, atMs: later.atMs, entries };
}

function keyOf({ unit, resource, operation }: ReadingEntry): string {
  return JSON.stringify([unit, resource, operation]);
}
