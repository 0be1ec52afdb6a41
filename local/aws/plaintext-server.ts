import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttp2Server, type Http2Server, type ServerHttp2Session } from 'node:http2';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Incoming, Outgoing } from './http-message.ts';

/** The first bytes of every HTTP/2 connection, RFC 9113 section 3.4; no method of HTTP/1.1 begins so. */
const http2Preface = 'PRI';
/** Longer than the SDKs keep an idle connection, so that none is closed under a request. */
const keepAliveMs = 120_000;

export type Listener = (incoming: Incoming, outgoing: Outgoing) => void;

/**
 * HTTP/1.1 and HTTP/2 without TLS on one port: the SDK's Kinesis client speaks HTTP/2 only, all others HTTP/1.1. The
 * first bytes of a connection tell which.
 */
export class PlaintextServer {
  readonly #http: HttpServer;
  readonly #http2: Http2Server;
  readonly #door: Server;
  readonly #sockets = new Set<Socket>();
  /** Connections that have not said yet what they speak. */
  readonly #silent = new Set<Socket>();
  readonly #sessions = new Set<ServerHttp2Session>();

  constructor(listener: Listener) {
    this.#http = createHttpServer({ keepAliveTimeout: keepAliveMs }, listener);
    this.#http2 = createHttp2Server(listener);
    this.#http2.on('session', (session) => {
      this.#sessions.add(session);
      session.once('close', () => this.#sessions.delete(session));
      // A broken session is the client's affair; without a listener it would end the process.
      session.on('error', () => session.destroy());
    });
    this.#door = createServer((socket) => this.#welcome(socket));
  }

  /** Resolves with the port; 0 takes any free one. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#door.once('error', reject);
      this.#door.listen(port, host, () => {
        this.#door.off('error', reject);
        resolve();
      });
    });
    return (this.#door.address() as AddressInfo).port;
  }

  /** Takes no more connections, lets requests under way finish, and cuts off what is left after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#door.close(() => resolve()));
    for (const socket of this.#silent) socket.destroy();
    for (const session of this.#sessions) session.close();
    this.#http.close();
    this.#http.closeIdleConnections();
    const cut = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, graceMs);
    await closed;
    clearTimeout(cut);
  }

  #welcome(socket: Socket): void {
    this.#sockets.add(socket);
    this.#silent.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#silent.delete(socket);
    });
    // Until a server takes the connection over, nobody else listens.
    socket.on('error', () => socket.destroy());
    this.#awaitPreface(socket, Buffer.alloc(0));
  }

  #awaitPreface(socket: Socket, before: Buffer): void {
    socket.once('data', (chunk: Buffer) => {
      const first = Buffer.concat([before, chunk]);
      const text = first.toString('latin1', 0, http2Preface.length);
      if (text.length < http2Preface.length && http2Preface.startsWith(text)) {
        this.#awaitPreface(socket, first);
        return;
      }
      this.#silent.delete(socket);
      socket.pause();
      socket.unshift(first);
      if (text === http2Preface) {
        // The session reads what was put back by itself; resuming would take it away.
        this.#http2.emit('connection', socket);
      } else {
        this.#http.emit('connection', socket);
        socket.resume();
      }
    });
  }
}
