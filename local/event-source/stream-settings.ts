/** What the template says about one mapping of a stream, with AWS's defaults filled in. */
export interface StreamSettings {
  /** Stable over restarts: checkpoints are kept under it. */
  readonly mappingId: string;
  readonly functionArn: string;
  readonly startingPosition: StartingPosition;
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  readonly parallelizationFactor: number;
  readonly bisectOnError: boolean;
  /** Infinity: until the record leaves the stream. */
  readonly retriesMax: number;
  /** Infinity: as long as the stream keeps it. */
  readonly recordAgeMsMax: number;
  readonly reportsItemFailures: boolean;
}

export type StartingPosition =
  | { readonly kind: 'TRIM_HORIZON' }
  | { readonly kind: 'LATEST' }
  | { readonly kind: 'AT_TIMESTAMP'; readonly timestampMs: number };

/** A record on its way, its JSON made once however often it is sent. */
export interface QueuedRecord {
  readonly sequenceNumber: string;
  /** The record that was read before it in the shard, of whatever lane: what a checkpoint just before this one says. */
  readonly previous: string | undefined;
  /** When the stream took it. */
  readonly arrivalMs: number;
  /** When it came to its lane. */
  readonly queuedMs: number;
  readonly json: string;
  /** Of `json`, in UTF-8. */
  readonly bytes: number;
}

/**
 * A payload that is made once there is an execution environment for it: what has come while the invocation waited goes along, so
 * that under load batches grow instead of waiting.
 */
export interface GatheredPayload {
  readonly make: () => string;
  /** How late it may be while the machine has others to serve. */
  readonly spareMs: number;
}

/** What Lambda answers, or rather the function: `payload` is JSON. */
export interface FunctionAnswer {
  readonly payload: string;
  readonly functionError: string | undefined;
}

/** @throws {AwsError} when the function could not be called, e.g. `TooManyRequestsException`. */
export type InvokeFunction = (functionArn: string, payload: string | GatheredPayload) => Promise<FunctionAnswer>;

/** An invocation's payload: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const batchBytesMax = 6_291_456;
/** `{"Records":[]}` */
export const envelopeBytes = 14;

export function batchPayload(records: readonly { readonly json: string }[]): string {
  return `{"Records":[${records.map(({ json }) => json).join(',')}]}`;
}

/** How many of the first records fit into one batch: at least one, so that nothing waits for ever. */
export function fittingCount(records: readonly { readonly bytes: number }[], countMax: number): number {
  let bytes = envelopeBytes;
  let count = 0;
  for (const record of records) {
    bytes += record.bytes + 1;
    if (count === countMax || (count > 0 && bytes > batchBytesMax)) break;
    count++;
  }
  return count;
}
