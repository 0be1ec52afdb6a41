import { build, type Histogram } from 'hdr-histogram-js';

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** Microseconds; up to two minutes, to three digits. */
const histogramOptions = {
  lowestDiscernibleValue: 1,
  highestTrackableValue: 120_000_000,
  numberOfSignificantValueDigits: 3,
} as const;

/** Times, kept in an HdrHistogram. */
export class Latencies {
  readonly #histogram: Histogram = build(histogramOptions);

  recordMs(ms: number): void {
    this.#histogram.recordValue(Math.max(1, Math.round(ms * 1000)));
  }

  get count(): number {
    return this.#histogram.totalCount;
  }

  summary(): Latency {
    const at = (percentile: number): number => Math.round(this.#histogram.getValueAtPercentile(percentile) / 10) / 100;
    return { p50: at(50), p90: at(90), p95: at(95), p99: at(99), p999: at(99.9), max: at(100) };
  }
}
