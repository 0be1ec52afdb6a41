import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

/** A request and its answer as the endpoint's protocols see them, whichever version of HTTP carries them. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type Incoming = IncomingMessage | Http2ServerRequest;
export type Outgoing = ServerResponse | Http2ServerResponse;

/** Resolves with `too-large` once more than `bytesMax` have come, and with `gone` when the client leaves before the end. */
export function readBody(incoming: Incoming, bytesMax: number): Promise<Buffer | 'too-large' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
      else resolve('too-large');
    });
    incoming.once('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks, bytes));
    });
    // An aborted connection has nobody left to answer; after the end these come too late to matter.
    incoming.once('error', () => resolve('gone'));
    incoming.once('close', () => resolve('gone'));
  });
}

/** Node joins what HTTP allows to repeat; `set-cookie` alone is a list, and hardly a request carries it. */
export function singleHeaders({ headers }: Incoming): HttpRequest['headers'] {
  if (isPlain(headers)) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function isPlain(headers: Incoming['headers']): headers is Record<string, string> {
  return headers['set-cookie'] === undefined;
}

export function writeAnswer(outgoing: Outgoing, answer: HttpAnswer, requestId: string): void {
  const { statusCode, headers, body } = answer;
  const own = { 'x-amzn-requestid': requestId, 'content-length': Buffer.byteLength(body) };
  // All in one call: a header that is set by itself is checked and kept before.
  outgoing.writeHead(statusCode, Object.assign({}, headers, own));
  // The two classes have the same method with types that do not unite.
  if ('stream' in outgoing) outgoing.end(body);
  else outgoing.end(body);
}
