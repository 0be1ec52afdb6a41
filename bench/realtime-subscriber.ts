import WebSocket from 'ws';

/** What a change's push carries, as far as a scenario looks at it. */
export interface PushedChange {
  readonly id: string;
  readonly status: string;
}

interface Frame {
  readonly type: string;
  readonly payload?: {
    readonly data?: { readonly onReceiptStatus?: { readonly changes: readonly PushedChange[] } | null };
    readonly errors?: unknown;
  };
}

export interface Subscriber {
  close(): void;
}

const query = 'subscription { onReceiptStatus { contractId ids changes { id status } } }';

/**
 * Subscribes over AppSync's real-time protocol; resolves when the subscription stands.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function subscribe(
  of: { readonly realtime: string; readonly graphql: string; readonly apiKey: string },
  onChanges: (changes: readonly PushedChange[]) => void,
): Promise<Subscriber> {
  const authorization = { host: new URL(of.graphql).host, Authorization: of.apiKey };
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64');
  const url = `${of.realtime}?header=${encodeURIComponent(header)}&payload=e30=`;
  const socket = new WebSocket(url, ['graphql-ws'], { perMessageDeflate: false });
  const send = (frame: object): void => socket.send(JSON.stringify(frame));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`The socket closed with ${code}.`)));
    socket.on('open', () => send({ type: 'connection_init' }));
    socket.on('message', (bytes: Buffer) => {
      const { type, payload } = JSON.parse(bytes.toString('utf8')) as Frame;
      if (type === 'data') onChanges(payload?.data?.onReceiptStatus?.changes ?? []);
      else if (type === 'start_ack') resolve({ close: () => socket.terminate() });
      else if (type === 'connection_ack') {
        const extensions = { authorization };
        send({ id: '1', type: 'start', payload: { data: JSON.stringify({ query, variables: {} }), extensions } });
      } else if (type !== 'ka') reject(new Error(`The subscription failed: ${JSON.stringify(payload)}`));
    });
  });
}
