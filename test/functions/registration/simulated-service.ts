import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** How the service answers its next calls; afterwards it is well. */
export type Misbehaviour =
  'hang' | 'error' | 'garbage' | 'break' | 'rate-limit' | 'lost-answer' | 'other-key' | 'refuse';

interface Known {
  readonly key: string;
  readonly status: 'REGISTERED' | 'REFUSED' | 'VOIDED';
  readonly reference?: string;
  readonly reason?: string;
}

export interface SimulatedService {
  readonly url: string;
  /** Applied to the next calls, one each. */
  readonly next: Misbehaviour[];
  readonly known: Map<string, Known>;
  /** `POST /registrations` and their like, in order. */
  readonly calls: { readonly line: string; readonly body?: unknown }[];
  close(): Promise<void>;
}

/** A registration service over real HTTP whose every answer a test decides. */
export async function startService(): Promise<SimulatedService> {
  const next: Misbehaviour[] = [];
  const known = new Map<string, Known>();
  const calls: { line: string; body?: unknown }[] = [];
  const open = new Set<ServerResponse>();

  const act = (operation: string, key: string, refuse: boolean): [number, object] => {
    const found = known.get(key);
    if (operation === 'register' && !found) {
      const made: Known = refuse
        ? { key, status: 'REFUSED', reason: 'no such taxpayer' }
        : { key, status: 'REGISTERED', reference: `REF-${key}` };
      known.set(key, made);
      return [refuse ? 422 : 201, made];
    }
    if (!found) return [404, { error: 'unknown' }];
    if (operation === 'void' && found.status === 'REGISTERED') known.set(key, { key, status: 'VOIDED' });
    return [200, known.get(key) ?? {}];
  };

  const server = createServer((request, response) => {
    open.add(response);
    const line = `${request.method} ${request.url}`;
    void (async () => {
      const body: unknown = line === 'POST /registrations' ? await json(request) : undefined;
      calls.push(body === undefined ? { line } : { line, body });
      const [, named, isVoid] = /^\/registrations\/([^/]+)(\/void)?$/.exec(request.url ?? '') ?? [];
      const key = named ?? String(request.headers['idempotency-key']);
      const operation = isVoid ? 'void' : named ? 'ask' : 'register';
      const misbehaviour = next.shift();
      const send = (status: number, answer: string, headers: Record<string, string> = {}): void => {
        response.writeHead(status, headers).end(answer);
      };
      switch (misbehaviour) {
        case 'hang':
          return;
        case 'error':
          return send(503, 'out of order');
        case 'rate-limit':
          return send(429, '{}', { 'retry-after': '7' });
        case 'garbage':
          return send(200, '<html>');
        case 'break':
          return void response.destroy();
        case 'lost-answer':
          act(operation, key, false);
          return void response.destroy();
        case 'other-key':
          return send(200, JSON.stringify({ key: 'another', status: 'REGISTERED', reference: 'X' }));
        default: {
          const [status, answer] = act(operation, key, misbehaviour === 'refuse');
          return send(status, JSON.stringify(answer));
        }
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next,
    known,
    calls,
    close: () =>
      new Promise((resolve) => {
        for (const response of open) response.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
