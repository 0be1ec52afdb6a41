import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Activity } from '../../activity.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { RequestRefused } from '../graphql-api.ts';
import type { GraphqlApi } from '../graphql-api.ts';
import { isRefusal, readConnectRequest } from './connect-request.ts';
import { Connection } from './connection.ts';
import { clientFrameBytesMax, closeCodes, subprotocol } from './protocol.ts';
import type { ConnectionRefusal } from './protocol.ts';
import { SubscriptionHub } from './subscription-hub.ts';
import type { HubCounts } from './subscription-hub.ts';

/** Where queries are posted, and where AppSync's own domains take WebSockets. */
export const graphqlPath = '/graphql';
/** Where a custom domain takes WebSockets. */
export const realtimePath = '/graphql/realtime';
/** What may wait for a client that reads slowly; enough for many messages of the greatest size. */
export const bufferedBytesMax = 8 * 1024 * 1024;
/** How long the other side may take to answer a close frame. */
const closeTimeoutMs = 2000;
/** Probes that find a peer which vanished without a word. */
const tcpKeepAliveMs = 60_000;

export interface RealtimeCounts extends HubCounts {
  /** [ActiveConnections] */
  activeConnections: number;
  /** [ConnectSuccess] */
  connected: number;
  /** [ConnectClientError] */
  refused: number;
  /** Closed because they read too slowly. */
  tooSlow: number;
}

/** Apart from the constructor's call because ws's types do not know `closeTimeout`. */
const socketOptions = {
  noServer: true,
  maxPayload: clientFrameBytesMax,
  perMessageDeflate: false,
  closeTimeout: closeTimeoutMs,
  handleProtocols: (offered: Set<string>) => (offered.has(subprotocol) ? subprotocol : false),
} as const;

/** AppSync's real-time endpoint of one API, on as many HTTP servers as it is attached to. The one file that knows ws. */
export class RealtimeServer {
  readonly #api: GraphqlApi;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #hub: SubscriptionHub;
  readonly #connections = new Map<WebSocket, Connection>();
  readonly #sockets = new WebSocketServer(socketOptions);
  readonly #counts = { connected: 0, refused: 0, tooSlow: 0 };
  #closing = false;

  constructor(options: { api: GraphqlApi; clock: Clock; log: Log; activity?: Activity }) {
    this.#api = options.api;
    this.#clock = options.clock;
    this.#log = options.log.component('realtime');
    this.#hub = new SubscriptionHub({ ...options, log: this.#log });
  }

  counts(): RealtimeCounts {
    return { ...this.#hub.counts, ...this.#counts, activeConnections: this.#connections.size };
  }

  /** Takes the server's upgrade requests: `/graphql/realtime` and `/graphql`; any other path is not found. */
  attach(server: Server | TlsServer): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      const url = readUrl(request.url);
      if (this.#closing || !url || (url.pathname !== realtimePath && url.pathname !== graphqlPath)) {
        const status = this.#closing ? '503 Service Unavailable' : '404 Not Found';
        socket.once('finish', () => socket.destroy());
        socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      this.#api.spending?.arrived('WebSocket');
      this.#decide(request, url).then(
        (refusal) => {
          this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, request, refusal));
        },
        (cause: unknown) => {
          this.#log.error('Cannot open a connection.', { cause });
          socket.destroy();
        },
      );
    });
  }

  /** Ends every connection; resolves when all sockets are closed. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#hub.close();
    const closed = [...this.#connections].map(([webSocket, connection]) => {
      const done = new Promise<void>((resolve) => webSocket.once('close', () => resolve()));
      connection.close(closeCodes.goingAway, 'The server stops.');
      return done;
    });
    await Promise.all(closed);
  }

  /** Null when the client may connect. */
  async #decide(request: IncomingMessage, url: URL): Promise<ConnectionRefusal | null> {
    const subprotocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    // The wording of AppSync's own answer.
    if (!subprotocols.includes(subprotocol)) {
      return { errorType: 'BadRequestException', message: 'NoProtocolError', errorCode: 400 };
    }
    const read = readConnectRequest({ query: url.searchParams, subprotocols, httpHeaders: request.headers });
    if (isRefusal(read)) return read;
    try {
      await this.#api.authenticate({
        requestId: randomUUID(),
        headers: read.headers,
        sourceIps: sourceIps(request),
        // What a Lambda authorizer sees when a client connects: no operation is known yet.
        operation: { query: '', operationName: 'DeepDish:Connect', variables: {} },
        signed: { method: 'POST', url: `${graphqlPath}/connect`, body: read.body },
      });
      return null;
    } catch (error) {
      if (error instanceof RequestRefused) {
        return { errorType: error.errorType, message: error.message, errorCode: error.statusCode };
      }
      this.#log.error('Cannot decide whether a client may connect.', { cause: error });
      return { errorType: 'InternalFailure', message: 'An internal failure occurred.', errorCode: 500 };
    }
  }

  #open(webSocket: WebSocket, request: IncomingMessage, refusal: ConnectionRefusal | null): void {
    request.socket.setKeepAlive(true, tcpKeepAliveMs);
    this.#counts[refusal ? 'refused' : 'connected']++;
    const connection = new Connection({
      api: this.#api,
      hub: this.#hub,
      clock: this.#clock,
      outlet: {
        send: (frame) => this.#send(webSocket, frame),
        close: (code, reason) => webSocket.close(code, reason),
      },
      graphqlPath,
      host: request.headers.host,
      sourceIps: sourceIps(request),
      refusal,
      newRequestId: randomUUID,
      log: this.#log,
    });
    this.#connections.set(webSocket, connection);
    this.#api.spending?.connections.opened();
    webSocket.on('message', (data: Buffer, isBinary: boolean) => connection.receive(isBinary ? null : data.toString()));
    // ws closes the socket itself: a frame too large with 1009, a broken one with 1002 or 1007.
    webSocket.on('error', () => undefined);
    webSocket.on('close', () => {
      this.#connections.delete(webSocket);
      this.#api.spending?.connections.closed();
      connection.ended();
    });
    if (this.#closing) connection.close(closeCodes.goingAway, 'The server stops.');
  }

  #send(webSocket: WebSocket, frame: string | Buffer): void {
    if (webSocket.readyState !== webSocket.OPEN) return;
    if (webSocket.bufferedAmount <= bufferedBytesMax) {
      webSocket.send(frame, { binary: false });
      // Frames of text are ASCII but for what the API itself words.
      this.#api.spending?.sent(frame.length);
      return;
    }
    this.#counts.tooSlow++;
    this.#connections.get(webSocket)?.close(closeCodes.tryAgainLater, 'The client reads too slowly.');
  }
}

function readUrl(target: string | undefined): URL | null {
  const base = 'http://localhost';
  return target !== undefined && target.startsWith('/') && URL.canParse(base + target) ? new URL(base + target) : null;
}

/** As AppSync lists them: what proxies tell, then who is at the other end. */
function sourceIps(request: IncomingMessage): string[] {
  const forwarded = request.headers['x-forwarded-for'] ?? [];
  const told = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded).split(',').map((ip) => ip.trim());
  return [...told, request.socket.remoteAddress ?? ''].filter((ip) => ip !== '');
}
