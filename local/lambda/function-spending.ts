import type { Meter, Spending } from '../meter/meter.ts';
import type { FunctionConfiguration } from './function-configuration.ts';

/**
 * What a log event costs beside its text, and about what Lambda puts around it in JSON format: timestamp, level, request id.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogEvents.html
 */
const eventOverheadBytes = 26;
const lineEnvelopeBytes = 116;
/**
 * Lambda's own two lines for an invocation at level INFO, `platform.start` and `platform.report`, as the documentation shows
 * them; at WARN an invocation that goes well leaves neither.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
 */
const startLineBytes = 170;
const reportLineBytes = 330;

/**
 * What one function costs: each invocation's own time in whole milliseconds, and the load of its module, which AWS charges alike
 * since August 2025. https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/
 */
export class FunctionSpending {
  readonly #memoryMb: number;
  readonly #platformLogBytes: number;
  readonly #requests: Spending;
  readonly #gbSeconds: Spending;
  readonly #logs: Spending;

  constructor(meter: Meter, { name, memoryMb, systemLogLevel }: FunctionConfiguration) {
    this.#memoryMb = memoryMb;
    this.#platformLogBytes = systemLogLevel === 'WARN' ? 0 : startLineBytes + reportLineBytes + 2 * eventOverheadBytes;
    this.#requests = meter.spent('lambdaRequests', name);
    this.#gbSeconds = meter.spent('lambdaGbSeconds', name);
    this.#logs = meter.spent('logsGb', name);
  }

  initialised(initMs: number): void {
    this.#gbSeconds.add('init', this.#memoryMb * Math.ceil(initMs));
  }

  invoked(durationMs: number): void {
    this.#requests.add('invoke', 1);
    this.#gbSeconds.add('invoke', this.#memoryMb * Math.ceil(durationMs));
    this.#logs.add('platform', this.#platformLogBytes);
  }

  logged(message: string): void {
    this.#logs.add('console', Buffer.byteLength(message) + lineEnvelopeBytes + eventOverheadBytes);
  }
}
