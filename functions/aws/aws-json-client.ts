import { setTimeout as pause } from 'node:timers/promises';
import { callHttp, type HttpAnswer } from '../http-call.ts';
import type { AwsTarget } from './aws-target.ts';
import { signedHeaders } from './signed-headers.ts';

export interface AwsService {
  /** As hosts and signatures name it. */
  readonly name: 'dynamodb' | 'kinesis';
  /** What operations are prefixed with in `X-Amz-Target`. */
  readonly target: string;
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
}

/** What AWS answers instead: its error's name without the namespace, and the other members of the answer. */
export class AwsCallError extends Error {
  override readonly name: string;
  readonly statusCode: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(statusCode: number, answer: Readonly<Record<string, unknown>>) {
    const { __type, message, Message, ...details } = answer;
    super(textOr(message ?? Message, `HTTP status ${statusCode}`));
    this.name = textOr(__type, 'UnknownError').replace(/^.*#/, '');
    this.statusCode = statusCode;
    this.details = details;
  }
}

/** As the SDK's standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
export const ATTEMPTS_MAX = 3;
const BACKOFF_MS = 50;
/**
 * DynamoDB and Kinesis answer in milliseconds; a connection that says nothing for so long is dead. Repeating a call that is merely
 * slow would be paid for twice.
 */
const TIMEOUT_MS = 15_000;
/** A page of a query has 1 MB of items, which JSON and base64 make somewhat larger. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024;
/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html lists what counts as throttling. */
const THROTTLED = /^(?:Throttl|TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|LimitExceeded)/;

/**
 * Calls operations of AWS's JSON protocols. It does what the functions on the way of every receipt and order need of the SDK's
 * clients, for a fifth of their processor time and none of their start: docs/decisions/010-slim-aws-calls.md.
 */
export class AwsJsonClient {
  readonly #service: AwsService;
  readonly #target: AwsTarget;
  readonly #url: URL;

  constructor(service: AwsService, target: AwsTarget) {
    const { region, endpoint } = target;
    this.#service = service;
    this.#target = target;
    this.#url = new URL(endpoint ?? `https://${service.name}.${region}.${domainOf(region)}`);
  }

  /**
   * Tries again what was throttled, or has failed on the way or inside AWS. What is called has to bear being carried out twice.
   * @throws {AwsCallError}, or when AWS cannot be reached
   */
  async call<Output>(operation: string, input: object): Promise<Output> {
    const body = JSON.stringify(input);
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.#once(operation, body)) as Output;
      } catch (error) {
        if (attempt === ATTEMPTS_MAX || !isWorthRepeating(error)) throw error;
        await backOff(attempt);
      }
    }
  }

  async #once(operation: string, body: string): Promise<unknown> {
    const { name, contentType, target } = this.#service;
    const headers = { 'content-type': contentType, 'x-amz-target': `${target}.${operation}` };
    const answer = await callHttp(this.#url, {
      method: 'POST',
      headers: signedHeaders(this.#target, { service: name, url: this.#url, headers, body }),
      body,
      timeoutMs: TIMEOUT_MS,
      answerBytesMax: ANSWER_BYTES_MAX,
    });
    const content = parse(answer);
    if (answer.status === 200) return content;
    throw new AwsCallError(answer.status, content);
  }
}

/** Waits before the attempt after this one. */
export async function backOff(attempt: number): Promise<void> {
  await pause(Math.random() * BACKOFF_MS * 2 ** attempt);
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

function parse({ status, text }: HttpAnswer): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    // From something on the way, e.g. a proxy. Its text may hold what was sent, and goes nowhere.
    throw new AwsCallError(status, { message: `HTTP status ${status} without JSON` });
  }
}

/** Called too often, as a whole or for one key: it takes no more at present. */
export function isThrottled(error: unknown): boolean {
  return error instanceof AwsCallError && (error.statusCode === 429 || THROTTLED.test(error.name));
}

function isWorthRepeating(error: unknown): boolean {
  return !(error instanceof AwsCallError) || error.statusCode >= 500 || isThrottled(error);
}
