import { z } from 'zod';
import type { SubscriptionFilter } from '../graphql-api.ts';
import type { SubscriptionExtensions } from './evaluation.ts';
import type { EvaluationScope } from './evaluation-scope.ts';
import type { PlainRecord } from '../value.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html */
const INVALIDATIONS_PER_REQUEST_MAX = 5;
const FIELD_NAME_DEPTH_MAX = 5;

const filterSchema = z.strictObject({
  filterGroup: z
    .array(
      z.strictObject({
        filters: z.array(
          z.strictObject({
            fieldName: z.string().refine((name) => name.split('.').length <= FIELD_NAME_DEPTH_MAX, {
              error: `A filter's field name has at most ${FIELD_NAME_DEPTH_MAX} levels.`,
            }),
            operator: z.enum([
              ...(['eq', 'ne', 'le', 'lt', 'ge', 'gt'] as const),
              ...(['contains', 'notContains', 'beginsWith', 'in', 'notIn', 'between', 'containsAny'] as const),
            ]),
            value: z.unknown(),
          }),
        ),
      }),
    )
    .readonly(),
});

const invalidationSchema = z.strictObject({
  subscriptionField: z.string(),
  payload: z.record(z.string(), z.unknown()),
});

export function subscriptionExtensions(scope: EvaluationScope): PlainRecord {
  return {
    setSubscriptionFilter: (filter: unknown) => {
      subscriptionOrThrow(scope).filter = parseFilter(filter);
    },
    setSubscriptionInvalidationFilter: (filter: unknown) => {
      subscriptionOrThrow(scope).invalidationFilter = parseFilter(filter);
    },
    invalidateSubscriptions: (invalidation: unknown) => {
      const { subscriptionField, payload } = invalidationSchema.parse(invalidation);
      scope.require().invalidate(subscriptionField, payload);
    },
  };
}

export { INVALIDATIONS_PER_REQUEST_MAX };

function subscriptionOrThrow(scope: EvaluationScope): SubscriptionExtensions {
  const { subscription } = scope.require();
  if (!subscription) throw new Error('Subscription filters can only be set in the handlers of a subscription field.');
  return subscription;
}

function parseFilter(filter: unknown): SubscriptionFilter {
  const parsed = filterSchema.safeParse(filter);
  if (!parsed.success) throw new Error(`The subscription filter is not valid: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
