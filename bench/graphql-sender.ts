import { httpSender } from './http-sender.ts';

export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly errorType?: string; readonly message: string }[];
}

export interface GraphqlSender {
  post(apiKey: string, body: string): Promise<GraphqlAnswer>;
  close(): void;
}

/** Posts GraphQL. */
export function graphqlSender(url: string): GraphqlSender {
  const { host, pathname } = new URL(url);
  const sender = httpSender(url);
  return {
    post: async (apiKey, body) => {
      const head =
        `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${apiKey}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
      const answer = await sender.send(head + body);
      try {
        return JSON.parse(answer.body) as GraphqlAnswer;
      } catch {
        throw new Error('no GraphQL answer');
      }
    },
    close: () => sender.close(),
  };
}
