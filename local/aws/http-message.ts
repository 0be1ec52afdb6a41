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

/** Node joins what HTTP allows to repeat; `set-cookie` alone is a list, and no request carries it. */
export function singleHeaders(incoming: Incoming): HttpRequest['headers'] {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

export function writeAnswer(outgoing: Outgoing, answer: HttpAnswer): void {
  for (const [name, value] of Object.entries(answer.headers)) outgoing.setHeader(name, value);
  outgoing.setHeader('content-length', Buffer.byteLength(answer.body));
  outgoing.statusCode = answer.statusCode;
  // The two classes have the same method with types that do not unite.
  if ('stream' in outgoing) outgoing.end(answer.body);
  else outgoing.end(answer.body);
}
