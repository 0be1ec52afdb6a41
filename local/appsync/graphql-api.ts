import type { Principal } from '../aws/service.ts';
import type { ApiSpending } from './api-spending.ts';

/** One AppSync API as its two doors, HTTP and real time, see it. What executes it stands behind this interface. */
export interface GraphqlApi {
  readonly apiId: string;
  readonly region: string;
  /** What its use costs; the doors add to it what only they see. */
  readonly spending?: ApiSpending;
  /**
   * Decides who calls. Runs the Lambda authorizer (cached as configured) or checks the signature.
   * @throws {RequestRefused} e.g. 401 `UnauthorizedException`.
   */
  authenticate(request: AuthenticationRequest): Promise<Caller>;
  /** Runs a query or a mutation. @throws {RequestRefused} when the request as a whole is refused (400, 401). */
  execute(operation: Operation, caller: Caller, request: RequestContext): Promise<GraphqlAnswer>;
  /**
   * Validates a subscription, checks authorization and runs its field's resolver once.
   * Resolves with the live subscription, or with the errors that go into the `error` frame.
   */
  subscribe(operation: Operation, caller: Caller, request: RequestContext): Promise<SubscribeAnswer>;
  /** Calls back for every successful mutation field that a subscription listens to. Returns the unsubscribe function. */
  onPublished(listener: (published: Published) => void): () => void;
  /** Calls back for every `extensions.invalidateSubscriptions`. Returns the unsubscribe function. */
  onInvalidated(listener: (invalidation: Invalidation) => void): () => void;
}

export interface Operation {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface RequestContext {
  readonly requestId: string;
  /** Lower-case names; a repeated header is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly sourceIps: readonly string[];
}

export interface AuthenticationRequest extends RequestContext {
  readonly operation: Partial<Operation>;
  /**
   * What SigV4 signed: HTTP's request itself; for real time a POST of `{}` to `<graphql path>/connect`, and for each
   * `start` a POST of its `data` to `<graphql path>`. `headers` are those that carry the signature.
   */
  readonly signed: { readonly method: string; readonly url: string; readonly body: Uint8Array };
}

/** Who calls, by the mode that let them in. */
export type Caller =
  | {
      readonly mode: 'AWS_LAMBDA';
      readonly resolverContext: Readonly<Record<string, unknown>>;
      readonly deniedFields: ReadonlySet<string>;
    }
  | { readonly mode: 'AWS_IAM'; readonly principal: Principal };

export interface GraphqlError {
  readonly path: readonly (string | number)[] | null;
  readonly data?: unknown;
  readonly errorType?: string | null;
  readonly errorInfo?: unknown;
  readonly locations: readonly { readonly line: number; readonly column: number; readonly sourceName: null }[] | null;
  readonly message: string;
}

export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors?: readonly GraphqlError[];
  /** From `util.http.addResponseHeader`; no part of the body. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type SubscribeAnswer =
  | { readonly subscription: LiveSubscription }
  | { readonly errors: readonly { readonly errorType?: string; readonly message: string }[] };

export interface LiveSubscription {
  readonly fieldName: string;
  /** The name the client gave the field (alias or name): the key under `data`. */
  readonly responseKey: string;
  /** Mutations that feed it, from `@aws_subscribe`. */
  readonly mutations: readonly string[];
  /** From `extensions.setSubscriptionFilter`; null: `arguments` filter by equality. */
  readonly filter: SubscriptionFilter | null;
  readonly invalidationFilter: SubscriptionFilter | null;
  /** The arguments the client gave (an absent one is absent, a null one is null). */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The client's selection over a published payload; null when it comes to nothing (a missing non-null field). */
  render(payload: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer> | GraphqlAnswer;
  /** Equal for two subscriptions that render every payload to the same answer, so that it is rendered once for all. */
  readonly renderKey: string;
}

/** AppSync's enhanced filter: OR of `filterGroup`, AND of `filters`. */
export interface SubscriptionFilter {
  readonly filterGroup: readonly { readonly filters: readonly FilterRule[] }[];
}

export interface FilterRule {
  /** Members separated by dots, at most five. */
  readonly fieldName: string;
  readonly operator: FilterOperator;
  readonly value: unknown;
}

export type FilterOperator =
  | 'eq'
  | 'ne'
  | 'le'
  | 'lt'
  | 'ge'
  | 'gt'
  | 'contains'
  | 'notContains'
  | 'beginsWith'
  | 'in'
  | 'notIn'
  | 'between'
  | 'containsAny';

export interface Published {
  readonly mutation: string;
  /** The mutation field's result over the publisher's own selection set. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Invalidation {
  readonly subscriptionField: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The request as a whole is refused: its status, and AppSync's body `{"errors":[{errorType,message}]}`. */
export class RequestRefused extends Error {
  readonly statusCode: number;
  readonly errorType: string;

  constructor(statusCode: number, errorType: string, message: string) {
    super(message);
    this.name = 'RequestRefused';
    this.statusCode = statusCode;
    this.errorType = errorType;
  }
}
