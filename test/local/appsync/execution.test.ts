import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deployForTest, PASS_THROUGH, type ApiSetup } from './deployed-api.ts';

/** A unit resolver on NONE that answers this expression. */
function answering(expression: string): { dataSource: string; code: string } {
  const code = `
    import { util, runtime } from '@aws-appsync/utils';
    export function request(ctx) { return { payload: null } }
    export function response(ctx) { return ${expression} }`;
  return { dataSource: 'none', code };
}

describe('Execution', () => {
  const nullable = `
    type Query { a: Holder, list: [Holder!], strict: Holder! }
    type Holder { must: String!, may: String, inner: Holder, when: AWSDateTime, n: Int }`;

  it('turns a missing non-null field into a null parent', async () => {
    const deployed = await deployForTest({
      schema: nullable,
      resolvers: {
        'Query.a': answering("{ may: 'x', inner: { must: 'y' } }"),
        'Query.list': answering("[{ must: 'one' }, { may: 'two' }]"),
      },
    });
    const answer = await deployed.graphql('{ a { inner { must } must } list { must } }');
    expect(answer.body).toEqual({
      data: { a: null, list: null },
      errors: [
        {
          path: ['a', 'must'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'String' within parent 'Holder' (/a/must)",
        },
        {
          path: ['list', 1, 'must'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'String' within parent 'Holder' (/list[1]/must)",
        },
      ],
    });
  });

  it('turns a null at the top into null data', async () => {
    const deployed = await deployForTest({ schema: nullable });
    const answer = await deployed.graphql('{ a { may } strict { may } }');
    expect(answer.body).toMatchObject({ data: null, errors: [{ path: ['strict'] }] });
  });

  it('names values that do not fit their type', async () => {
    const deployed = await deployForTest({
      schema: nullable,
      resolvers: { 'Query.a': answering("{ must: 'x', when: 'yesterday', n: 'many', may: { x: 1 } }") },
    });
    const answer = await deployed.graphql('{ a { must when n may } }');
    expect(answer.body).toEqual({
      data: { a: { must: 'x', when: null, n: null, may: null } },
      errors: [
        {
          path: ['a', 'when'],
          locations: null,
          message: "Can't serialize value (/a/when) : Unable to serialize `yesterday` as a valid DateTime Object.",
        },
        {
          path: ['a', 'n'],
          locations: null,
          message: "Can't serialize value (/a/n) : Expected type 'Int' but was 'String'.",
        },
        expect.objectContaining({ path: ['a', 'may'] }),
      ],
    });
  });

  it('answers an error with its type, data within the selection, and info', async () => {
    const deployed = await deployForTest({
      schema: nullable,
      resolvers: {
        'Query.a': answering("util.error('No.', 'Refused', { may: 'seen', must: 'unseen' }, { code: 7 })"),
      },
    });
    const answer = await deployed.graphql('{\n  a { shown: may }\n}');
    expect(answer.body).toEqual({
      data: { a: null },
      errors: [
        {
          path: ['a'],
          data: { shown: 'seen' },
          errorType: 'Refused',
          errorInfo: { code: 7 },
          locations: [{ line: 2, column: 3, sourceName: null }],
          message: 'No.',
        },
      ],
    });
  });

  it('answers data beside appended errors', async () => {
    const code = `
      import { util } from '@aws-appsync/utils';
      export function request(ctx) { util.appendError('first'); return { payload: { must: 'x' } } }
      export function response(ctx) { util.appendError('second', 'Typed'); return ctx.result }`;
    const deployed = await deployForTest({ schema: nullable, resolvers: { 'Query.a': { dataSource: 'none', code } } });
    const answer = await deployed.graphql('{ a { must } }');
    expect(answer.body).toMatchObject({
      data: { a: { must: 'x' } },
      errors: [
        { message: 'first', errorType: null, data: null },
        { message: 'second', errorType: 'Typed' },
      ],
    });
  });

  it('gives faults in resolver code the type Code', async () => {
    const deployed = await deployForTest({
      schema: nullable,
      resolvers: { 'Query.a': answering('ctx.nothing.there') },
    });
    const answer = await deployed.graphql('{ a { must } }');
    expect(answer.body).toMatchObject({ data: { a: null }, errors: [{ errorType: 'Code' }] });
  });

  it('refuses a field by util.unauthorized', async () => {
    const deployed = await deployForTest({
      schema: nullable,
      resolvers: { 'Query.a': answering('util.unauthorized()') },
    });
    const answer = await deployed.graphql('{ a { must } }');
    expect(answer.body).toMatchObject({
      data: { a: null },
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access a on type Query' }],
    });
  });

  it('follows @skip and @include with the values of this request', async () => {
    const deployed = await deployForTest({
      schema: nullable,
      resolvers: { 'Query.a': answering("{ must: 'm', may: 'n' }") },
    });
    const query = 'query($x: Boolean!) { a { must @include(if: $x) may @skip(if: $x) } }';
    expect((await deployed.graphql(query, { x: true })).body).toEqual({ data: { a: { must: 'm' } } });
    expect((await deployed.graphql(query, { x: false })).body).toEqual({ data: { a: { may: 'n' } } });
  });

  it('resolves interfaces by __typename', async () => {
    const deployed = await deployForTest({
      schema: `
        type Query { pets: [Pet] }
        interface Pet { name: String }
        type Cat implements Pet { name: String, lives: Int }
        type Dog implements Pet { name: String }`,
      resolvers: {
        'Query.pets': answering("[{ __typename: 'Cat', name: 'c', lives: 9 }, { __typename: 'Dog', name: 'd' }, {}]"),
      },
    });
    const answer = await deployed.graphql('{ pets { __typename name ... on Cat { lives } } }');
    expect(answer.body).toMatchObject({
      data: { pets: [{ __typename: 'Cat', name: 'c', lives: 9 }, { __typename: 'Dog', name: 'd' }, null] },
      errors: [{ path: ['pets', 2] }],
    });
  });

  it('runs root mutation fields one after the other', async () => {
    const order: string[] = [];
    let release = (): void => undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    const deployed = await deployForTest({
      schema: 'type Query { q: Int } type Mutation { slow: Int, quick: Int }',
      lambdas: {
        slow: async () => {
          order.push('slow begins');
          await first;
          order.push('slow ends');
          return 1;
        },
        quick: () => {
          order.push('quick');
          return 2;
        },
      },
      resolvers: { 'Mutation.slow': { dataSource: 'slow' }, 'Mutation.quick': { dataSource: 'quick' } },
    });
    const answer = deployed.graphql('mutation { slow quick }');
    await expect.poll(() => order).toEqual(['slow begins']);
    release();
    expect((await answer).body).toEqual({ data: { slow: 1, quick: 2 } });
    expect(order).toEqual(['slow begins', 'slow ends', 'quick']);
  });

  it('refuses fields beyond the query depth limit', async () => {
    const deployed = await deployForTest({
      schema: nullable,
      resolvers: { 'Query.a': answering("{ may: 'm', inner: { may: 'n' } }") },
      properties: { QueryDepthLimit: 2 },
    });
    const answer = await deployed.graphql('{ a { may inner { may } } }');
    expect(answer.body).toMatchObject({
      data: { a: { may: 'm', inner: { may: null } } },
      errors: [{ path: ['a', 'inner', 'may'], errorType: 'QueryDepthLimitReached' }],
    });
  });

  it('stops at the resolver count limit', async () => {
    const deployed = await deployForTest({
      schema: 'type Query { n: Int }',
      resolvers: { 'Query.n': answering('1') },
      properties: { ResolverCountLimit: 2 },
    });
    const answer = await deployed.graphql('{ a: n b: n c: n }');
    expect(answer.body).toMatchObject({
      data: { a: 1, b: 1, c: null },
      errors: [
        { path: ['c'], errorType: 'ResolverExecutionLimitReached', message: 'Resolver invocation limit reached.' },
      ],
    });
  });

  it('gives up after 30 seconds', async () => {
    const deployed = await deployForTest({
      schema: 'type Query { never: Int }',
      lambdas: { never: () => new Promise(() => undefined) },
      resolvers: { 'Query.never': { dataSource: 'never' } },
    });
    const answer = deployed.graphql('{ never }');
    await expect.poll(() => deployed.lambda.eventsOf('never')).toHaveLength(1);
    deployed.clock.advance(30_000);
    expect((await answer).body).toEqual({
      data: null,
      errors: [{ path: null, locations: null, message: 'Execution timed out.', errorType: 'ExecutionTimeout' }],
    });
  });
});

describe('Resolver context', () => {
  it('holds what AppSync gives it', async () => {
    const code = `
      export function request(ctx) { return { payload: ctx.args } }
      export function response(ctx) {
        const { env, args, identity, source, stash, result, prev, error, request, info } = ctx;
        return JSON.stringify({
          env, args, arguments: ctx.arguments, identity, source, stash, result, prev, error, info,
          headers: { tenant: request.headers['x-tenant'], cookie: request.headers.cookie ?? 'none' },
          domainName: request.domainName,
          list: info.selectionSetList, graphql: info.selectionSetGraphQL,
        });
      }`;
    const deployed = await deployForTest({
      schema: 'type Query { show(id: ID): String, box: Box } type Box { id: ID, show(x: Int): String }',
      resolvers: {
        'Query.box': { dataSource: 'none', code: PASS_THROUGH.replace('ctx.args', "{ id: 'b' }") },
        'Box.show': { dataSource: 'none', code },
      },
      authorizer: () => ({ isAuthorized: true, resolverContext: { who: 'me', level: 2 } }),
      properties: { EnvironmentVariables: { TABLE: 'items' } },
    });
    const answer = await deployed.graphql(
      'query Q($x: Int) { box { show(x: $x) } }',
      { x: 3 },
      { 'x-tenant': 't', cookie: 'secret=1' },
    );
    const { data } = z.object({ data: z.object({ box: z.object({ show: z.string() }) }) }).parse(answer.body);
    const shown: unknown = JSON.parse(data.box.show);
    expect(shown).toEqual({
      env: { TABLE: 'items' },
      args: { x: 3 },
      arguments: { x: 3 },
      identity: { resolverContext: { who: 'me', level: 2 } },
      source: { id: 'b' },
      stash: {},
      result: { x: 3 },
      prev: null,
      error: null,
      info: { fieldName: 'show', parentTypeName: 'Box', variables: { x: 3 } },
      headers: { tenant: 't', cookie: 'none' },
      domainName: null,
      list: [],
      graphql: '',
    });
  });

  it('lists the selection by paths, with aliases in place of names', async () => {
    const code = `
      export function request(ctx) { return { payload: null } }
      export function response(ctx) { return { text: ctx.info.selectionSetList.join(' '), graphql: ctx.info.selectionSetGraphQL } }`;
    const deployed = await deployForTest({
      schema: 'type Query { box: Box } type Box { text: String, graphql: String, inner: Box }',
      resolvers: { 'Query.box': { dataSource: 'none', code } },
    });
    const answer = await deployed.graphql(
      '{ box { text ...F inner { a: text inner { text } } } } fragment F on Box { g: graphql }',
    );
    expect(answer.body).toMatchObject({
      data: {
        box: {
          text: 'text g inner inner/a inner/inner inner/inner/text',
          g: expect.stringContaining('inner {') as unknown,
        },
      },
    });
  });
});

describe('Pipeline resolver', () => {
  const schema = 'type Query { run(mode: String): String }';
  const step = (name: string): string => `
    import { util, runtime } from '@aws-appsync/utils';
    export function request(ctx) {
      ctx.stash.trace = (ctx.stash.trace ?? '') + '${name}>';
      if (ctx.args.mode === '${name}:error') util.error('stopped in ${name}', 'Stopped');
      if (ctx.args.mode === '${name}:append') util.appendError('noted in ${name}');
      if (ctx.args.mode === '${name}:next') runtime.earlyReturn('early ${name}');
      if (ctx.args.mode === '${name}:end') runtime.earlyReturn('early ${name}', { skipTo: 'END' });
      return { payload: ctx.prev.result + '+${name}' };
    }
    export function response(ctx) { return ctx.result }`;
  const code = `
    import { runtime } from '@aws-appsync/utils';
    export function request(ctx) {
      ctx.stash.trace = 'before>';
      if (ctx.args.mode === 'before:early') runtime.earlyReturn('early before');
      return 'start';
    }
    export function response(ctx) { return ctx.stash.trace + 'after ' + ctx.prev.result + ' ' + (ctx.result === ctx.prev.result) }`;
  const setup: ApiSetup = {
    schema,
    functions: { one: { dataSource: 'none', code: step('one') }, two: { dataSource: 'none', code: step('two') } },
    resolvers: { 'Query.run': { functions: ['one', 'two'], code } },
  };

  it.each([
    ['plain', 'before>one>two>after start+one+two true'],
    ['one:next', 'before>one>two>after early one+two true'],
    ['one:end', 'before>one>after early one true'],
    ['two:next', 'before>one>two>after early two true'],
    ['before:early', 'before>after early before true'],
  ])('in mode %s answers %s', async (mode, expected) => {
    const deployed = await deployForTest(setup);
    const answer = await deployed.graphql('query($m: String) { run(mode: $m) }', { m: mode });
    expect(answer.body).toEqual({ data: { run: expected } });
  });

  it('stops at an error and goes on after an appended one', async () => {
    const deployed = await deployForTest(setup);
    const stopped = await deployed.graphql('{ run(mode: "one:error") }');
    expect(stopped.body).toMatchObject({
      data: { run: null },
      errors: [{ errorType: 'Stopped', message: 'stopped in one' }],
    });
    const appended = await deployed.graphql('{ run(mode: "one:append") }');
    expect(appended.body).toMatchObject({
      data: { run: 'before>one>two>after start+one+two true' },
      errors: [{ message: 'noted in one' }],
    });
  });

  it('keeps stash, arguments and identity of concurrent requests apart', async () => {
    const waiting: (() => void)[] = [];
    const deployed = await deployForTest({
      schema: 'type Query { run(id: Int!): String }',
      lambdas: {
        wait: () => new Promise<void>((resolve) => waiting.push(resolve)),
      },
      functions: {
        wait: {
          dataSource: 'wait',
          code: `
            export function request(ctx) {
              ctx.stash.id = ctx.args.id; ctx.args.id = -1; ctx.identity.resolverContext.seen = ctx.stash.id;
              return { operation: 'Invoke', payload: null };
            }
            export function response(ctx) { return null }`,
        },
      },
      resolvers: {
        'Query.run': {
          functions: ['wait'],
          code: `
            export function request(ctx) { return ctx.identity.resolverContext.seen ?? 'unseen' }
            export function response(ctx) { return ctx.stash.id + ' ' + ctx.args.id + ' ' + ctx.identity.resolverContext.seen }`,
        },
      },
      authorizer: () => ({ isAuthorized: true, resolverContext: { who: 'same' } }),
      properties: {
        LambdaAuthorizerConfig: {
          AuthorizerUri: 'arn:aws:lambda:eu-central-1:000000000000:function:authorizer',
          AuthorizerResultTtlInSeconds: 60,
        },
      },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 6 }),
        fc.func(fc.nat()),
        async (ids, order) => {
          const answers = ids.map((id) => deployed.graphql(`{ run(id: ${id}) }`));
          await expect.poll(() => waiting.length).toBe(ids.length);
          const shuffled = waiting.splice(0).map((resolve, index) => ({ resolve, rank: order(index) }));
          for (const { resolve } of shuffled.sort((left, right) => left.rank - right.rank)) resolve();
          for (const [index, answer] of answers.entries()) {
            expect((await answer).body).toEqual({ data: { run: `${ids[index]} -1 ${ids[index]}` } });
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
