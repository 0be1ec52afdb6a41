/**
 * The services that every receipt is registered with. Adding one is one entry here: its parameter, its retry queue with
 * dead letters, its alarms and the environment of the functions that call it all follow.
 */
export interface ExternalService {
  /** As receipt types name it in `services`, lower case. */
  readonly name: string;
  /** The template parameter that holds its address. */
  readonly urlParameter: string;
}

export const externalServices: readonly ExternalService[] = [
  { name: 'tax', urlParameter: 'TaxServiceUrl' },
  { name: 'logistics', urlParameter: 'LogisticsServiceUrl' },
];

/** The variable that tells a function where the service is. */
export function urlVariable(service: ExternalService): string {
  return `${service.name.toUpperCase()}_URL`;
}

/** The variable that tells a function which queue holds the service's unknown outcomes. */
export function retryQueueVariable(service: ExternalService): string {
  return `${service.name.toUpperCase()}_RETRY_QUEUE_URL`;
}
