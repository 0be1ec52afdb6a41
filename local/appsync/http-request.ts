import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { RequestRefused, type Operation, type RequestContext } from './graphql-api.ts';
import { isRecord } from './value.ts';

/**
 * AWS does not publish the limit of a request's body. This one is far above what a document needs, and far below what
 * would let one request hurt the others.
 */
export const REQUEST_BODY_BYTES_MAX = 1_048_576;

/**
 * By events: the stream's iterator costs more than the rest of a small request.
 * @throws {RequestRefused} for a body that is too large.
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= REQUEST_BODY_BYTES_MAX) chunks.push(chunk);
      else reject(bodyTooLarge());
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    if (Number(request.headers['content-length'] ?? 0) > REQUEST_BODY_BYTES_MAX) reject(bodyTooLarge());
  });
}

function bodyTooLarge(): RequestRefused {
  const message = `Request body must not be larger than ${REQUEST_BODY_BYTES_MAX} bytes.`;
  return new RequestRefused(413, 'RequestEntityTooLargeException', message);
}

/** What a request asks for, or why nobody can tell; told only after the caller is known. */
export type ParsedRequest = { readonly operation: Operation } | { readonly refusal: RequestRefused };

/**
 * POST carries JSON, or the bare text of a query; GET carries the same members in its query string.
 * https://github.com/graphql/graphql-over-http/issues/81
 */
export function parsePost(body: Buffer): ParsedRequest {
  const text = body.toString('utf8');
  if (text.trim() === '') return malformed('Request body is empty.');
  let members: unknown;
  try {
    members = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { operation: { query: text } };
  }
  return isRecord(members) ? operationOf(members) : unreadable();
}

export function parseGet(url: string): ParsedRequest {
  const parameters = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
  const members = Object.fromEntries(parameters);
  if (members['variables'] === undefined || members['variables'] === '')
    return operationOf({ ...members, variables: null });
  try {
    const variables: unknown = JSON.parse(members['variables']);
    return operationOf({ ...members, variables });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return unreadable();
  }
}

function operationOf(members: Readonly<Record<string, unknown>>): ParsedRequest {
  const { query, operationName, variables } = members;
  if (typeof query !== 'string') return unreadable();
  const isNamed = operationName === null || operationName === undefined || typeof operationName === 'string';
  const hasVariables = variables === null || variables === undefined || isRecord(variables);
  if (!isNamed || !hasVariables) return unreadable();
  return {
    operation: {
      query,
      ...(typeof operationName === 'string' && { operationName }),
      ...(isRecord(variables) && { variables }),
    },
  };
}

function unreadable(): ParsedRequest {
  return malformed('Unable to parse GraphQL query.');
}

function malformed(message: string): ParsedRequest {
  return { refusal: new RequestRefused(400, 'MalformedHttpRequestException', message) };
}

/** Headers with a list for each that came more than once. */
export function headersOf(request: IncomingMessage): RequestContext['headers'] {
  const joined = request.headers;
  if (request.rawHeaders.length === Object.keys(joined).length * 2 && isPlain(joined)) return joined;
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    const [first, ...others] = values ?? [];
    if (first !== undefined) headers[name] = others.length > 0 ? [first, ...others] : first;
  }
  return headers;
}

/** Node gives `set-cookie` as a list even when it came once. */
function isPlain(headers: IncomingHttpHeaders): headers is Record<string, string> {
  return headers['set-cookie'] === undefined;
}

/** The entries of X-Forwarded-For, then the peer of the connection. */
export function sourceIpsOf(request: IncomingMessage): readonly string[] {
  const forwarded = request.headers['x-forwarded-for'];
  const entries = typeof forwarded === 'string' ? forwarded.split(',').map((entry) => entry.trim()) : [];
  return [...entries, request.socket.remoteAddress ?? ''];
}
