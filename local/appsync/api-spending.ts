import { OpenTime } from '../meter/open-time.ts';
import type { Meter, Spending } from '../meter/meter.ts';
import type { Caller } from './graphql-api.ts';

/**
 * An update to one client is paid for once for each begun 5 kB.
 * https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
 */
const updateBytes = 5 * 1024;
/** About what stands before an answer's body: status, date, ids, CORS. */
const responseHeadBytes = 500;
/**
 * What AppSync logs of any request once logging is on, whatever the field log level, and without verbose content: an estimate.
 * Begin, query, RequestSummary, ExecutionSummary, tokens, end: each with the request's id and 26 bytes of CloudWatch's own.
 * https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
 */
const requestLogBytes = 1_400;

/** What one API costs by its use. */
export class ApiSpending {
  readonly connections: OpenTime;
  readonly #isFirewalled: boolean;
  readonly #isLogging: boolean;
  readonly #operations: Spending;
  readonly #updates: Spending;
  readonly #transferOut: Spending;
  readonly #firewall: Spending;
  readonly #logs: Spending;

  constructor(options: {
    readonly meter: Meter;
    readonly apiName: string;
    readonly isFirewalled: boolean;
    readonly isLogging: boolean;
    readonly nowMs: () => number;
  }) {
    const { meter, apiName, nowMs } = options;
    this.#isFirewalled = options.isFirewalled;
    this.#isLogging = options.isLogging;
    this.#operations = meter.spent('appsyncOperations', apiName);
    this.#updates = meter.spent('appsyncUpdates', apiName);
    this.#transferOut = meter.spent('transferOutGb', apiName);
    this.#firewall = meter.spent('firewallRequests', apiName);
    this.#logs = meter.spent('logsGb', apiName);
    const spending = meter.spent('appsyncConnectionMinutes', apiName);
    this.connections = new OpenTime(meter, { spending, operation: 'connected', nowMs });
  }

  /** A firewall sees every request, and is paid for those that it or the API turns away too. */
  arrived(kind: 'HTTP' | 'WebSocket'): void {
    if (this.#isFirewalled) this.#firewall.add(kind, 1);
  }

  /** One request is one operation, however many fields and resolvers it has. */
  executed(rootField: string, queryLength: number): void {
    this.#operations.add(rootField, 1);
    if (this.#isLogging) this.#logs.add(rootField, requestLogBytes + queryLength);
  }

  /** Whoever signs for IAM is taken to stand in the region itself, where there is nothing to pay. */
  answered(caller: Caller | undefined, bodyBytes: number): void {
    if (caller?.mode !== 'AWS_IAM') this.#transferOut.add('HTTP', bodyBytes + responseHeadBytes);
  }

  /** A frame of any kind, to one client. */
  sent(bytes: number): void {
    this.#transferOut.add('WebSocket', bytes);
  }

  /** News for one subscription, in `billedUpdates`. */
  updated(subscriptionField: string, billed: number): void {
    this.#updates.add(subscriptionField, billed);
  }
}

export function billedUpdates(bytes: number): number {
  return Math.ceil(bytes / updateBytes);
}
