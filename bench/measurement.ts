import { costPerMillion, readMeter, type MeterReading } from './meter.ts';
import { UsageWatch } from './process-usage.ts';
import type { Product } from './product.ts';
import type { LocalEndpoints } from './endpoints.ts';
import { takeStalls } from './stalls.ts';

/** What a load costs the system that bears it: processor, memory, disk, stalls, and dollars. */
export class Measurement {
  readonly #product: Product<LocalEndpoints>;
  readonly #before: MeterReading;
  readonly #watch: UsageWatch | null;

  private constructor(product: Product<LocalEndpoints>, before: MeterReading, watch: UsageWatch | null) {
    this.#product = product;
    this.#before = before;
    this.#watch = watch;
  }

  static async begin(product: Product<LocalEndpoints>): Promise<Measurement> {
    const before = await readMeter(product.endpoints);
    const watch = product.process ? await UsageWatch.start(product.process) : null;
    await takeStalls(product.endpoints);
    return new Measurement(product, before, watch);
  }

  /** Another one has begun. */
  abandon(): void {
    this.#watch?.abandon();
  }

  async end(answered: number): Promise<Readonly<Record<string, unknown>>> {
    const { endpoints } = this.#product;
    const stallsMs = await takeStalls(endpoints);
    const usage = await this.#watch?.end(answered);
    const cost = costPerMillion(this.#before, await readMeter(endpoints), answered);
    return { ...usage, stallsMs, cost };
  }
}
