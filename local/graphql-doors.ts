import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { graphqlPath, type RealtimeServer } from './appsync/realtime/server.ts';
import type { HttpHandler } from './appsync/http.ts';
import type { TlsMaterial } from './tls/tls-material.ts';

/** Longer than clients keep an idle connection, so that none is closed under a request. */
const keepAliveMs = 120_000;

/** The two ports of the GraphQL API, plain and TLS: queries over HTTP, subscriptions over WebSocket. */
export class GraphqlDoors {
  readonly #servers: readonly Server[];
  /** Connections without a request so far, which Node.js does not count as idle. */
  readonly #silent = new Map<string, Socket>();
  #handler: HttpHandler | undefined;
  #closing = false;

  private constructor(tls: TlsMaterial) {
    const listener = (request: IncomingMessage, response: ServerResponse): void => this.#answer(request, response);
    const { key, cert, minVersion } = tls;
    this.#servers = [
      createServer({ keepAliveTimeout: keepAliveMs }, listener),
      createTlsServer({ keepAliveTimeout: keepAliveMs, key, cert, minVersion }, listener),
    ];
    for (const server of this.#servers) {
      server.on('connection', (socket: Socket) => {
        const peer = peerOf(socket);
        this.#silent.set(peer, socket);
        socket.once('close', () => this.#silent.delete(peer));
      });
      server.on('upgrade', ({ socket }: IncomingMessage) => this.#silent.delete(peerOf(socket)));
    }
  }

  /** Binds both ports, 0 being any free one. Requests are answered 503 until `open`. */
  static async bind(options: {
    readonly host: string;
    readonly ports: { readonly http: number; readonly tls: number };
    readonly tls: TlsMaterial;
  }): Promise<{ readonly doors: GraphqlDoors; readonly ports: { readonly http: number; readonly tls: number } }> {
    const doors = new GraphqlDoors(options.tls);
    const [plain, secure] = doors.#servers;
    try {
      const http = await listen(plain, options.ports.http, options.host);
      return { doors, ports: { http, tls: await listen(secure, options.ports.tls, options.host) } };
    } catch (error) {
      await doors.close(0);
      throw error;
    }
  }

  open(handler: HttpHandler, realtime: RealtimeServer): void {
    this.#handler = handler;
    for (const server of this.#servers) realtime.attach(server);
  }

  /** Takes no more requests, lets those under way finish, and cuts off what is left after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    this.#closing = true;
    for (const socket of this.#silent.values()) socket.destroy();
    await Promise.all(this.#servers.map((server) => closeServer(server, graceMs)));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.#silent.delete(peerOf(request.socket));
    response.once('close', () => {
      if (this.#closing) setImmediate(() => this.#closeIdle());
    });
    const { url = '' } = request;
    const path = url.includes('?') ? url.slice(0, url.indexOf('?')) : url;
    if (path !== graphqlPath) refuse(response, 404, 'NotFoundException', `There is nothing at ${path}.`);
    else if (this.#handler) this.#handler(request, response);
    else refuse(response, 503, 'ServiceUnavailableException', 'There is no API up here.');
  }

  /** A connection whose last answer has gone out is idle, and would keep its server open. */
  #closeIdle(): void {
    for (const server of this.#servers) server.closeIdleConnections();
  }
}

/** The same for a TLS socket and for the one below it. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

async function listen(server: Server | undefined, port: number, host: string): Promise<number> {
  if (!server) throw new Error('There are two doors.');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}

/** In the form of AppSync's own refusals. */
function refuse(response: ServerResponse, statusCode: number, errorType: string, message: string): void {
  const body = JSON.stringify({ errors: [{ errorType, message }] });
  response.writeHead(statusCode, { 'content-type': 'application/json;charset=UTF-8', 'x-amzn-errortype': errorType });
  response.end(body);
}
