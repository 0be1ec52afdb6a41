import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { RequestRefused, type GraphqlAnswer, type GraphqlApi, type Operation } from './graphql-api.ts';
import { headersOf, parseGet, parsePost, readBody, sourceIpsOf, type ParsedRequest } from './http-request.ts';

export interface GraphqlHttpOptions {
  readonly api: GraphqlApi;
  readonly log: Log;
}

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * AppSync's HTTP door, for whatever path it is mounted at: POST and GET for queries and mutations.
 * https://github.com/graphql/graphql-over-http/issues/81
 */
export function graphqlHttpHandler(options: GraphqlHttpOptions): HttpHandler {
  const { spending } = options.api;
  return (request, response) => {
    spending?.arrived('HTTP');
    const requestId = randomUUID();
    answer(options, request, response, requestId).catch((error: unknown) => {
      if (error instanceof RequestRefused) {
        spending?.answered(undefined, refuse(response, requestId, error));
        return;
      }
      options.log.error('a GraphQL request failed', { requestId, error });
      refuse(response, requestId, new RequestRefused(500, 'InternalFailure', 'Internal failure.'));
    });
  };
}

async function answer(
  options: GraphqlHttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  if (request.method === 'OPTIONS') return preflight(request, response, requestId);
  if (request.method !== 'POST' && request.method !== 'GET') {
    throw new RequestRefused(405, 'MethodNotAllowedException', `Method ${request.method} is not allowed.`);
  }
  const body = await readBody(request);
  const url = request.url ?? '/';
  const parsed = request.method === 'POST' ? parsePost(body) : parseGet(url);
  const context = { requestId, headers: headersOf(request), sourceIps: sourceIpsOf(request) };
  const caller = await options.api.authenticate({
    operation: partialOperation(parsed),
    signed: { method: request.method, url, body },
    ...context,
  });
  if ('refusal' in parsed) throw parsed.refusal;
  const bytes = send(response, requestId, await options.api.execute(parsed.operation, caller, context));
  options.api.spending?.answered(caller, bytes);
}

function partialOperation(parsed: ParsedRequest): Partial<Operation> {
  return 'operation' in parsed ? parsed.operation : {};
}

/** Answers the bytes of the body, as do the others below. */
function send(response: ServerResponse, requestId: string, { data, errors, headers }: GraphqlAnswer): number {
  const body = JSON.stringify(errors ? { data, errors } : { data });
  const own = { 'x-amzn-RequestId': requestId, 'x-amzn-appsync-TokensConsumed': '1' };
  return writeJson(response, 200, body, headers ? Object.assign({}, headers, own) : own);
}

function refuse(
  response: ServerResponse,
  requestId: string,
  { statusCode, errorType, message }: RequestRefused,
): number {
  if (response.headersSent) {
    response.destroy();
    return 0;
  }
  const headers = { 'x-amzn-RequestId': requestId, 'x-amzn-ErrorType': errorType };
  // What the client still sends is not read: the connection ends with the answer.
  const closing = statusCode === 413 ? { connection: 'close' } : {};
  return writeJson(response, statusCode, JSON.stringify({ errors: [{ errorType, message }] }), {
    ...headers,
    ...closing,
  });
}

const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'x-amzn-RequestId,x-amzn-ErrorType,x-amz-user-agent,x-amzn-ErrorMessage,Date,x-amz-schema-version',
};

function writeJson(
  response: ServerResponse,
  statusCode: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): number {
  const bytes = Buffer.byteLength(body);
  response.writeHead(statusCode, {
    'content-type': 'application/json;charset=UTF-8',
    'content-length': bytes,
    ...CORS_HEADERS,
    ...headers,
  });
  response.end(body);
  return bytes;
}

/** Any origin may call, with any header. */
function preflight(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  response.writeHead(200, {
    ...CORS_HEADERS,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '172800',
    'content-length': 0,
    'x-amzn-RequestId': requestId,
  });
  response.end();
}
