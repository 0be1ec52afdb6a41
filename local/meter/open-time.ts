import type { Meter, Spending } from './meter.ts';

/** Time for which things are open, e.g. connections: its milliseconds times how many there are. */
export class OpenTime {
  readonly #spending: Spending;
  readonly #operation: string;
  readonly #nowMs: () => number;
  #openCount = 0;
  #settledMs: number;

  constructor(meter: Meter, options: { spending: Spending; operation: string; nowMs: () => number }) {
    this.#spending = options.spending;
    this.#operation = options.operation;
    this.#nowMs = options.nowMs;
    this.#settledMs = options.nowMs();
    meter.beforeReading(() => this.#settle());
  }

  opened(): void {
    this.#settle();
    this.#openCount++;
  }

  closed(): void {
    this.#settle();
    this.#openCount--;
  }

  #settle(): void {
    const nowMs = this.#nowMs();
    this.#spending.add(this.#operation, this.#openCount * (nowMs - this.#settledMs));
    this.#settledMs = nowMs;
  }
}
