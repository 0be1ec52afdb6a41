import { connect, type Socket } from 'node:net';

/** More connections than this would only wait in the system instead of here; either way their time counts. */
const connectionsMax = 256;

export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly errorType?: string; readonly message: string }[];
}

export interface GraphqlSender {
  post(apiKey: string, body: string): Promise<GraphqlAnswer>;
  close(): void;
}

interface Post {
  readonly bytes: string;
  readonly resolve: (answer: GraphqlAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Posts GraphQL over HTTP/1.1 on kept connections, one request at a time on each. Written for this one purpose: Node's own client
 * costs this process several times the time that it measures.
 */
export function graphqlSender(url: string): GraphqlSender {
  const { hostname, port, host, pathname } = new URL(url);
  const waiting = new Fifo<Post>();
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  const next = (connection: Connection): void => {
    const post = waiting.take();
    if (post) connection.send(post);
    else idle.push(connection);
  };
  const open = (): Connection => {
    const connection = new Connection(connect({ host: hostname, port: Number(port), noDelay: true }), {
      onFree: () => next(connection),
      onEnd: () => {
        all.delete(connection);
        const at = idle.indexOf(connection);
        if (at >= 0) idle.splice(at, 1);
      },
    });
    all.add(connection);
    return connection;
  };
  return {
    post: (apiKey, body) =>
      new Promise((resolve, reject) => {
        const head =
          `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${apiKey}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
        const post = { bytes: head + body, resolve, reject };
        const connection = idle.pop() ?? (all.size < connectionsMax ? open() : undefined);
        if (connection) connection.send(post);
        else waiting.add(post);
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
  #post: Post | undefined;
  #received = '';

  constructor(socket: Socket, { onFree, onEnd }: { onFree: () => void; onEnd: () => void }) {
    this.#socket = socket;
    this.#onFree = onFree;
    // Bytes as characters: lengths are counted in bytes.
    socket.setEncoding('latin1').on('data', (text: string) => this.#take(text));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => {
      onEnd();
      this.#fail(new Error('connection closed'));
    });
  }

  send(post: Post): void {
    this.#post = post;
    this.#socket.write(post.bytes);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = /^content-length: *(\d+)/im.exec(this.#received.slice(0, headEnd))?.[1];
    if (length === undefined) {
      this.#socket.destroy(new Error('an answer without its length'));
      return;
    }
    const bodyStart = headEnd + 4;
    if (this.#received.length < bodyStart + Number(length)) return;
    const body = Buffer.from(this.#received.slice(bodyStart), 'latin1').toString('utf8');
    const post = this.#post;
    this.#post = undefined;
    this.#received = '';
    this.#onFree();
    try {
      post?.resolve(JSON.parse(body) as GraphqlAnswer);
    } catch {
      post?.reject(new Error('no GraphQL answer'));
    }
  }

  #fail(error: Error): void {
    this.#post?.reject(error);
    this.#post = undefined;
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
