import { z } from 'zod';
import type { Operation } from '../graphql-api.ts';

/**
 * The messages of AppSync's real-time protocol, and its limits. Nothing here opens a port.
 *
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export const subprotocol = 'graphql-ws';

/** How long a client waits for a `ka` before it gives the connection up. */
export const connectionTimeoutMs = 300_000;
/** Clients raise an alarm after 65 s without one. */
export const keepAliveMs = 60_000;
/** The service closes every connection after a day. */
export const connectionLifetimeMs = 24 * 60 * 60 * 1000;
/** Subscriptions of one connection; https://docs.aws.amazon.com/general/latest/gr/appsync.html */
export const subscriptionsMax = 100;
/** What one mutation field may publish; more is dropped while the mutation succeeds. */
export const publishedBytesMax = 240 * 1024;
/** Not published by AWS; as large as an HTTP request may be here. */
export const clientFrameBytesMax = 1024 * 1024;
/** Not published by AWS; clients send a UUID. */
export const idCharactersMax = 256;

/** Close codes of RFC 6455, section 7.4.1, and IANA's registry for 1013. */
export const closeCodes = {
  goingAway: 1001,
  refused: 1008,
  tryAgainLater: 1013,
} as const;

export interface ErrorItem {
  readonly errorType?: string;
  readonly message: string;
}

/** Why a connection is not accepted. Clients do not try again after code 400, 401 and 403. */
export interface ConnectionRefusal {
  readonly errorType: string;
  readonly message: string;
  readonly errorCode: number;
}

export interface StartMessage {
  readonly type: 'start';
  readonly id: string;
  /** The operation as text: what a signature was made over. */
  readonly data: string;
  readonly operation: Operation;
  /** `payload.extensions.authorization` with lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

export type ClientMessage =
  { readonly type: 'connection_init' } | StartMessage | { readonly type: 'stop'; readonly id: string };

/** A frame that is not a message of the protocol: `id` is empty when the frame names none. */
export interface Malformed {
  readonly type: 'malformed';
  readonly id: string;
  readonly error: ErrorItem;
}

const envelopeSchema = z.record(z.string(), z.unknown());
const idSchema = z.string().min(1).max(idCharactersMax);
const startPayloadSchema = z.looseObject({
  data: z.string(),
  extensions: z.looseObject({ authorization: z.record(z.string(), z.unknown()).optional() }).optional(),
});
const operationSchema = z.looseObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** Reads one text frame. */
export function readClientMessage(text: string): ClientMessage | Malformed {
  const envelope = envelopeSchema.safeParse(parseJson(text));
  if (!envelope.success) return malformed('', 'BadRequestException', 'Cannot read the frame: it is not a JSON object.');
  const { type, id, payload } = envelope.data;
  switch (type) {
    case 'connection_init':
      return { type };
    case 'start':
    case 'stop': {
      const named = idSchema.safeParse(id);
      if (!named.success) {
        const message = `Cannot ${type}: "id" must be a string of 1 to ${idCharactersMax} characters.`;
        return malformed('', 'BadRequestException', message);
      }
      return type === 'stop' ? { type, id: named.data } : readStart(named.data, payload);
    }
    default:
      // The wording of AppSync's own answer to a message it does not know.
      return malformed(
        typeof id === 'string' ? id.slice(0, idCharactersMax) : '',
        'UnsupportedOperation',
        'unknown not supported through the realtime channel',
      );
  }
}

function readStart(id: string, rawPayload: unknown): StartMessage | Malformed {
  const payload = startPayloadSchema.safeParse(rawPayload);
  if (!payload.success) {
    // What AppSync answers to a client that speaks Apollo's older protocol, with `query` in the place of `data`.
    return malformed(id, 'UnsupportedOperation', 'unknown not supported through the realtime channel');
  }
  const { data, extensions } = payload.data;
  const operation = operationSchema.safeParse(parseJson(data));
  if (!operation.success) {
    const message = 'Cannot start: "payload.data" must be a JSON string with "query" and, optionally, "variables".';
    return malformed(id, 'BadRequestException', message);
  }
  const { query, operationName, variables } = operation.data;
  return {
    type: 'start',
    id,
    data,
    operation: {
      query,
      ...(typeof operationName === 'string' && { operationName }),
      ...(variables && { variables }),
    },
    headers: lowerCaseHeaders(extensions?.authorization ?? {}),
  };
}

/** Keeps the text values; clients leave out what they have not got by sending null. */
export function lowerCaseHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const lowerCase: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') lowerCase[name.toLowerCase()] = value;
  }
  return lowerCase;
}

/** `undefined` for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function malformed(id: string, errorType: string, message: string): Malformed {
  return { type: 'malformed', id, error: { errorType, message } };
}

export const connectionAckFrame = JSON.stringify({ type: 'connection_ack', payload: { connectionTimeoutMs } });
export const keepAliveFrame = JSON.stringify({ type: 'ka' });

export function connectionErrorFrame(refusal: ConnectionRefusal): string {
  return JSON.stringify({ payload: { errors: [refusal] }, type: 'connection_error' });
}

export function startAckFrame(id: string): string {
  return JSON.stringify({ type: 'start_ack', id });
}

export function completeFrame(id: string): string {
  return JSON.stringify({ type: 'complete', id });
}

export function errorFrame(id: string, errors: readonly ErrorItem[]): string {
  return JSON.stringify({ type: 'error', id, payload: { errors } });
}

/** The part of a `data` frame that is a subscription's own; `dataFrameTail` is shared by all that see the same answer. */
export function dataFrameHead(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"data","payload":`);
}

export function dataFrameTail(answer: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(answer)}}`);
}
