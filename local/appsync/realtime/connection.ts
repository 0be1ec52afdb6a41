import type { Cancel, Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { RequestRefused } from '../graphql-api.ts';
import type { AuthenticationRequest, GraphqlApi, LiveSubscription } from '../graphql-api.ts';
import { isSameHost } from './connect-request.ts';
import {
  closeCodes,
  completeFrame,
  connectionAckFrame,
  connectionErrorFrame,
  connectionLifetimeMs,
  dataFrameHead,
  errorFrame,
  keepAliveFrame,
  keepAliveMs,
  readClientMessage,
  startAckFrame,
  subscriptionsMax,
} from './protocol.ts';
import type { ConnectionRefusal, ErrorItem, StartMessage } from './protocol.ts';
import { FilterRefused } from './subscription-filter.ts';
import type { SubscriptionHub } from './subscription-hub.ts';

/**
 * How long a refused client is waited for before it is told: clients listen only once they have sent their
 * `connection_init`, and would miss a frame that comes on the heels of the handshake.
 */
export const refusalGraceMs = 1000;

/** The way to the client. */
export interface Outlet {
  send(frame: string | Buffer): void;
  close(code: number, reason: string): void;
}

export interface ConnectionOptions {
  readonly api: GraphqlApi;
  readonly hub: SubscriptionHub;
  readonly clock: Clock;
  readonly outlet: Outlet;
  /** Where queries are posted; what the signature of a `start` is made for. */
  readonly graphqlPath: string;
  /** As the client named it when it connected. */
  readonly host: string | undefined;
  readonly sourceIps: readonly string[];
  /** Why this connection may do nothing; null when it is welcome. */
  readonly refusal: ConnectionRefusal | null;
  readonly newRequestId: () => string;
  readonly log: Log;
}

/** A subscription from its `start` on. */
interface Registration {
  /** Absent until the subscription is live. */
  leave?: () => void;
}

/**
 * One client's side of the protocol. It knows messages and time but no socket: frames come in by `receive`, go out by
 * the outlet, and `ended` says that the socket is gone.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #subscriptions = new Map<string, Registration>();
  #cancelLifetime: Cancel;
  #cancelKeepAlive: Cancel = () => undefined;
  #acknowledged = false;
  #closed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { clock, refusal } = options;
    this.#cancelLifetime = refusal
      ? clock.after(refusalGraceMs, () => this.#refuse(refusal))
      : clock.after(connectionLifetimeMs, () => this.close(closeCodes.goingAway, 'The connection is a day old.'));
  }

  /** How many subscriptions this connection holds, those that are still starting included. */
  get subscriptionCount(): number {
    return this.#subscriptions.size;
  }

  /** One text frame; null for a binary one, which the protocol does not know. */
  receive(text: string | null): void {
    if (this.#closed) return;
    if (this.#options.refusal) {
      this.#refuse(this.#options.refusal);
      return;
    }
    const message = readClientMessage(text ?? '');
    switch (message.type) {
      case 'connection_init':
        this.#acknowledge();
        break;
      case 'start':
        this.#start(message);
        break;
      case 'stop':
        this.#stop(message.id);
        break;
      case 'malformed':
        this.#sendError(message.id, [message.error]);
        break;
    }
  }

  /** Says good-bye and lets everything go. */
  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.ended();
    this.#options.outlet.close(code, reason);
  }

  /** The socket is gone. */
  ended(): void {
    this.#closed = true;
    this.#cancelLifetime();
    this.#cancelKeepAlive();
    for (const { leave } of this.#subscriptions.values()) leave?.();
    this.#subscriptions.clear();
  }

  #refuse(refusal: ConnectionRefusal): void {
    this.#options.outlet.send(connectionErrorFrame(refusal));
    this.close(closeCodes.refused, refusal.errorType);
  }

  /** A client that sends `connection_init` twice is told twice; the beat of `ka` goes on as it was. */
  #acknowledge(): void {
    this.#send(connectionAckFrame);
    if (!this.#acknowledged) this.#keepAlive();
    this.#acknowledged = true;
  }

  #keepAlive(): void {
    this.#send(keepAliveFrame);
    this.#cancelKeepAlive = this.#options.clock.after(keepAliveMs, () => this.#keepAlive());
  }

  #start(message: StartMessage): void {
    const { id } = message;
    if (this.#subscriptions.has(id)) {
      const error = `Cannot start: the id "${id}" is in use by another subscription of this connection.`;
      this.#sendError(id, [{ errorType: 'DuplicatedOperationError', message: error }]);
      return;
    }
    if (this.#subscriptions.size >= subscriptionsMax) {
      const error = `Max number of ${subscriptionsMax} subscriptions reached`;
      this.#sendError(id, [{ errorType: 'MaxSubscriptionsReachedError', message: error }]);
      return;
    }
    const registration: Registration = {};
    this.#subscriptions.set(id, registration);
    const isWanted = (): boolean => this.#subscriptions.get(id) === registration;
    this.#subscribe(message, isWanted).then(
      (outcome) => {
        if (!isWanted()) return;
        if ('errors' in outcome) this.#abandon(id, outcome.errors);
        else this.#join(id, registration, outcome.live);
      },
      (error: unknown) => {
        if (isWanted()) this.#abandon(id, [this.#explain(error)]);
      },
    );
  }

  async #subscribe(
    message: StartMessage,
    isWanted: () => boolean,
  ): Promise<{ live: LiveSubscription } | { errors: readonly ErrorItem[] }> {
    const { api, graphqlPath, host, sourceIps, newRequestId } = this.#options;
    if (message.headers['host'] !== undefined && !isSameHost(message.headers['host'], host)) {
      const error = `The header "host" is "${message.headers['host']}", this host is "${host ?? ''}".`;
      return { errors: [{ errorType: 'BadRequestException', message: error }] };
    }
    const request: AuthenticationRequest = {
      requestId: newRequestId(),
      headers: message.headers,
      sourceIps,
      operation: message.operation,
      signed: { method: 'POST', url: graphqlPath, body: Buffer.from(message.data) },
    };
    const caller = await api.authenticate(request);
    // A client that has gone meanwhile costs no resolver's work.
    if (!isWanted()) return { errors: [] };
    const answer = await api.subscribe(message.operation, caller, request);
    return 'errors' in answer ? { errors: answer.errors } : { live: answer.subscription };
  }

  #join(id: string, registration: Registration, live: LiveSubscription): void {
    const head = dataFrameHead(id);
    try {
      registration.leave = this.#options.hub.join({
        live,
        deliver: (tail) => this.#options.outlet.send(Buffer.concat([head, tail])),
        invalidated: () => this.#stop(id),
      });
    } catch (error) {
      this.#abandon(id, [this.#explain(error)]);
      return;
    }
    this.#send(startAckFrame(id));
  }

  #abandon(id: string, errors: readonly ErrorItem[]): void {
    this.#subscriptions.delete(id);
    this.#sendError(id, errors);
  }

  /** Also for an id that is not there (any more): the client is told that nothing more will come for it. */
  #stop(id: string): void {
    const registration = this.#subscriptions.get(id);
    this.#subscriptions.delete(id);
    registration?.leave?.();
    this.#send(completeFrame(id));
  }

  #explain(error: unknown): ErrorItem {
    if (error instanceof RequestRefused) return { errorType: error.errorType, message: error.message };
    if (error instanceof FilterRefused) return { errorType: 'BadRequestException', message: error.message };
    this.#options.log.error('Cannot start a subscription.', { cause: error });
    return { errorType: 'InternalFailure', message: 'An internal failure occurred while starting the subscription.' };
  }

  #sendError(id: string, errors: readonly ErrorItem[]): void {
    this.#send(errorFrame(id, errors));
  }

  #send(frame: string): void {
    if (!this.#closed) this.#options.outlet.send(frame);
  }
}
