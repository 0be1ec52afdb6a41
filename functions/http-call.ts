import { request as requestPlain, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent, request as requestTls } from 'node:https';

export interface HttpCall {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole call, the answer's last byte included. */
  readonly timeoutMs: number;
  /** A longer answer is an error. */
  readonly answerBytesMax: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** Of the header of this name, in lower case. */
  readonly header: (name: string) => string | undefined;
}

/** The call's time was over before its answer was whole. */
export class HttpTimeout extends Error {
  override readonly name = 'HttpTimeout';
}

// Connections are kept: a warm environment calls the same few hosts again and again.
const agents = { 'http:': new PlainAgent({ keepAlive: true }), 'https:': new TlsAgent({ keepAlive: true }) };

/**
 * One HTTP/1.1 call. Node's `fetch` costs about three times the processor time, which is most of what a registration costs at
 * all: docs/performance.md.
 * @throws {HttpTimeout}, or when the connection fails or breaks
 */
export function callHttp(url: URL, call: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = open(url, call);
    const timer = setTimeout(() => request.destroy(new HttpTimeout('no answer in time')), call.timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    request.on('error', fail);
    request.on('response', (response) => {
      readText(response, call.answerBytesMax, (error, text) => {
        if (error) {
          request.destroy();
          return fail(error);
        }
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, text, header: (name) => headerOf(response, name) });
      });
    });
    request.end(call.body);
  });
}

function open(url: URL, { method, headers, body }: HttpCall): ClientRequest {
  const isTls = url.protocol === 'https:';
  const options: RequestOptions = {
    agent: isTls ? agents['https:'] : agents['http:'],
    host: url.hostname,
    port: url.port,
    path: url.pathname + url.search,
    method,
    headers: body === undefined ? headers : Object.assign({}, headers, { 'content-length': Buffer.byteLength(body) }),
  };
  return isTls ? requestTls(options) : requestPlain(options);
}

function readText(
  response: IncomingMessage,
  bytesMax: number,
  done: (error: Error | null, text: string) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > bytesMax) response.destroy(new Error('The answer is too long.'));
  });
  response.on('error', (error) => done(error, ''));
  response.on('end', () => done(null, Buffer.concat(chunks).toString()));
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
