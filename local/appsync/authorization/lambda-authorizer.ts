import { z } from 'zod';
import { AwsError } from '../../aws/aws-error.ts';
import type { Principal } from '../../aws/service.ts';
import type { Clock } from '../../clock.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { ServiceCaller } from '../data-source/lambda.ts';
import { RequestRefused, type AuthenticationRequest, type Caller } from '../graphql-api.ts';
import { compilePattern, type Pattern } from '../pattern.ts';
import { isRecord, ownMember } from '../value.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization */
export interface LambdaAuthorizerOptions {
  readonly apiId: string;
  readonly accountId: string;
  readonly functionArn: string;
  /** A Java regular expression that the whole token must match before the function is asked. */
  readonly identityValidationExpression: string | null;
  /** 0: every request asks the function. */
  readonly resultTtlSeconds: number;
  /** `appsync.amazonaws.com` */
  readonly principal: Principal;
  readonly services: ServiceCaller;
  readonly clock: Clock;
}

export const AUTHORIZER_TIMEOUT_MS = 10_000;
const TTL_SECONDS_MAX = 3_600;
const CACHED_TOKENS_MAX = 50_000;
const CACHED_RESPONSE_BYTES_MAX = 1_048_576;

type LambdaCaller = Extract<Caller, { mode: 'AWS_LAMBDA' }>;

interface Decision {
  /** Null: the function said no. */
  readonly caller: LambdaCaller | null;
  readonly ttlSeconds: number;
}

interface CachedDecision {
  readonly caller: LambdaCaller | null;
  readonly expiresAtMs: number;
}

const responseSchema = z.object({
  isAuthorized: z.boolean(),
  resolverContext: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullish(),
  deniedFields: z.array(z.string()).nullish(),
  ttlOverride: z.number().int().min(0).nullish(),
});

/** Asks the API's Lambda who calls, and remembers its answer by token for as long as it may. */
export class LambdaAuthorizer {
  readonly #options: LambdaAuthorizerOptions;
  readonly #pattern: Pattern | null;
  readonly #decisions = new BoundedMap<string, CachedDecision>(CACHED_TOKENS_MAX);
  readonly #pending = new Map<string, Promise<LambdaCaller | null>>();

  constructor(options: LambdaAuthorizerOptions) {
    this.#options = options;
    const { identityValidationExpression: expression } = options;
    this.#pattern = expression === null ? null : compilePattern(expression);
  }

  /** @throws {RequestRefused} */
  async authorize(token: string, request: AuthenticationRequest): Promise<LambdaCaller> {
    const known = this.#decisions.get(token);
    const isFresh = known !== undefined && known.expiresAtMs > this.#options.clock.nowMs();
    const caller = isFresh ? known.caller : await this.#ask(token, request);
    if (!caller) throw unauthorized();
    return caller;
  }

  /** Requests that come with one token while nothing is known of it share one invocation. */
  async #ask(token: string, request: AuthenticationRequest): Promise<LambdaCaller | null> {
    if (this.#pattern && !this.#pattern.matches(token)) return null;
    if (this.#options.resultTtlSeconds === 0) return (await this.#invoke(token, request)).caller;
    const pending = this.#pending.get(token);
    if (pending) return pending;
    const asked = this.#invoke(token, request)
      .then(({ caller, ttlSeconds }) => {
        const expiresAtMs = this.#options.clock.nowMs() + ttlSeconds * 1000;
        if (ttlSeconds > 0) this.#decisions.set(token, { caller, expiresAtMs });
        return caller;
      })
      .finally(() => this.#pending.delete(token));
    this.#pending.set(token, asked);
    return asked;
  }

  async #invoke(token: string, request: AuthenticationRequest): Promise<Decision> {
    const { services, principal, functionArn } = this.#options;
    const invoked = services.call(principal, 'lambda', 'Invoke', {
      FunctionName: functionArn,
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify(this.#event(token, request)),
    });
    try {
      return this.#decide(await this.#withinTime(invoked));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      // https://github.com/aws/aws-cdk/issues/19239 shows what AppSync answers when it may not invoke the function.
      throw new RequestRefused(400, 'BadRequestException', 'The authorizer function could not be invoked.');
    }
  }

  #event(token: string, { operation, requestId, headers }: AuthenticationRequest): Record<string, unknown> {
    const { apiId, accountId } = this.#options;
    return {
      authorizationToken: token,
      requestContext: {
        apiId,
        accountId,
        requestId,
        queryString: operation.query ?? '',
        operationName: operation.operationName ?? null,
        variables: operation.variables ?? {},
      },
      requestHeaders: headers,
    };
  }

  #withinTime(invoked: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.after(AUTHORIZER_TIMEOUT_MS, () => reject(unauthorized()));
      invoked.then(resolve, reject).finally(cancel);
    });
  }

  /** A function that fails, or answers nonsense, has authorized nobody. */
  #decide(output: unknown): Decision {
    const refused: Decision = { caller: null, ttlSeconds: 0 };
    const payload = ownMember(output, 'Payload');
    if (ownMember(output, 'FunctionError') !== undefined || typeof payload !== 'string') return refused;
    const response = responseSchema.safeParse(parseJson(payload));
    if (!response.success) return refused;
    const { isAuthorized, resolverContext, deniedFields, ttlOverride } = response.data;
    const isCacheable = payload.length < CACHED_RESPONSE_BYTES_MAX;
    const ttlSeconds = isCacheable ? Math.min(ttlOverride ?? this.#options.resultTtlSeconds, TTL_SECONDS_MAX) : 0;
    if (!isAuthorized) return { caller: null, ttlSeconds };
    const caller: LambdaCaller = {
      mode: 'AWS_LAMBDA',
      resolverContext: resolverContext ?? {},
      deniedFields: new Set(deniedFields ?? []),
    };
    return { caller, ttlSeconds };
  }
}

export function unauthorized(message = 'You are not authorized to make this call.'): RequestRefused {
  return new RequestRefused(401, 'UnauthorizedException', message);
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
