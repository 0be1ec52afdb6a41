import type {
  AuthenticationRequest,
  Caller,
  GraphqlAnswer,
  GraphqlApi,
  Invalidation,
  LiveSubscription,
  Operation,
  Published,
  SubscribeAnswer,
  SubscriptionFilter,
} from '../../../../local/appsync/graphql-api.ts';
import { RequestRefused } from '../../../../local/appsync/graphql-api.ts';

/** What the query of a test's `start` says, as JSON: how the subscription is to turn out. */
export interface Script {
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly filter?: SubscriptionFilter;
  readonly invalidationFilter?: SubscriptionFilter;
  readonly errors?: readonly { errorType?: string; message: string }[];
  readonly throws?: string;
  /** The members of the payload that the client selects; all of them when absent. */
  readonly select?: readonly string[];
  /** The subscription is decided when the test says so: `release()`. */
  readonly held?: boolean;
}

/** An API whose answers a test writes down in the query itself. Keys: "good" is let in, anything else is refused. */
export class ScriptedApi implements GraphqlApi {
  readonly apiId = 'scripted';
  readonly region = 'eu-central-1';
  readonly authentications: AuthenticationRequest[] = [];
  readonly #published = new Set<(published: Published) => void>();
  readonly #invalidated = new Set<(invalidation: Invalidation) => void>();
  readonly #held: (() => void)[] = [];
  rendered = 0;

  authenticate(request: AuthenticationRequest): Promise<Caller> {
    this.authentications.push(request);
    switch (request.headers['authorization']) {
      case 'good':
        return Promise.resolve({ mode: 'AWS_LAMBDA', resolverContext: {}, deniedFields: new Set() });
      case 'broken':
        return Promise.reject(new Error('The authorizer is broken.'));
      default:
        return Promise.reject(
          new RequestRefused(401, 'UnauthorizedException', 'You are not authorized to make this call.'),
        );
    }
  }

  execute(): Promise<GraphqlAnswer> {
    throw new Error('Only subscriptions are scripted.');
  }

  async subscribe(operation: Operation): Promise<SubscribeAnswer> {
    const script = JSON.parse(operation.query) as Script;
    if (script.held) await new Promise<void>((resolve) => this.#held.push(resolve));
    if (script.throws !== undefined) throw new Error(script.throws);
    if (script.errors) return { errors: script.errors };
    return { subscription: this.#live(script) };
  }

  onPublished(listener: (published: Published) => void): () => void {
    this.#published.add(listener);
    return () => this.#published.delete(listener);
  }

  onInvalidated(listener: (invalidation: Invalidation) => void): () => void {
    this.#invalidated.add(listener);
    return () => this.#invalidated.delete(listener);
  }

  publish(payload: Record<string, unknown>, mutation = 'change'): void {
    for (const listener of this.#published) listener({ mutation, payload });
  }

  invalidate(payload: Record<string, unknown>, subscriptionField = 'onChange'): void {
    for (const listener of this.#invalidated) listener({ subscriptionField, payload });
  }

  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  #live(script: Script): LiveSubscription {
    return {
      fieldName: 'onChange',
      responseKey: 'onChange',
      mutations: ['change'],
      filter: script.filter ?? null,
      invalidationFilter: script.invalidationFilter ?? null,
      arguments: script.arguments ?? {},
      renderKey: JSON.stringify(script.select ?? 'all'),
      render: (payload) => {
        this.rendered++;
        const members = Object.entries(payload).filter(([name]) => script.select?.includes(name) ?? true);
        const complete = script.select === undefined || members.length === script.select.length;
        return complete
          ? { data: { onChange: Object.fromEntries(members) } }
          : { data: { onChange: null }, errors: [{ path: ['onChange'], locations: null, message: 'It is missing.' }] };
      },
    };
  }
}
