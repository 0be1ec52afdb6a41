import WebSocket from 'ws';
import type { Endpoints } from '../product.ts';
import type { Client } from './storm.ts';

interface Change {
  readonly id: string;
  readonly status: string;
}

/** From the answer to its subscription until its connection ended. */
interface Presence {
  readonly fromMs: number;
  untilMs: number;
}

/** A subscriber of one contract, who comes back after every crash and remembers what he was told. */
export class Witness {
  readonly client: Client;
  readonly #told = new Map<string, Set<string>>();
  readonly #presences: Presence[] = [];
  #socket: WebSocket | undefined;

  constructor(client: Client) {
    this.client = client;
  }

  /** Every receipt that he was told of. */
  get ids(): readonly string[] {
    return [...this.#told.keys()];
  }

  wasTold(id: string, status: string): boolean {
    return this.#told.get(id)?.has(status) ?? false;
  }

  /** True when he was there at the time and for as long after it. */
  wasThere(atMs: number, forMs: number): boolean {
    return this.#presences.some(({ fromMs, untilMs }) => fromMs < atMs && untilMs > atMs + forMs);
  }

  /** Resolves when the subscription is live. */
  async come(endpoints: Endpoints): Promise<void> {
    const authorization = { Authorization: this.client.apiKey, host: new URL(endpoints.graphql).host };
    const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
    const socket = new WebSocket(endpoints.realtime, ['graphql-ws', `header-${header}`]);
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (text: Buffer) => {
        const frame = JSON.parse(text.toString()) as { type: string; payload?: { data?: Pushed } };
        if (frame.type === 'connection_ack') {
          const data = JSON.stringify({ query: 'subscription { onReceiptStatus { changes { id status } } }' });
          socket.send(JSON.stringify({ id: 's', type: 'start', payload: { data, extensions: { authorization } } }));
        } else if (frame.type === 'start_ack') resolve();
        else if (frame.type.endsWith('error')) reject(new Error(text.toString()));
        else for (const change of frame.payload?.data?.onReceiptStatus.changes ?? []) this.#hear(change);
      });
    });
    const presence: Presence = { fromMs: Date.now(), untilMs: Infinity };
    this.#presences.push(presence);
    socket.on('close', () => (presence.untilMs = Date.now()));
  }

  leave(): void {
    this.#socket?.terminate();
  }

  #hear({ id, status }: Change): void {
    const known = this.#told.get(id) ?? new Set();
    this.#told.set(id, known.add(status));
  }
}

interface Pushed {
  readonly onReceiptStatus: { readonly changes: readonly Change[] };
}
