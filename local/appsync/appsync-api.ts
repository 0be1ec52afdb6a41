import type { GraphQLSchema } from 'graphql';
import { AwsError } from '../aws/aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { SignatureVerifier } from '../iam/identity.ts';
import type { ApiSpending } from './api-spending.ts';
import { credentialOf } from './authorization/credential.ts';
import { unauthorized, type LambdaAuthorizer } from './authorization/lambda-authorizer.ts';
import { LambdaBatches } from './data-source/lambda-batches.ts';
import { requestError } from './errors.ts';
import { Execution } from './execution/execution.ts';
import { RequestScope } from './execution/request-scope.ts';
import { withinTime } from './execution/time-limit.ts';
import {
  RequestRefused,
  type AuthenticationRequest,
  type Caller,
  type GraphqlAnswer,
  type GraphqlApi,
  type Invalidation,
  type Operation,
  type Published,
  type RequestContext,
  type SubscribeAnswer,
} from './graphql-api.ts';
import type { FieldPlan } from './operation/plan.ts';
import { OperationCache, selectOperation, type PreparedOperation, type PrepareScope } from './operation/prepare.ts';
import { VariableError } from './operation/variables.ts';
import { publishedMutations } from './schema/subscription-fields.ts';
import { subscribeTo } from './subscription.ts';
import { isPromise, isRecord, type MaybePromise, type PlainRecord } from './value.ts';

export interface AppsyncApiOptions {
  readonly apiId: string;
  readonly region: string;
  readonly scope: PrepareScope;
  readonly resolverCountLimit: number;
  /** Null when the API has no Lambda authorizer. */
  readonly lambdaAuthorizer: LambdaAuthorizer | null;
  /** Null when the API does not let IAM in. */
  readonly signatures: SignatureVerifier | null;
  readonly clock: Clock;
  /** Null when the API is not to log. */
  readonly denials: Log | null;
  readonly spending: ApiSpending;
}

/** One deployed API: its schema, resolvers and authorization, with nothing of a port or a protocol. */
export class AppsyncApi implements GraphqlApi {
  readonly apiId: string;
  readonly region: string;
  readonly spending: ApiSpending;
  readonly #options: AppsyncApiOptions;
  readonly #operations: OperationCache;
  readonly #publishing: ReadonlySet<string>;
  readonly #onPublished = new Set<(published: Published) => void>();
  readonly #onInvalidated = new Set<(invalidation: Invalidation) => void>();

  constructor(options: AppsyncApiOptions) {
    this.apiId = options.apiId;
    this.region = options.region;
    this.spending = options.spending;
    this.#options = options;
    this.#operations = new OperationCache(options.scope);
    this.#publishing = publishedMutations(options.scope.schema);
  }

  get schema(): GraphQLSchema {
    return this.#options.scope.schema;
  }

  async authenticate(request: AuthenticationRequest): Promise<Caller> {
    try {
      return await this.#whoCalls(request);
    } catch (error) {
      if (error instanceof RequestRefused && error.statusCode === 401) {
        const { requestId, sourceIps } = request;
        this.#options.denials?.warn('Denied a request.', { requestId, sourceIps, errorType: error.errorType });
      }
      throw error;
    }
  }

  async #whoCalls(request: AuthenticationRequest): Promise<Caller> {
    const credential = credentialOf(request.headers);
    switch (credential.kind) {
      case 'none':
        throw unauthorized('Missing authorization header');
      case 'apiKey':
        throw unauthorized();
      case 'token':
        if (!this.#options.lambdaAuthorizer) throw unauthorized();
        return this.#options.lambdaAuthorizer.authorize(credential.token, request);
      case 'signature':
        return this.#verify(request);
    }
  }

  #verify(request: AuthenticationRequest): Caller {
    const { signatures } = this.#options;
    if (!signatures) throw unauthorized();
    try {
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(request.headers)) {
        headers[name] = typeof value === 'string' ? value : value.join(',');
      }
      return { mode: 'AWS_IAM', principal: signatures.verify({ headers, ...request.signed }, 'appsync') };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new RequestRefused(401, error.code, error.message);
    }
  }

  async execute(operation: Operation, caller: Caller, context: RequestContext): Promise<GraphqlAnswer> {
    const prepared = this.#operations.prepare(operation.query);
    if ('errors' in prepared) {
      this.spending.executed('invalid', operation.query.length);
      return { data: null, errors: prepared.errors };
    }
    const selected = selectOperation(prepared.operations, operation);
    if (selected.kind === 'subscription') {
      throw new RequestRefused(400, 'BadRequestException', 'Subscriptions are served by the real-time endpoint only.');
    }
    this.spending.executed(selected.rootField, operation.query.length);
    try {
      const request = this.#requestScope(selected, operation, caller, context);
      return this.#noteDenials(await this.#run(selected, request), caller, context);
    } catch (error) {
      if (!(error instanceof VariableError)) throw error;
      return { data: null, errors: [requestError(error.message, error.locations)] };
    }
  }

  /** Which fields were denied; not what was asked for, which may hold what nobody should find in a log. */
  #noteDenials<Answer extends { readonly errors?: readonly { readonly errorType?: string | null }[] }>(
    answer: Answer,
    caller: Caller,
    { requestId, sourceIps }: RequestContext,
  ): Answer {
    for (const error of answer.errors ?? []) {
      if (error.errorType !== 'Unauthorized') continue;
      const principal = caller.mode === 'AWS_IAM' ? { principal: caller.principal.arn } : {};
      const message = 'message' in error ? error.message : null;
      this.#options.denials?.warn('Denied a field.', { requestId, sourceIps, ...principal, error: message });
    }
    return answer;
  }

  #requestScope(
    prepared: PreparedOperation,
    operation: Operation,
    caller: Caller,
    context: RequestContext,
  ): RequestScope {
    return new RequestScope({
      caller,
      context,
      variables: prepared.coerceVariables(operation.variables ?? {}),
      resolverCountLimit: this.#options.resolverCountLimit,
      batches: new LambdaBatches(),
    });
  }

  #run(prepared: PreparedOperation, request: RequestScope): MaybePromise<GraphqlAnswer> {
    const { fields } = prepared.planFor(request.variables);
    const isMutation = prepared.kind === 'mutation';
    const execution = new Execution({
      schema: this.schema,
      request,
      runResolvers: true,
      ...(isMutation && { onRootField: this.#publish }),
    });
    const data = isMutation ? execution.mutation(fields) : execution.query(fields);
    if (!isPromise(data)) return this.#answer(data, execution, request);
    const answer = data.then((settled) => this.#answer(settled, execution, request));
    return withinTime(this.#options.clock, answer);
  }

  #answer(data: PlainRecord | null, execution: Execution, request: RequestScope): GraphqlAnswer {
    for (const invalidation of request.invalidations) {
      for (const listener of this.#onInvalidated) listener(invalidation);
    }
    return answerOf(data, execution, request);
  }

  /** Every mutation's root field comes by here; one function serves them all. */
  readonly #publish = (field: FieldPlan, value: unknown): void => {
    if (!this.#publishing.has(field.fieldName) || !isRecord(value)) return;
    for (const listener of this.#onPublished) listener({ mutation: field.fieldName, payload: value });
  };

  async subscribe(operation: Operation, caller: Caller, context: RequestContext): Promise<SubscribeAnswer> {
    const prepared = this.#operations.prepare(operation.query);
    if ('errors' in prepared) return { errors: prepared.errors.map(({ message }) => ({ message })) };
    const selected = selectOperation(prepared.operations, operation);
    if (selected.kind !== 'subscription') {
      const message = `Operation "${selected.kind}" not supported through the realtime channel`;
      return { errors: [{ errorType: 'UnsupportedOperation', message }] };
    }
    try {
      const request = this.#requestScope(selected, operation, caller, context);
      const live = subscribeTo({ schema: this.schema, plan: selected.planFor(request.variables), request });
      const answer = await withinTime(this.#options.clock, live);
      return 'errors' in answer ? this.#noteDenials(answer, caller, context) : answer;
    } catch (error) {
      if (!(error instanceof VariableError)) throw error;
      return { errors: [{ message: error.message }] };
    }
  }

  onPublished(listener: (published: Published) => void): () => void {
    this.#onPublished.add(listener);
    return () => this.#onPublished.delete(listener);
  }

  onInvalidated(listener: (invalidation: Invalidation) => void): () => void {
    this.#onInvalidated.add(listener);
    return () => this.#onInvalidated.delete(listener);
  }
}

function answerOf(data: PlainRecord | null, execution: Execution, request: RequestScope): GraphqlAnswer {
  const { errors } = execution;
  const { headers } = request;
  return {
    data,
    ...(errors.length > 0 && { errors }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}
