import { callHttp, HttpTimeout } from '../http-call.ts';
import type { Absent, CallLimits, ExternalService, Outcome, ServiceLimits } from './external-service.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';
import type { Credential } from './credential.ts';

/** Bytes of an answer that are read. */
const ANSWER_BYTES_MAX = 64 * 1024;
/** Characters of a service's own words that are kept. */
const TEXT_LENGTH_MAX = 500;

/** What the adapter of one service decides. */
export interface HttpRegistrationOptions {
  readonly name: string;
  /** Without a slash at its end. */
  readonly url: string;
  readonly credential: Credential;
  readonly limits: ServiceLimits;
  /** What the service is told of a receipt. */
  readonly body: (receipt: StoredReceipt) => unknown;
  /** How the service's answers are understood. */
  readonly readAnswer: (answer: Answer) => Outcome | Absent;
}

/** A whole answer to a call about one registration. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The idempotency key of the call. */
  readonly key: string;
  readonly retryAfterSeconds?: number;
}

/**
 * The protocol that services share: `POST /registrations` with an `Idempotency-Key`, `GET /registrations/{key}`,
 * `POST /registrations/{key}/void`.
 */
export function httpRegistration(options: HttpRegistrationOptions): ExternalService {
  const { name, url, body, limits } = options;
  const address = (id: string): string => `${url}/registrations/${encodeURIComponent(id)}`;
  return {
    name,
    limits,
    register: async (receipt, call) => {
      const outcome = await carryOut(options, { url: `${url}/registrations`, key: receipt.id, ...call }, () => ({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': receipt.id },
        body: JSON.stringify(body(receipt)),
      }));
      return outcome.kind === 'absent' ? { kind: 'unknown', reason: `${name} answers 404 to a registration` } : outcome;
    },
    ask: (id, call) => carryOut(options, { url: address(id), key: id, ...call }, () => ({ method: 'GET' })),
    void: (id, call) => carryOut(options, { url: `${address(id)}/void`, key: id, ...call }, () => ({ method: 'POST' })),
  };
}

interface Call extends CallLimits {
  readonly url: string;
  readonly key: string;
}

interface CallRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function carryOut(
  { credential, readAnswer }: HttpRegistrationOptions,
  { url, key, timeoutMs }: Call,
  makeRequest: () => CallRequest,
): Promise<Outcome | Absent> {
  // A receipt that cannot be put into words is a fault of ours, not an outcome.
  const request = makeRequest();
  const secret = await credential.read().catch((error: unknown) => {
    console.error('credential cannot be read', error);
    return null;
  });
  if (secret === null) return { kind: 'unknown', reason: 'the credential of the service cannot be read' };
  let answer: Answer;
  try {
    const headers = Object.assign({}, request.headers, { authorization: `Bearer ${secret}` });
    const answerBytesMax = ANSWER_BYTES_MAX;
    const told = await callHttp(new URL(url), { timeoutMs, answerBytesMax, ...request, headers });
    // A service may repeat what it was sent; what it says is shown to the client.
    const text = told.text.replaceAll(secret, '[credential]');
    answer = { status: told.status, text, key, ...retryAfter(told.header('retry-after')) };
  } catch (error) {
    const timedOut = error instanceof HttpTimeout;
    return { kind: 'unknown', reason: timedOut ? `no answer within ${timeoutMs} ms` : 'the connection broke' };
  }
  // It may have been renewed meanwhile.
  if (answer.status === 401 || answer.status === 403) credential.forget();
  return readAnswer(answer);
}

/**
 * Answers are `{key, status: REGISTERED | REFUSED | VOIDED, reference?, reason?}` with 200, 201, 409 (a duplicate: the earlier
 * verdict) or 422; 404 knows no such key. Every other answer is an unknown outcome.
 */
export function readVerdict({ status, text, key, retryAfterSeconds }: Answer): Outcome | Absent {
  if (status === 404) return { kind: 'absent' };
  if ([200, 201, 409, 422].includes(status)) return verdictOf(text, key);
  const later = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return { kind: 'unknown', reason: `HTTP status ${status}`, ...later };
}

/** An answer counts only when it is about this registration and says what became of it. */
function verdictOf(text: string, key: string): Outcome {
  const nonsense: Outcome = { kind: 'unknown', reason: 'the answer makes no sense' };
  const answer = parseObject(text);
  if (answer?.['key'] !== key) return nonsense;
  switch (answer['status']) {
    case 'REGISTERED':
      return typeof answer['reference'] === 'string'
        ? { kind: 'registered', reference: answer['reference'].slice(0, TEXT_LENGTH_MAX) }
        : nonsense;
    case 'REFUSED': {
      const reason = typeof answer['reason'] === 'string' ? answer['reason'] : 'no reason given';
      return { kind: 'refused', reason: reason.slice(0, TEXT_LENGTH_MAX) };
    }
    case 'VOIDED':
      return { kind: 'voided' };
    default:
      return nonsense;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

/** Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(text: string | undefined): { retryAfterSeconds?: number } {
  if (text === undefined) return {};
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? { retryAfterSeconds: Math.max(0, Math.ceil(seconds)) } : {};
}
