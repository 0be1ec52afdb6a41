import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import WebSocket from 'ws';

/**
 * `npm run demo -- [--reference <text>] <document>…`: subscribes as a client would, submits each document, and shows what
 * comes back and what is pushed until every receipt is decided. Speaks HTTP and AppSync's real-time protocol, nothing else.
 */
interface Target {
  readonly graphql: string;
  readonly realtime: string;
  readonly apiKey: string;
}

interface Registration {
  readonly service: string;
  readonly status: string;
  readonly reference: string | null;
  readonly reason: string | null;
}

interface Change {
  readonly id: string;
  readonly status: string;
  readonly registrations: readonly Registration[];
}

interface Receipt extends Change {
  readonly number: string | null;
  readonly total: string | null;
  readonly currency: string | null;
  readonly replayed: boolean;
}

const receiptFields = 'id number total currency status replayed registrations { service status reference reason }';
const submitMutation = `mutation ($input: SubmitReceiptInput!) { submitReceipt(input: $input) { ${receiptFields} } }`;
const statusSubscription =
  'subscription { onReceiptStatus { contractId ids changes { id status registrations { service status reference reason } } } }';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { reference: { type: 'string' } } });
if (positionals.length === 0) {
  console.error('Name at least one document, e.g. npm run demo -- receipt-types/pos-json/examples/valid/<file>');
  process.exit(2);
}
await run(await readTarget(process.env.DATA_DIR ?? '.data'), positionals, values.reference);

async function run(target: Target, paths: readonly string[], reference: string | undefined): Promise<void> {
  const waiting = new Set<string>();
  const early = new Map<string, Change>();
  let wake = (): void => undefined;
  const take = (change: Change): void => {
    if (!waiting.has(change.id)) return void early.set(change.id, change);
    print('pushed', change);
    if (change.status !== 'PENDING') waiting.delete(change.id);
    wake();
  };
  const socket = await subscribe(target, (changes) => changes.forEach(take));
  for (const path of paths) {
    const receipt = await submit(target, path, reference);
    print(`${basename(path)} ->`, receipt);
    if (receipt.status === 'PENDING') waiting.add(receipt.id);
    const change = early.get(receipt.id);
    if (change) take(change);
  }
  while (waiting.size > 0) await new Promise<void>((resolve) => (wake = resolve));
  socket.close();
}

async function readTarget(dataDirectory: string): Promise<Target> {
  const path = join(dataDirectory, 'endpoints.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`Cannot read ${path}: run npm start first, or set DATA_DIR to the one it uses`, { cause });
  });
  const endpoints = JSON.parse(text) as {
    graphql: string;
    realtime: string;
    contracts: { readWrite: { apiKey: string } };
  };
  return { ...endpoints, apiKey: endpoints.contracts.readWrite.apiKey };
}

async function submit(target: Target, path: string, reference: string | undefined): Promise<Receipt> {
  const document = await readFile(path, 'utf8');
  const answer = await fetch(target.graphql, {
    method: 'POST',
    headers: { authorization: target.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({
      query: submitMutation,
      variables: { input: { document, ...(reference !== undefined && { reference }) } },
    }),
  });
  const { data, errors } = (await answer.json()) as {
    data?: { submitReceipt: Receipt } | null;
    errors?: readonly { errorType: string; message: string; errorInfo?: unknown }[];
  };
  if (data) return data.submitReceipt;
  for (const error of errors ?? []) {
    console.error(`${error.errorType}: ${error.message}`, JSON.stringify(error.errorInfo ?? null, undefined, 2));
  }
  process.exit(1);
}

/** Resolves once the subscription is live. */
function subscribe(target: Target, onChanges: (changes: readonly Change[]) => void): Promise<WebSocket> {
  const authorization = { Authorization: target.apiKey, host: new URL(target.graphql).host };
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  const socket = new WebSocket(target.realtime, ['graphql-ws', `header-${header}`]);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (frame: Buffer) => {
      const message = JSON.parse(frame.toString()) as { type: string; payload?: { data?: unknown; errors?: unknown } };
      if (message.type === 'connection_ack') {
        const data = JSON.stringify({ query: statusSubscription, variables: {} });
        socket.send(JSON.stringify({ id: '1', type: 'start', payload: { data, extensions: { authorization } } }));
      } else if (message.type === 'start_ack') resolve(socket);
      else if (message.type === 'data') {
        const { onReceiptStatus } = message.payload?.data as { onReceiptStatus: { changes: readonly Change[] } };
        onChanges(onReceiptStatus.changes);
      } else if (message.type.endsWith('error')) reject(new Error(`Cannot subscribe: ${frame.toString()}`));
    });
  });
}

function print(label: string, change: Change | Receipt): void {
  const facts = 'number' in change ? `, number ${change.number}, total ${change.total} ${change.currency}` : '';
  const replayed = 'replayed' in change && change.replayed ? ', replayed' : '';
  console.log(`${label} ${change.status} ${change.id}${facts}${replayed}`);
  for (const { service, status, reference, reason } of change.registrations) {
    console.log(`    ${service}: ${status} ${reference ?? reason ?? ''}`);
  }
}
