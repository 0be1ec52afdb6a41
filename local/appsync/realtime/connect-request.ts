import type { IncomingHttpHeaders } from 'node:http';
import { lowerCaseHeaders, parseJson } from './protocol.ts';
import type { ConnectionRefusal } from './protocol.ts';

/** What a client says about itself when it connects: the headers of a request that it would post. */
export interface ConnectRequest {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** What a signature was made over, `{}`. */
  readonly body: Buffer;
}

/**
 * Reads the connect headers in any of the three forms that AppSync takes: the query parameter `header` (base64 of
 * JSON), the subprotocol `header-<base64url of JSON>`, or plain HTTP headers. Other query parameters are the client's
 * own custom headers and are let pass.
 *
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html#header-parameter-format-based-on-appsync-api-authorization-mode
 */
export function readConnectRequest(request: {
  query: URLSearchParams;
  subprotocols: readonly string[];
  httpHeaders: IncomingHttpHeaders;
}): ConnectRequest | ConnectionRefusal {
  const { query, subprotocols, httpHeaders } = request;
  const body = decodeBase64(query.get('payload') ?? '') || '{}';
  const encoded =
    query.get('header') ?? subprotocols.find((name) => name.startsWith(headerPrefix))?.slice(headerPrefix.length);
  const headers = encoded === undefined ? plainHeaders(httpHeaders) : readHeaders(encoded);
  if (!headers) return refusal('Cannot read the header of the connection: it is not a JSON object in base64.');
  if (headers['host'] === undefined) return refusal('Required headers are missing.');
  if (!isSameHost(headers['host'], httpHeaders.host)) {
    return refusal(`The header "host" is "${String(headers['host'])}", this host is "${httpHeaders.host ?? ''}".`);
  }
  return { headers, body: Buffer.from(body) };
}

export function isRefusal(read: ConnectRequest | ConnectionRefusal): read is ConnectionRefusal {
  return 'errorCode' in read;
}

/** Names of hosts have no case. */
export function isSameHost(claimed: unknown, actual: string | undefined): boolean {
  return typeof claimed === 'string' && claimed.toLowerCase() === actual?.toLowerCase();
}

const headerPrefix = 'header-';

function readHeaders(encoded: string): Record<string, string> | null {
  const value = parseJson(decodeBase64(encoded));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? lowerCaseHeaders({ ...value }) : null;
}

function plainHeaders(httpHeaders: IncomingHttpHeaders): Record<string, string | readonly string[]> {
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(httpHeaders)) if (value !== undefined) headers[name] = value;
  return headers;
}

/** Both alphabets, padded or not. A "+" that was not escaped in a query arrives as a blank. */
function decodeBase64(encoded: string): string {
  return Buffer.from(encoded.replaceAll(' ', '+'), 'base64').toString('utf8');
}

function refusal(message: string): ConnectionRefusal {
  return { errorType: 'BadRequestException', message, errorCode: 400 };
}
