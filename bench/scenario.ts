import type { Endpoints } from './endpoints.ts';

export interface ScenarioOptions {
  /** Offered requests a second. */
  readonly ratePerSecond: number;
  readonly seconds: number;
}

/** One kind of load: puts it on a running system, then holds the system to what it has answered. */
export interface Scenario {
  readonly defaults: ScenarioOptions;
  readonly run: (endpoints: Endpoints, options: ScenarioOptions) => Promise<Readonly<Record<string, unknown>>>;
}
