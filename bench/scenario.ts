import type { Endpoints, LocalEndpoints } from './endpoints.ts';

export interface ScenarioOptions {
  /** Offered requests a second. */
  readonly ratePerSecond: number;
  readonly seconds: number;
  /** To be called when all is prepared and the load begins. */
  readonly onLoad?: () => Promise<void>;
}

/** What a scenario has found, with the count that its cost is divided by. */
export type ScenarioResult = Readonly<Record<string, unknown>> & { readonly answered: number };

/** One kind of load: puts it on a running system, then holds the system to what it has answered. */
export interface Scenario {
  readonly defaults: ScenarioOptions;
  readonly run: (endpoints: LocalEndpoints, options: ScenarioOptions) => Promise<ScenarioResult>;
  /** The same where nothing tells that the system has settled; without it the scenario is for one machine alone. */
  readonly runOnAws?: (endpoints: Endpoints, options: ScenarioOptions) => Promise<ScenarioResult>;
}

/** One piece of work, done by this service and by others, in this process. */
export interface Comparison {
  readonly compare: () => Promise<Readonly<Record<string, unknown>>>;
}
