import type { SubscriptionFilter } from '../graphql-api.ts';

/** What resolver code leaves behind besides its return value, while one handler runs. */
export interface Evaluation {
  /** `util.authType()`. */
  readonly authType: string;
  appendError(error: CodeError): void;
  addResponseHeader(name: string, value: string): void;
  /** Null outside a subscription's response handler. */
  readonly subscription: SubscriptionExtensions | null;
  invalidate(subscriptionField: string, payload: Record<string, unknown>): void;
}

export interface SubscriptionExtensions {
  filter: SubscriptionFilter | null;
  invalidationFilter: SubscriptionFilter | null;
}

/** `util.error` and `util.appendError`, or a fault in the code itself. */
export class CodeError extends Error {
  readonly errorType: string | null;
  readonly data: unknown;
  readonly errorInfo: unknown;

  constructor(message: string, options: { errorType?: string | null; data?: unknown; errorInfo?: unknown } = {}) {
    super(message);
    this.name = 'CodeError';
    this.errorType = options.errorType ?? null;
    this.data = options.data ?? null;
    this.errorInfo = options.errorInfo ?? null;
  }
}

/** `util.unauthorized()`: the field answers as if its directives had refused the caller. */
export class UnauthorizedField extends Error {
  constructor() {
    super('Unauthorized');
    this.name = 'UnauthorizedField';
  }
}

/** `runtime.earlyReturn()`: not a failure, but the only way out of a handler from within. */
export class EarlyReturn extends Error {
  readonly value: unknown;
  readonly skipTo: 'END' | 'NEXT';

  constructor(value: unknown, skipTo: 'END' | 'NEXT') {
    // Taken by every request that ends early: a stack that nobody reads would cost more than the return.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super('earlyReturn');
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'EarlyReturn';
    this.value = value;
    this.skipTo = skipTo;
  }
}
