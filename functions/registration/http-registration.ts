import type { Absent, CallLimits, ExternalService, Outcome } from './external-service.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';

/** Bytes of an answer that are read. */
const ANSWER_BYTES_MAX = 64 * 1024;
/** Characters of a service's own words that are kept. */
const TEXT_LENGTH_MAX = 500;

/** What the adapter of one service decides. */
export interface HttpRegistrationOptions {
  readonly name: string;
  /** Without a slash at its end. */
  readonly url: string;
  /** What the service is told of a receipt. */
  readonly body: (receipt: StoredReceipt) => unknown;
}

/**
 * The protocol that services share: `POST /registrations` with an `Idempotency-Key`, `GET /registrations/{key}`,
 * `POST /registrations/{key}/void`. Answers are `{key, status: REGISTERED | REFUSED | VOIDED, reference?, reason?}` with
 * 200, 201, 409 or 422; 404 knows no such key. Every other answer, and none, is an unknown outcome.
 */
export function httpRegistration({ name, url, body }: HttpRegistrationOptions): ExternalService {
  const address = (id: string): string => `${url}/registrations/${encodeURIComponent(id)}`;
  return {
    name,
    register: async (receipt, limits) => {
      const outcome = await call(`${url}/registrations`, receipt.id, limits, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': receipt.id },
        body: JSON.stringify(body(receipt)),
      });
      return outcome.kind === 'absent' ? { kind: 'unknown', reason: `${name} answers 404 to a registration` } : outcome;
    },
    ask: (id, limits) => call(address(id), id, limits, { method: 'GET' }),
    void: (id, limits) => call(`${address(id)}/void`, id, limits, { method: 'POST' }),
  };
}

async function call(
  url: string,
  key: string,
  { timeoutMs }: CallLimits,
  request: Omit<RequestInit, 'signal'>,
): Promise<Outcome | Absent> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs) });
    const text = await readText(response);
    if (response.status === 404) return { kind: 'absent' };
    if ([200, 201, 409, 422].includes(response.status)) return verdictOf(text, key);
    return { kind: 'unknown', reason: `HTTP status ${response.status}`, ...retryAfter(response) };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: 'unknown', reason: timedOut ? `no answer within ${timeoutMs} ms` : 'the connection broke' };
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) throw new Error('The answer is too long.');
  }
  return Buffer.concat(chunks).toString();
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

function retryAfter(response: Response): { retryAfterSeconds?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterSeconds: Math.ceil(seconds) } : {};
}
