import type { GraphQLSchema } from 'graphql';
import { LambdaBatches } from './data-source/lambda-batches.ts';
import { Execution } from './execution/execution.ts';
import { RequestScope } from './execution/request-scope.ts';
import type { GraphqlAnswer, GraphqlError, LiveSubscription, SubscribeAnswer } from './graphql-api.ts';
import type { SubscriptionExtensions } from './javascript/evaluation.ts';
import type { FieldPlan, OutputPlan } from './operation/plan.ts';
import type { OperationPlan } from './operation/prepare.ts';
import { mutationsOf } from './schema/subscription-fields.ts';
import { isPromise, type MaybePromise, type PlainRecord } from './value.ts';

interface SubscribeRequest {
  readonly schema: GraphQLSchema;
  readonly plan: OperationPlan;
  readonly request: RequestScope;
}

/**
 * Runs the subscription field's resolver once, as AppSync does at `start`, and keeps what every payload needs.
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 */
export async function subscribeTo({ schema, plan, request }: SubscribeRequest): Promise<SubscribeAnswer> {
  const [field, ...others] = plan.fields;
  if (!field || others.length > 0) return { errors: [{ message: 'A subscription has exactly one field.' }] };
  const definition = schema.getSubscriptionType()?.getFields()[field.fieldName];
  const extensions: SubscriptionExtensions = { filter: null, invalidationFilter: null };
  const errors = await resolveOnce(schema, field, request, extensions);
  if (errors.length > 0) return { errors: errors.map(subscribeError) };
  const subscription: LiveSubscription = {
    fieldName: field.fieldName,
    responseKey: field.responseKey,
    mutations: definition ? mutationsOf(definition) : [],
    filter: extensions.filter,
    invalidationFilter: extensions.invalidationFilter,
    arguments: field.argumentsOf(request.variables),
    render: (payload) => render(schema, field, request, payload),
    renderKey: `${plan.id}:${denials(field.type, request)}`,
  };
  return { subscription };
}

/** The resolver's value is not looked at: a subscription's first data is the first publication. */
async function resolveOnce(
  schema: GraphQLSchema,
  field: FieldPlan,
  request: RequestScope,
  extensions: SubscriptionExtensions,
): Promise<readonly GraphqlError[]> {
  const leaf: OutputPlan = { kind: 'leaf', typeName: field.typeName, serialize: () => null };
  const execution = new Execution({ schema, request, runResolvers: true, subscription: extensions });
  await execution.query([{ ...field, type: leaf, plainLeaf: null }]);
  return execution.errors;
}

function subscribeError({ errorType, message }: GraphqlError): { errorType?: string; message: string } {
  return typeof errorType === 'string' ? { errorType, message } : { message };
}

/** The client's selection over what the publisher selected: no resolver runs again. */
function render(
  schema: GraphQLSchema,
  field: FieldPlan,
  subscribed: RequestScope,
  payload: Readonly<PlainRecord>,
): MaybePromise<GraphqlAnswer> {
  const request = new RequestScope({
    caller: subscribed.caller,
    context: subscribed.context,
    variables: subscribed.variables,
    resolverCountLimit: 0,
    batches: new LambdaBatches(),
  });
  const execution = new Execution({ schema, request, runResolvers: false });
  const answer = (data: PlainRecord | null): GraphqlAnswer => ({
    data,
    ...(execution.errors.length > 0 && { errors: execution.errors }),
  });
  const data = execution.query([field], { [field.fieldName]: payload });
  return isPromise(data) ? data.then(answer) : answer(data);
}

/** Which fields the caller may not see, so that two callers who see the same share what is rendered. */
function denials(type: OutputPlan, request: RequestScope, prefix = ''): string {
  switch (type.kind) {
    case 'leaf':
      return '';
    case 'list':
      return denials(type.item, request, prefix);
    case 'nonNull':
      return denials(type.inner, request, prefix);
    case 'abstract':
      return [...type.byType].map(([name, inner]) => denials(inner, request, `${prefix}${name}:`)).join('');
    case 'object':
      return type.fields
        .map((field) => {
          const path = prefix + field.responseKey;
          return request.mayAccess(field.access) ? denials(field.type, request, `${path}/`) : `${path};`;
        })
        .join('');
  }
}
