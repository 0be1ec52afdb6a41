import { once } from 'node:events';
import { Agent, request, type RequestOptions } from 'node:https';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { Endpoints } from './endpoints.ts';
import type { GraphqlAnswer, GraphqlSender } from './graphql-sender.ts';
import type { ScenarioOptions } from './scenario.ts';

/** So many requests are under way when answers take as long as they may: 5,000 a second and 300 ms are 1,500. */
const answerSecondsExpected = 0.3;
const connectionsMax = 2_000;
/** Handshakes at a time: each costs this process a millisecond or so. */
const openedAtOnce = 50;
/** AppSync itself gives up after 30. */
const answerSecondsMax = 35;

/**
 * Posts GraphQL over TLS. Connections are opened before the load: of 10,000 clients each has its own, and their handshakes are no
 * work of one machine. Node's own client is dearer than `graphqlSender`, but knows what lies between here and AWS: chunks,
 * closing after so many requests, renewed sessions.
 */
export async function deployedSender(
  { graphql }: Endpoints,
  { ratePerSecond }: ScenarioOptions,
): Promise<GraphqlSender> {
  const url = new URL(graphql);
  const agent = new ReadyAgent({ keepAlive: true, maxSockets: connectionsMax, maxFreeSockets: connectionsMax });
  await agent.open(url, Math.min(connectionsMax, Math.ceil(ratePerSecond * answerSecondsExpected)));
  return { post: (apiKey, body) => post({ url, agent, apiKey, body }), close: () => agent.destroy() };
}

/** An agent that has its first connections before it is asked for any. */
class ReadyAgent extends Agent {
  #ready: TLSSocket[] = [];

  async open({ hostname, port }: URL, count: number): Promise<void> {
    const options = { host: hostname, servername: hostname, port: Number(port) || 443, ALPNProtocols: ['http/1.1'] };
    while (this.#ready.length < count) {
      const group = Array.from({ length: Math.min(openedAtOnce, count - this.#ready.length) }, () => opened(options));
      this.#ready.push(...(await Promise.all(group)));
    }
  }

  override createConnection(...of: Parameters<Agent['createConnection']>): ReturnType<Agent['createConnection']> {
    for (let socket = this.#ready.pop(); socket; socket = this.#ready.pop()) if (!socket.destroyed) return socket;
    return super.createConnection(...of);
  }

  override destroy(): void {
    for (const socket of this.#ready) socket.destroy();
    super.destroy();
  }
}

async function opened(options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect(options);
  socket.setNoDelay(true);
  await once(socket, 'secureConnect');
  // Closed before it is used, it is passed over; what happens while it is used is its request's.
  socket.on('error', () => undefined);
  return socket;
}

interface Post {
  readonly url: URL;
  readonly agent: Agent;
  readonly apiKey: string;
  readonly body: string;
}

function post({ url, agent, apiKey, body }: Post): Promise<GraphqlAnswer> {
  const headers = {
    authorization: apiKey,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const options: RequestOptions = {
    method: 'POST',
    agent,
    headers,
    signal: AbortSignal.timeout(answerSecondsMax * 1_000),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
      incoming.on('error', reject);
      incoming.on('end', () => {
        try {
          resolve(JSON.parse(text) as GraphqlAnswer);
        } catch {
          reject(new Error(`HTTP ${incoming.statusCode}`));
        }
      });
    });
    outgoing.on('error', reject).end(body);
  });
}
