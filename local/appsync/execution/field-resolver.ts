import type { FieldPlan } from '../operation/plan.ts';
import type { SubscriptionExtensions } from '../javascript/evaluation.ts';
import type { MaybePromise, PlainRecord } from '../value.ts';
import type { RequestScope } from './request-scope.ts';

/** What the schema's field is bound to: a unit or pipeline resolver, or a Lambda directly. */
export interface FieldResolver {
  /** @throws {CodeError | UnauthorizedField} what becomes the field's error. */
  resolve(call: FieldCall): MaybePromise<unknown>;
}

/** One execution of one field. */
export interface FieldCall {
  readonly request: RequestScope;
  readonly plan: FieldPlan;
  readonly source: unknown;
  readonly arguments: PlainRecord;
  /** Null outside a subscription's own field. */
  readonly subscription: SubscriptionExtensions | null;
  /** `util.appendError`, and a batch's errors for single items. */
  appendError(error: { message: string; errorType: string | null; data?: unknown; errorInfo?: unknown }): void;
}
