import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import {
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { ConnectionClosedError, httpSender } from '../http-sender.ts';
import { credentials, region } from './access.ts';
import type { Work } from './work.ts';

/**
 * Resolves when the answer is read: false when the server has failed (DynamoDB Local says so when requests wait too long for
 * each other). Rejects when the request was wrong.
 */
export type Send = () => Promise<boolean>;

export interface Client {
  /** All that may be done before the time counts. */
  prepare(work: Work): Promise<Send>;
  close(): void;
}

export interface ClientOptions {
  readonly url: string;
  readonly inFlight: number;
}

export const clients = {
  /** The AWS SDK as everybody uses it; its own processor time is part of the result. */
  sdk: ({ url, inFlight }) => {
    const client = new DynamoDBClient({
      endpoint: url,
      region,
      credentials,
      // A second attempt would be measured as one slow operation.
      maxAttempts: 1,
      requestHandler: { httpAgent: { maxSockets: inFlight } },
    });
    return { prepare: (work) => Promise.resolve(() => sendBySdk(client, work)), close: () => client.destroy() };
  },
  /** Requests that were built and signed before: next to nothing but the server is measured. */
  signedAhead: ({ url }) => {
    const sender = httpSender(url);
    return {
      prepare: async (work) => {
        const request = await signed(url, work);
        return async () => {
          try {
            const { status, body } = await sender.send(request);
            if (status >= 500) return false;
            if (status !== 200) throw new Error(`${work.operation} is answered ${status}: ${body}`);
            JSON.parse(body);
            return true;
          } catch (error) {
            if (error instanceof ConnectionClosedError) return false;
            throw error;
          }
        };
      },
      close: () => sender.close(),
    };
  },
} as const satisfies Readonly<Record<string, (options: ClientOptions) => Client>>;

async function sendBySdk(client: DynamoDBClient, work: Work): Promise<boolean> {
  try {
    await carriedOut(client, work);
    return true;
  } catch (error) {
    if (isFailureOfServer(error)) return false;
    throw error;
  }
}

function isFailureOfServer(error: unknown): boolean {
  if (error instanceof DynamoDBServiceException) return (error.$metadata.httpStatusCode ?? 0) >= 500;
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function carriedOut(client: DynamoDBClient, work: Work): Promise<unknown> {
  switch (work.operation) {
    case 'PutItem':
      return client.send(new PutItemCommand(work.input));
    case 'UpdateItem':
      return client.send(new UpdateItemCommand(work.input));
    case 'GetItem':
      return client.send(new GetItemCommand(work.input));
    case 'Query':
      return client.send(new QueryCommand(work.input));
  }
}

const signer = new SignatureV4({ credentials, region, service: 'dynamodb', sha256: Sha256 });

async function signed(url: string, { operation, input }: Work): Promise<string> {
  const { protocol, hostname, host, port } = new URL(url);
  const body = JSON.stringify(input, binaryAsBase64);
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    port: Number(port),
    path: '/',
    query: {},
    headers: {
      host,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      // Given, so that the signer need not: its own hash is several times slower than Node's.
      'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
    },
    body,
  });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `POST / HTTP/1.1\r\n${lines.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function binaryAsBase64(this: unknown, key: string, value: unknown): unknown {
  // Buffers have a toJSON that has been called before.
  const original = (this as Readonly<Record<string, unknown>>)[key];
  return original instanceof Uint8Array ? Buffer.from(original).toString('base64') : value;
}
