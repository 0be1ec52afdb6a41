import type { Node } from 'constructs';

/**
 * The services that receipts are registered with. Adding one is one entry here and its adapter,
 * `functions/registration/services/<name>.ts`: its parameter, its secret, its retry queue with dead letters, its alarms and
 * the environment of the functions that call it all follow.
 */
export interface ExternalService {
  /** As receipt types name it in `services`: lower-case letters. */
  readonly name: string;
  /** The template parameter that holds its address. */
  readonly urlParameter: string;
  /** Batches of ten of its retry queue at a time, while a backlog drains: what it can bear after an outage; 2..1,000. */
  readonly retryConcurrency: number;
}

export const externalServices: readonly ExternalService[] = [
  { name: 'tax', urlParameter: 'TaxServiceUrl', retryConcurrency: 5 },
  { name: 'logistics', urlParameter: 'LogisticsServiceUrl', retryConcurrency: 5 },
];

/** Shows what a service more takes; deployed only where the context `demoServices` says so. */
const demoServices: readonly ExternalService[] = [
  { name: 'loyalty', urlParameter: 'LoyaltyServiceUrl', retryConcurrency: 2 },
];

/** The services of this app. */
export function servicesOf(node: Node): readonly ExternalService[] {
  const withDemo: unknown = node.tryGetContext('demoServices');
  return withDemo === true || withDemo === 'true' ? [...externalServices, ...demoServices] : externalServices;
}

/** `tax` as constructs are called: `Tax`. */
export function constructName({ name }: ExternalService): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
