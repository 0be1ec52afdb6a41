import type { ReadingEntry, Reading } from './reading.ts';
import type { Unit } from './units.ts';

/** One number that only grows; adding to it allocates nothing. */
class Counter {
  total = 0;
}

/** What one resource spends of one unit, by operation. Whoever spends keeps it, and adds to it as he goes. */
export class Spending {
  readonly unit: Unit;
  readonly resource: string;
  readonly #byOperation = new Map<string, Counter>();

  constructor(unit: Unit, resource: string) {
    this.unit = unit;
    this.resource = resource;
  }

  /** `operation` is one of a closed set: each is kept for as long as the process lives. */
  add(operation: string, amount: number): void {
    const counter = this.#byOperation.get(operation) ?? this.#open(operation);
    counter.total += amount;
  }

  *entries(): Iterable<ReadingEntry> {
    const { unit, resource } = this;
    for (const [operation, { total }] of this.#byOperation) {
      if (total > 0) yield { unit, resource, operation, counted: total };
    }
  }

  #open(operation: string): Counter {
    const counter = new Counter();
    this.#byOperation.set(operation, counter);
    return counter;
  }
}

/**
 * Counts every billable unit since the process began. Totals are not kept over a restart: two readings and their difference
 * say what a stretch of work has cost.
 */
export class Meter {
  readonly #spendings = new Map<string, Spending>();
  readonly #beforeReading: (() => void)[] = [];
  readonly #startedMs = Date.now();

  /** The same for the same unit and resource. */
  spent(unit: Unit, resource: string): Spending {
    const key = `${unit} ${resource}`;
    const known = this.#spendings.get(key);
    if (known) return known;
    const spending = new Spending(unit, resource);
    this.#spendings.set(key, spending);
    return spending;
  }

  /** For what is spent by the passing of time: `settle` adds what has come together since it was called last. */
  beforeReading(settle: () => void): void {
    this.#beforeReading.push(settle);
  }

  reading(): Reading {
    for (const settle of this.#beforeReading) settle();
    const entries = [...this.#spendings.values()].flatMap((spending) => [...spending.entries()]);
    return { sinceMs: this.#startedMs, atMs: Date.now(), entries };
  }
}
