import { connect, type Socket } from 'node:net';

/** More connections than this would only wait in the system instead of here; either way their time counts. */
const connectionsMax = 256;

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface HttpSender {
  /** Sends one whole request, head and body. */
  send(request: string): Promise<HttpAnswer>;
  close(): void;
}

/** The server has closed the connection without an answer. */
export class ConnectionClosedError extends Error {}

interface Sending {
  readonly request: string;
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Speaks HTTP/1.1 on kept connections, one request at a time on each. Written for this one purpose: Node's own client
 * costs this process several times the time that it measures.
 */
export function httpSender(url: string): HttpSender {
  const { hostname, port } = new URL(url);
  const waiting = new Fifo<Sending>();
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  const next = (connection: Connection): void => {
    const sending = waiting.take();
    if (sending) connection.send(sending);
    else idle.push(connection);
  };
  const open = (): Connection => {
    const connection = new Connection(connect({ host: hostname, port: Number(port), noDelay: true }), {
      onFree: () => next(connection),
      onEnd: () => {
        all.delete(connection);
        const at = idle.indexOf(connection);
        if (at >= 0) idle.splice(at, 1);
        const sending = waiting.take();
        if (sending) open().send(sending);
      },
    });
    all.add(connection);
    return connection;
  };
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const sending = { request, resolve, reject };
        const connection = idle.pop() ?? (all.size < connectionsMax ? open() : undefined);
        if (connection) connection.send(sending);
        else waiting.add(sending);
      }),
    close: () => {
      for (const connection of all) connection.close();
    },
  };
}

/** One socket and the request that is on it. */
class Connection {
  readonly #socket: Socket;
  readonly #onFree: () => void;
  #sending: Sending | undefined;
  #received = '';

  constructor(socket: Socket, { onFree, onEnd }: { onFree: () => void; onEnd: () => void }) {
    this.#socket = socket;
    this.#onFree = onFree;
    // Bytes as characters: lengths are counted in bytes.
    socket.setEncoding('latin1').on('data', (text: string) => this.#take(text));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => {
      onEnd();
      this.#fail(new ConnectionClosedError('connection closed'));
    });
  }

  send(sending: Sending): void {
    this.#sending = sending;
    this.#socket.write(sending.request);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.#received.slice(0, headEnd);
    const bytes = bodyOf(head, this.#received.slice(headEnd + 4));
    if (bytes === 'incomplete') return;
    if (bytes === 'endless') {
      this.#socket.destroy(new Error('an answer without its length'));
      return;
    }
    const body = Buffer.from(bytes.text, 'latin1').toString('utf8');
    const sending = this.#sending;
    this.#sending = undefined;
    this.#received = '';
    if (/^connection: *close/im.test(head)) this.#socket.destroy();
    else this.#onFree();
    sending?.resolve({ status: Number(head.split(' ', 2)[1]), body });
  }

  #fail(error: Error): void {
    this.#sending?.reject(error);
    this.#sending = undefined;
  }
}

type Body = { readonly text: string } | 'incomplete' | 'endless';

function bodyOf(head: string, received: string): Body {
  if (/^transfer-encoding: *chunked/im.test(head)) return unchunked(received);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined) return 'endless';
  return received.length < Number(length) ? 'incomplete' : { text: received };
}

/** https://www.rfc-editor.org/rfc/rfc9112#section-7.1, without trailers. */
function unchunked(received: string): Body {
  let text = '';
  for (let start = 0; ;) {
    const lineEnd = received.indexOf('\r\n', start);
    const size = Number.parseInt(received.slice(start, lineEnd), 16);
    const chunkStart = lineEnd + 2;
    if (lineEnd >= 0 && Number.isNaN(size)) return 'endless';
    if (lineEnd < 0 || received.length < chunkStart + size + 2) return 'incomplete';
    if (size === 0) return { text };
    text += received.slice(chunkStart, chunkStart + size);
    start = chunkStart + size + 2;
  }
}

/** A queue that does not move what waits. */
class Fifo<Element> {
  #elements: Element[] = [];
  #first = 0;

  add(element: Element): void {
    this.#elements.push(element);
  }

  take(): Element | undefined {
    const element = this.#elements[this.#first];
    if (element === undefined) return undefined;
    this.#first++;
    if (this.#first > 10_000) {
      this.#elements = this.#elements.slice(this.#first);
      this.#first = 0;
    }
    return element;
  }
}
