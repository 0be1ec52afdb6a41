import type { SubscriptionExtensions } from '../javascript/evaluation.ts';
import type { FieldPlan } from '../operation/plan.ts';
import type { PlainRecord } from '../value.ts';
import type { FieldCall } from './field-resolver.ts';
import type { RequestScope } from './request-scope.ts';
import type { PathNode } from './value-path.ts';

export interface ReportedError {
  readonly message: string;
  readonly errorType: string | null;
  readonly data?: unknown;
  readonly errorInfo?: unknown;
}

/** Who collects a request's errors. */
interface ErrorReporter {
  report(field: FieldPlan, path: PathNode, error: ReportedError): void;
}

/** A class: closures made for every call would cost more. */
export class ResolverCall implements FieldCall {
  readonly request: RequestScope;
  readonly plan: FieldPlan;
  readonly source: unknown;
  readonly arguments: PlainRecord;
  readonly subscription: SubscriptionExtensions | null;
  readonly #reporter: ErrorReporter;
  readonly #path: PathNode;

  constructor(
    reporter: ErrorReporter,
    scope: { readonly request: RequestScope; readonly subscription?: SubscriptionExtensions },
    place: { readonly plan: FieldPlan; readonly source: unknown; readonly path: PathNode },
  ) {
    this.request = scope.request;
    this.plan = place.plan;
    this.source = place.source;
    this.arguments = place.plan.argumentsOf(scope.request.variables);
    this.subscription = scope.subscription ?? null;
    this.#reporter = reporter;
    this.#path = place.path;
  }

  appendError(error: ReportedError): void {
    this.#reporter.report(this.plan, this.#path, error);
  }
}
