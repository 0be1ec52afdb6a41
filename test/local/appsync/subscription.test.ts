import { describe, expect, it } from 'vitest';
import type { Caller, LiveSubscription, Published, RequestContext } from '../../../local/appsync/graphql-api.ts';
import { deploy, deployForTest, PASS_THROUGH, type ApiSetup, type DeployedApi } from './deployed-api.ts';

const schema = `
  type Query { q: Int }
  type Mutation {
    publish(owner: ID!, ids: [ID!]!, note: String): Batch
    publishNothing: Batch
    quiet: Batch
  }
  type Batch { owner: ID! ids: [ID!]! note: String changes: [Change!] }
  type Change { id: ID! text: String! }
  type Subscription {
    onPublish(id: ID, owner: ID): Batch @aws_subscribe(mutations: ["publish", "publishNothing"])
    unresolved(owner: ID): Batch @aws_subscribe(mutations: ["publish"])
    closed: Batch @aws_subscribe(mutations: ["publish"]) @aws_iam
  }
`;

const subscriptionCode = `
  import { util, extensions } from '@aws-appsync/utils';
  export function request(ctx) {
    if (ctx.args.id === 'forbidden') util.unauthorized();
    if (ctx.args.id === 'broken') util.error('Broken.', 'Odd');
    return { payload: null };
  }
  export function response(ctx) {
    const { who } = ctx.identity.resolverContext;
    extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ owner: { eq: who } }));
    extensions.setSubscriptionInvalidationFilter({ filterGroup: [{ filters: [{ fieldName: 'who', operator: 'eq', value: who }] }] });
    return null;
  }
`;

const setup: ApiSetup = {
  schema,
  resolvers: {
    'Mutation.publish': { dataSource: 'none', code: PASS_THROUGH },
    'Mutation.publishNothing': { dataSource: 'none', code: PASS_THROUGH.replace('ctx.args', 'null') },
    'Mutation.quiet': {
      dataSource: 'none',
      code: `
        import { extensions } from '@aws-appsync/utils';
        export function request(ctx) { return { payload: { owner: 'o', ids: [] } } }
        export function response(ctx) {
          extensions.invalidateSubscriptions({ subscriptionField: 'onPublish', payload: { who: 'me' } });
          return ctx.result;
        }`,
    },
    'Subscription.onPublish': { dataSource: 'none', code: subscriptionCode },
  },
};

const context: RequestContext = { requestId: 'r', headers: {}, sourceIps: ['127.0.0.1'] };

function callerOf(who: string, deniedFields: readonly string[] = []): Caller {
  return { mode: 'AWS_LAMBDA', resolverContext: { who }, deniedFields: new Set(deniedFields) };
}

async function live(
  deployed: DeployedApi,
  query: string,
  variables: Record<string, unknown> = {},
  caller = callerOf('me'),
): Promise<LiveSubscription> {
  const answer = await deployed.api.subscribe({ query, variables }, caller, context);
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  return answer.subscription;
}

describe('AppsyncApi.subscribe', () => {
  it('runs the resolver once and keeps its filters', async () => {
    const deployed = await deployForTest(setup);
    const query = 'subscription($id: ID, $owner: ID) { x: onPublish(id: $id, owner: $owner) { ids } }';
    expect(await live(deployed, query, { id: null })).toMatchObject({
      fieldName: 'onPublish',
      responseKey: 'x',
      mutations: ['publish', 'publishNothing'],
      filter: { filterGroup: [{ filters: [{ fieldName: 'owner', operator: 'eq', value: 'me' }] }] },
      invalidationFilter: { filterGroup: [{ filters: [{ fieldName: 'who', operator: 'eq', value: 'me' }] }] },
      arguments: { id: null },
    });
  });

  it('needs no resolver', async () => {
    const deployed = await deployForTest(setup);
    const query = 'subscription { unresolved(owner: "o") { ids } }';
    const expected = { filter: null, invalidationFilter: null, arguments: { owner: 'o' } };
    expect(await live(deployed, query)).toMatchObject(expected);
  });

  it.each([
    ['{ q }', { errorType: 'UnsupportedOperation' }],
    [
      'subscription { onPublish(id: "forbidden") { ids } }',
      { errorType: 'Unauthorized', message: 'Not Authorized to access onPublish on type Subscription' },
    ],
    [
      'subscription { closed { ids } }',
      { errorType: 'Unauthorized', message: 'Not Authorized to access closed on type Subscription' },
    ],
    ['subscription { onPublish(id: "broken") { ids } }', { errorType: 'Odd', message: 'Broken.' }],
    [
      'subscription($id: ID!) { onPublish(id: $id) { ids } }',
      { message: "Variable 'id' has coerced Null value for NonNull type 'ID!'" },
    ],
    [
      'subscription { onPublish { nope } }',
      {
        message:
          "Validation error of type FieldUndefined: Field 'nope' in type 'Batch' is undefined @ 'onPublish/nope'",
      },
    ],
    [
      'subscription S { a: onPublish { ids } b: unresolved { ids } }',
      {
        message:
          "Validation error of type SubscriptionMultipleRootFields: Subscription operation 'S' must have exactly one root field @ 'unresolved'",
      },
    ],
  ])('answers errors for %s', async (query, error) => {
    const deployed = await deployForTest(setup);
    const answer = await deployed.api.subscribe({ query }, callerOf('me'), context);
    expect(answer).toMatchObject({ errors: [error] });
  });
});

describe('LiveSubscription.render', () => {
  it('shows the client its selection of what was published', async () => {
    const deployed = await deployForTest(setup);
    const subscription = await live(deployed, 'subscription { x: onPublish { mine: owner note changes { text } } }');
    const payload = { owner: 'o', ids: ['1'], changes: [{ text: 't', id: 'c' }] };
    expect(await subscription.render(payload)).toEqual({
      data: { x: { mine: 'o', note: null, changes: [{ text: 't' }] } },
    });
  });

  it('comes to nothing visible when a non-null field was not published', async () => {
    const deployed = await deployForTest(setup);
    const subscription = await live(deployed, 'subscription { onPublish { ids } }');
    expect(await subscription.render({ owner: 'o' })).toEqual({
      data: { onPublish: null },
      errors: [
        {
          path: ['onPublish', 'ids'],
          locations: null,
          message: "Cannot return null for non-nullable type: '[ID!]' within parent 'Batch' (/onPublish/ids)",
        },
      ],
    });
  });

  it('has one key for clients who see the same, and another for who may not', async () => {
    const deployed = await deployForTest(setup);
    const query = 'subscription($id: ID) { onPublish(id: $id) { ids note } }';
    const first = await live(deployed, query, { id: '1' });
    const second = await live(deployed, query, { id: '2' }, callerOf('you'));
    const denied = await live(deployed, query, { id: '1' }, callerOf('me', ['Batch.note']));
    const other = await live(deployed, 'subscription { onPublish { ids } }');
    expect(second.renderKey).toBe(first.renderKey);
    expect(new Set([first.renderKey, denied.renderKey, other.renderKey]).size).toBe(3);
  });
});

describe('AppsyncApi.onPublished', () => {
  it('hears every successful field of a mutation that a subscription listens to', async () => {
    const deployed = await deployForTest(setup);
    const published: Published[] = [];
    const stop = deployed.api.onPublished((each) => published.push(each));
    await deployed.graphql(
      `mutation {
        a: publish(owner: "o", ids: ["1"]) { owner ids hidden: note }
        b: publish(owner: "p", ids: []) { owner ids }
        publishNothing { ids }
        quiet { ids }
      }`,
    );
    expect(published).toEqual([
      { mutation: 'publish', payload: { owner: 'o', ids: ['1'], hidden: null } },
      { mutation: 'publish', payload: { owner: 'p', ids: [] } },
    ]);
    stop();
    await deployed.graphql('mutation { publish(owner: "o", ids: []) { ids } }');
    expect(published).toHaveLength(2);
  });

  it('hears invalidations', async () => {
    const deployed = await deployForTest(setup);
    const heard: unknown[] = [];
    deployed.api.onInvalidated((each) => heard.push(each));
    await deployed.graphql('mutation { quiet { ids } }');
    expect(heard).toEqual([{ subscriptionField: 'onPublish', payload: { who: 'me' } }]);
  });
});

describe('A subscription in the schema', () => {
  it.each([
    ['type Subscription { s: Int @aws_subscribe(mutations: ["m"]) }', 'they must be the same'],
    ['type Subscription { s: String @aws_subscribe(mutations: ["absent"]) }', 'which is no mutation'],
  ])('stops the start: %s', async (subscription, message) => {
    const broken = `type Query { q: Int } type Mutation { m: String } ${subscription}`;
    await expect(deploy({ schema: broken })).rejects.toThrow(message);
  });
});
