import { Agent, request } from 'node:http';

/** More connections than this only wait in the kernel instead of here; either way their time counts. */
const connectionsMax = 256;
/** AppSync gives a request 30 seconds. */
const timeoutMs = 35_000;

export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly errorType?: string; readonly message: string }[];
}

export interface GraphqlSender {
  post(apiKey: string, body: string): Promise<GraphqlAnswer>;
  close(): void;
}

/** Posts GraphQL over real HTTP/1.1 on kept connections. */
export function graphqlSender(url: string): GraphqlSender {
  const agent = new Agent({ keepAlive: true, maxSockets: connectionsMax, scheduling: 'lifo' });
  const { hostname, port, pathname } = new URL(url);
  return {
    post: (apiKey, body) =>
      new Promise((resolve, reject) => {
        const headers = {
          authorization: apiKey,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        };
        const sent = request({ agent, hostname, port, path: pathname, method: 'POST', headers }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.on('error', reject);
          answer.on('end', () => {
            try {
              resolve(JSON.parse(text) as GraphqlAnswer);
            } catch (cause) {
              reject(new Error(`HTTP ${answer.statusCode} without a GraphQL answer`, { cause }));
            }
          });
        });
        sent.setTimeout(timeoutMs, () => sent.destroy(new Error('no answer in time')));
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
