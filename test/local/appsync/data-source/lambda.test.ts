import { describe, expect, it } from 'vitest';
import { deployForTest, PASS_THROUGH } from '../deployed-api.ts';

describe('Lambda data source', () => {
  const schema = `
    type Query { call(name: String): String, items: [Item], direct(id: ID): Item }
    type Item { id: ID, detail: String }`;
  const invoke = `
    import { util } from '@aws-appsync/utils';
    export function request(ctx) { return { operation: 'Invoke', payload: { name: ctx.args.name } } }
    export function response(ctx) {
      if (ctx.error) util.error(ctx.error.message, ctx.error.type, ctx.result);
      return ctx.result;
    }`;

  it('passes only the payload', async () => {
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: () => 'done' },
      resolvers: { 'Query.call': { dataSource: 'fn', code: invoke } },
    });
    expect((await deployed.graphql('{ call(name: "n") }')).body).toEqual({ data: { call: 'done' } });
    expect(deployed.lambda.eventsOf('fn')).toEqual([{ name: 'n' }]);
  });

  it('leaves a thrown error in ctx.error, which code may ignore', async () => {
    const lambdas = {
      fn: () => {
        throw new Error('broken');
      },
    };
    const ignoring = invoke.replace(/if \(ctx.error\).*/, '');
    const careful = await deployForTest({
      schema,
      lambdas,
      resolvers: { 'Query.call': { dataSource: 'fn', code: invoke } },
    });
    expect((await careful.graphql('{ call }')).body).toMatchObject({
      data: { call: null },
      errors: [{ errorType: 'Lambda:Unhandled', message: 'broken', errorInfo: null }],
    });
    const careless = await deployForTest({
      schema,
      lambdas,
      resolvers: { 'Query.call': { dataSource: 'fn', code: ignoring } },
    });
    expect((await careless.graphql('{ call }')).body).toEqual({ data: { call: null } });
  });

  it('may be forbidden by the data source role', async () => {
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: () => 'done' },
      resolvers: { 'Query.call': { dataSource: 'fn', code: invoke } },
      dataSourceActions: ['dynamodb:GetItem'],
    });
    expect((await deployed.graphql('{ call }')).body).toMatchObject({
      data: { call: null },
      errors: [{ errorType: 'Lambda:AccessDeniedException' }],
    });
  });

  it.each([
    ['{ payload: 1 }', "Value for field '$[operation]' not found."],
    ["{ operation: 'Call' }", 'Unsupported operation "Call". Supported: Invoke, BatchInvoke.'],
  ])('refuses the request %s', async (request, message) => {
    const code = `export function request(ctx) { return ${request} } export function response(ctx) { return 'reached' }`;
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: () => 'done' },
      resolvers: { 'Query.call': { dataSource: 'fn', code } },
    });
    expect((await deployed.graphql('{ call }')).body).toMatchObject({
      data: { call: null },
      errors: [{ errorType: 'MappingTemplate', message }],
    });
  });

  it('answers null at once for an Event', async () => {
    const code = `
      export function request(ctx) { return { operation: 'Invoke', invocationType: 'Event', payload: 1 } }
      export function response(ctx) { return ctx.result }`;
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: () => 'unheard' },
      resolvers: { 'Query.call': { dataSource: 'fn', code } },
    });
    expect((await deployed.graphql('{ call }')).body).toEqual({ data: { call: null } });
  });

  it('batches the payloads of sibling fields, at most as many as the batch size', async () => {
    const items = PASS_THROUGH.replace('ctx.args', "[{ id: 'a' }, { id: 'b' }, { id: 'c' }]");
    const code = `
      export function request(ctx) { return { operation: 'BatchInvoke', payload: ctx.source.id } }
      export function response(ctx) { return ctx.result }`;
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: (ids) => (Array.isArray(ids) ? ids.map((id) => `detail of ${String(id)}`) : null) },
      resolvers: {
        'Query.items': { dataSource: 'none', code: items },
        'Item.detail': { dataSource: 'fn', code, maxBatchSize: 2 },
      },
    });
    const answer = await deployed.graphql('{ items { detail } }');
    expect(answer.body).toEqual({
      data: { items: [{ detail: 'detail of a' }, { detail: 'detail of b' }, { detail: 'detail of c' }] },
    });
    expect(deployed.lambda.eventsOf('fn')).toEqual([['a', 'b'], ['c']]);
  });

  it('refuses a batch of another length', async () => {
    const code = `
      import { util } from '@aws-appsync/utils';
      export function request(ctx) { return { operation: 'BatchInvoke', payload: 1 } }
      export function response(ctx) { if (ctx.error) util.error(ctx.error.message, ctx.error.type); return ctx.result }`;
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: () => [] },
      resolvers: { 'Query.call': { dataSource: 'fn', code } },
    });
    expect((await deployed.graphql('{ call }')).body).toMatchObject({
      errors: [{ errorType: 'Lambda:IllegalArgument' }],
    });
  });

  it('hands the whole context to a resolver without code', async () => {
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: () => ({ id: 'd' }) },
      resolvers: { 'Query.direct': { dataSource: 'fn' } },
    });
    expect((await deployed.graphql('query($i: ID) { direct(id: $i) { id } }', { i: 'x' })).body).toEqual({
      data: { direct: { id: 'd' } },
    });
    expect(deployed.lambda.eventsOf('fn')).toMatchObject([
      {
        arguments: { id: 'x' },
        identity: { resolverContext: {} },
        source: null,
        prev: null,
        stash: {},
        info: {
          fieldName: 'direct',
          parentTypeName: 'Query',
          variables: { i: 'x' },
          selectionSetList: ['id'],
          selectionSetGraphQL: '{\n  id\n}',
        },
      },
    ]);
  });

  it('refuses a result larger than 5 MB', async () => {
    const deployed = await deployForTest({
      schema,
      lambdas: { fn: () => 'x'.repeat(6_000_000) },
      resolvers: { 'Query.call': { dataSource: 'fn', code: invoke } },
    });
    expect((await deployed.graphql('{ call }')).body).toMatchObject({ errors: [{ errorType: 'PayloadTooLarge' }] });
  });
});
