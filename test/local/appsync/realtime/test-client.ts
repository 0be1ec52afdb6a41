import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';
import { readFrame } from './frames.ts';
import type { Frame } from './frames.ts';

/** A socket whose frames a test takes one by one. */
export class TestClient {
  readonly socket: WebSocket;
  readonly #frames: Frame[] = [];
  #waiting: (() => void) | null = null;
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(url: string, protocols: string[], options: ClientOptions = {}) {
    this.socket = new WebSocket(url, protocols, options);
    this.socket.on('message', (data: Buffer) => {
      this.#frames.push(readFrame(data));
      this.#waiting?.();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#waiting?.();
      });
    });
    this.socket.on('error', () => undefined);
  }

  static async open(url: string, protocols: string[], options: ClientOptions = {}): Promise<TestClient> {
    const client = new TestClient(url, protocols, options);
    await once(client.socket, 'open');
    return client;
  }

  send(...frames: string[]): void {
    for (const frame of frames) this.socket.send(frame);
  }

  /** The next frame of this type; the ones before it are passed over. */
  async next(type: string): Promise<Frame> {
    for (;;) {
      for (let frame = this.#frames.shift(); frame; frame = this.#frames.shift()) if (frame.type === type) return frame;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`The socket closed before a frame "${type}".`);
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    }
  }
}

/** The subprotocol that carries connect headers. */
export function headerProtocol(headers: Record<string, unknown>): string {
  return `header-${Buffer.from(JSON.stringify(headers)).toString('base64url')}`;
}
