import WebSocket from 'ws';
import type { Endpoints } from '../product.ts';

export interface Change {
  readonly id: string;
  readonly status: string;
  readonly registrations: readonly { readonly service: string; readonly status: string }[];
}

export interface Subscriber {
  /** Resolves with the first change, seen or yet to come, that is wanted. */
  next(wanted: (change: Change) => boolean): Promise<Change>;
  /** Resolves when the server has ended the subscription. */
  readonly completed: Promise<void>;
  /** Everything that was pushed so far. */
  seen(): readonly Change[];
  close(): void;
}

const fields = 'contractId ids changes { id status registrations { service status } }';

/** A live subscription to `onReceiptStatus`, of one receipt when an id is given. */
export async function subscribe(
  endpoints: Endpoints,
  id?: string,
  apiKey: string = endpoints.contracts.readWrite.apiKey,
): Promise<Subscriber> {
  const authorization = { Authorization: apiKey, host: new URL(endpoints.graphql).host };
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  const socket = new WebSocket(endpoints.realtime, ['graphql-ws', `header-${header}`]);
  const changes: Change[] = [];
  let wake = (): void => undefined;
  let complete = (): void => undefined;
  const completed = new Promise<void>((resolve) => (complete = resolve));
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (text: Buffer) => {
      const frame = JSON.parse(text.toString()) as {
        type: string;
        payload?: { data?: { onReceiptStatus: { changes: Change[] } } };
      };
      if (frame.type === 'connection_ack') {
        const query = `subscription ($id: ID) { onReceiptStatus(id: $id) { ${fields} } }`;
        const data = JSON.stringify({ query, variables: id === undefined ? {} : { id } });
        socket.send(JSON.stringify({ id: 's1', type: 'start', payload: { data, extensions: { authorization } } }));
      } else if (frame.type === 'start_ack') resolve();
      else if (frame.type === 'complete') complete();
      else if (frame.type.endsWith('error')) reject(new Error(text.toString()));
      else if (frame.type === 'data') {
        changes.push(...(frame.payload?.data?.onReceiptStatus.changes ?? []));
        wake();
      }
    });
  });
  return {
    async next(wanted) {
      for (;;) {
        const change = changes.find(wanted);
        if (change) return change;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    completed,
    seen: () => changes,
    close: () => socket.close(),
  };
}
