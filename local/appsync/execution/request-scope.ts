import type { Caller, Invalidation, RequestContext } from '../graphql-api.ts';
import { callerIdentity } from '../authorization/caller-identity.ts';
import { mayAccess, type FieldAccess } from '../authorization/field-access.ts';
import { CodeError } from '../javascript/evaluation.ts';
import { RESPONSE_HEADERS_BYTES_MAX } from '../javascript/http-util.ts';
import { INVALIDATIONS_PER_REQUEST_MAX } from '../javascript/subscription-extensions.ts';
import { RESOLVER_LIMIT_REACHED } from '../errors.ts';
import type { PlainRecord } from '../value.ts';
import type { LambdaBatches } from '../data-source/lambda-batches.ts';

/** Everything that belongs to one request and to no other. */
export class RequestScope {
  readonly caller: Caller;
  readonly context: RequestContext;
  readonly variables: PlainRecord;
  readonly batches: LambdaBatches;
  readonly headers: Record<string, string> = {};
  readonly invalidations: Invalidation[] = [];
  readonly #resolverCountLimit: number;
  readonly #decisions = new Map<FieldAccess, boolean>();
  #resolverCount = 0;
  #headerBytes = 0;
  #identity: PlainRecord | null = null;
  #codeRequest: PlainRecord | null = null;

  constructor(options: {
    caller: Caller;
    context: RequestContext;
    variables: PlainRecord;
    resolverCountLimit: number;
    batches: LambdaBatches;
  }) {
    this.caller = options.caller;
    this.context = options.context;
    this.variables = options.variables;
    this.batches = options.batches;
    this.#resolverCountLimit = options.resolverCountLimit;
  }

  /** A policy's answer holds for the whole request: a list asks the same for every item. */
  mayAccess(access: FieldAccess): boolean {
    if (this.caller.mode === 'AWS_LAMBDA') return mayAccess(access, this.caller);
    const known = this.#decisions.get(access);
    if (known !== undefined) return known;
    const decision = mayAccess(access, this.caller);
    this.#decisions.set(access, decision);
    return decision;
  }

  /** @throws {CodeError} when the request runs more resolvers than it may. */
  countResolver(): void {
    this.#resolverCount++;
    if (this.#resolverCount <= this.#resolverCountLimit) return;
    throw new CodeError(RESOLVER_LIMIT_REACHED.message, { errorType: RESOLVER_LIMIT_REACHED.errorType });
  }

  /** `ctx.identity` */
  get identity(): PlainRecord {
    this.#identity ??= callerIdentity(this.caller, this.context.sourceIps);
    return this.#identity;
  }

  /** `ctx.request` */
  get codeRequest(): PlainRecord {
    if (this.#codeRequest) return this.#codeRequest;
    // AppSync does not show cookies to resolvers.
    const trace = { 'x-amzn-trace-id': traceIdOf(this.context.requestId) };
    const headers: PlainRecord = Object.assign({}, this.context.headers, trace);
    delete headers['cookie'];
    this.#codeRequest = { headers, domainName: null };
    return this.#codeRequest;
  }

  addResponseHeader(name: string, value: string): void {
    const known = this.headers[name];
    // Another field of the request may have set it: a header is there once.
    if (known !== undefined) this.#headerBytes -= Buffer.byteLength(name) + Buffer.byteLength(known);
    this.#headerBytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (this.#headerBytes > RESPONSE_HEADERS_BYTES_MAX) {
      throw new Error(`The response headers are larger than ${RESPONSE_HEADERS_BYTES_MAX} bytes.`);
    }
    this.headers[name] = value;
  }

  invalidate(subscriptionField: string, payload: PlainRecord): void {
    if (this.invalidations.length >= INVALIDATIONS_PER_REQUEST_MAX) {
      throw new Error(`A request invalidates subscriptions at most ${INVALIDATIONS_PER_REQUEST_MAX} times.`);
    }
    this.invalidations.push({ subscriptionField, payload });
  }
}

/**
 * `Root=1-<8 digits>-<24 digits>`, here made of the request's id so that one leads to the other.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
function traceIdOf(requestId: string): string {
  const digits = requestId.replaceAll('-', '');
  return `Root=1-${digits.slice(0, 8)}-${digits.slice(8)}`;
}
