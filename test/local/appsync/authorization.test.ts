import { describe, expect, it } from 'vitest';
import { deployForTest, PASS_THROUGH, type ApiSetup, type DeployedApi } from './deployed-api.ts';
import { InProcessLambda } from './in-process-lambda.ts';

const schema = `
  type Query { plain: String, both: Shared @aws_lambda @aws_iam, iam: String @aws_iam, cognito: String @aws_auth(cognito_groups: ["x"]) }
  type Shared @aws_lambda @aws_iam { open: String, closed: String @aws_lambda }
  type Mutation { publish(id: ID!): Sent @aws_iam, write: String }
  type Sent @aws_iam { id: ID! }
`;

const resolvers = {
  'Query.plain': { dataSource: 'none', code: PASS_THROUGH.replace('ctx.args', "'plain'") },
  'Query.both': { dataSource: 'none', code: PASS_THROUGH.replace('ctx.args', "{ open: 'o', closed: 'c' }") },
  'Query.iam': { dataSource: 'none', code: PASS_THROUGH.replace('ctx.args', 'ctx.identity.userArn') },
  'Mutation.publish': { dataSource: 'none', code: PASS_THROUGH },
  'Mutation.write': { dataSource: 'none', code: PASS_THROUGH.replace('ctx.args', "'written'") },
};

async function start(setup: Partial<ApiSetup> & { ttl?: number; pattern?: string } = {}): Promise<DeployedApi> {
  const { ttl, pattern, ...rest } = setup;
  const LambdaAuthorizerConfig = {
    AuthorizerUri: InProcessLambda.arnOf('authorizer'),
    ...(ttl !== undefined && { AuthorizerResultTtlInSeconds: ttl }),
    ...(pattern !== undefined && { IdentityValidationExpression: pattern }),
  };
  return deployForTest({ schema, resolvers, ...rest, properties: { LambdaAuthorizerConfig } });
}

const refused = {
  errors: [{ errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' }],
};

describe('Lambda authorizer', () => {
  it('receives the token and the request', async () => {
    const deployed = await start();
    const body = { query: 'query Q { plain }', operationName: 'Q', variables: { a: 1 } };
    await deployed.post(JSON.stringify(body), { authorization: 'secret token', 'x-tenant': 't' });
    expect(deployed.lambda.eventsOf('authorizer')).toEqual([
      {
        authorizationToken: 'secret token',
        requestContext: {
          apiId: deployed.api.apiId,
          accountId: '000000000000',
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
          queryString: body.query,
          operationName: 'Q',
          variables: { a: 1 },
        },
        requestHeaders: expect.objectContaining({ 'x-tenant': 't' }) as unknown,
      },
    ]);
  });

  it.each([
    ['says no', () => ({ isAuthorized: false })],
    ['answers nonsense', () => 'yes'],
    ['answers a nested context', () => ({ isAuthorized: true, resolverContext: { nested: { no: 1 } } })],
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
  ])('refuses the call when it %s', async (_what, authorizer) => {
    const deployed = await start({ authorizer, ttl: 60 });
    const answer = await deployed.graphql('{ plain }');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(refused);
  });

  it('refuses the call when it takes longer than 10 seconds', async () => {
    const deployed = await start({ authorizer: () => new Promise(() => undefined) });
    const answer = deployed.graphql('{ plain }');
    await expect.poll(() => deployed.lambda.eventsOf('authorizer')).toHaveLength(1);
    deployed.clock.advance(10_000);
    expect((await answer).status).toBe(401);
  });

  it('is asked anew for every request without a TTL', async () => {
    const deployed = await start();
    await deployed.graphql('{ plain }');
    await deployed.graphql('{ plain }');
    expect(deployed.lambda.eventsOf('authorizer')).toHaveLength(2);
  });

  it('is asked once a token until its answer is too old', async () => {
    const deployed = await start({ ttl: 60 });
    await deployed.graphql('{ plain }');
    deployed.clock.advance(59_000);
    await deployed.graphql('{ plain }');
    expect(deployed.lambda.eventsOf('authorizer')).toHaveLength(1);
    await deployed.graphql('{ plain }', {}, { authorization: 'other' });
    expect(deployed.lambda.eventsOf('authorizer')).toHaveLength(2);
    deployed.clock.advance(2_000);
    await deployed.graphql('{ plain }');
    expect(deployed.lambda.eventsOf('authorizer')).toHaveLength(3);
  });

  it('decides itself how long its answer holds', async () => {
    const deployed = await start({ ttl: 60, authorizer: () => ({ isAuthorized: true, ttlOverride: 0 }) });
    await deployed.graphql('{ plain }');
    await deployed.graphql('{ plain }');
    expect(deployed.lambda.eventsOf('authorizer')).toHaveLength(2);
  });

  it('is asked once by concurrent requests with one token', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const deployed = await start({
      ttl: 60,
      authorizer: async () => {
        await held;
        return { isAuthorized: true };
      },
    });
    const answers = [1, 2, 3, 4].map(() => deployed.graphql('{ plain }'));
    await expect.poll(() => deployed.lambda.eventsOf('authorizer').length).toBeGreaterThan(0);
    release();
    for (const answer of answers) expect((await answer).body).toEqual({ data: { plain: 'plain' } });
    expect(deployed.lambda.eventsOf('authorizer')).toHaveLength(1);
  });

  it('is not asked for a token of the wrong shape', async () => {
    const deployed = await start({ pattern: 'key_[a-z]+' });
    expect((await deployed.graphql('{ plain }', {}, { authorization: 'key_1' })).status).toBe(401);
    expect((await deployed.graphql('{ plain }', {}, { authorization: 'xkey_a' })).status).toBe(401);
    expect(deployed.lambda.eventsOf('authorizer')).toHaveLength(0);
    expect((await deployed.graphql('{ plain }', {}, { authorization: 'key_abc' })).status).toBe(200);
  });

  it('stops the start when its pattern needs backtracking', async () => {
    await expect(start({ pattern: '(a)\\1' })).rejects.toThrow('is not carried out');
  });

  it('denies fields by name and by ARN', async () => {
    let arn = '';
    const deployed = await start({
      authorizer: () => ({ isAuthorized: true, deniedFields: ['Query.plain', `${arn}/types/Mutation/fields/write`] }),
    });
    arn = deployed.apiArn;
    expect((await deployed.graphql('{\n  plain both { open }\n}')).body).toEqual({
      data: { plain: null, both: { open: 'o' } },
      errors: [
        {
          path: ['plain'],
          data: null,
          errorType: 'Unauthorized',
          errorInfo: null,
          locations: [{ line: 2, column: 3, sourceName: null }],
          message: 'Not Authorized to access plain on type Query',
        },
      ],
    });
    expect((await deployed.graphql('mutation { write }')).body).toMatchObject({
      data: { write: null },
      errors: [{ message: 'Not Authorized to access write on type Mutation' }],
    });
  });
});

describe('Authorization directives', () => {
  it('keep callers of another mode out of fields', async () => {
    const deployed = await start();
    const answer = await deployed.graphql('{ plain both { open closed } iam cognito }');
    expect(answer.body).toMatchObject({
      data: { plain: 'plain', both: { open: 'o', closed: 'c' }, iam: null, cognito: null },
      errors: [{ path: ['iam'], errorType: 'Unauthorized' }],
    });
  });

  it('let a signed caller into fields that name IAM', async () => {
    const deployed = await start();
    const answer = await deployed.signed('{ plain both { open closed } iam }', { resources: ['*'] });
    expect(answer.body).toMatchObject({
      data: { plain: null, both: { open: 'o', closed: null } },
      errors: [
        { path: ['plain'], message: 'Not Authorized to access plain on type Query' },
        { path: ['both', 'closed'], message: 'Not Authorized to access closed on type Shared' },
      ],
    });
    expect(answer.body).toMatchObject({
      data: { iam: expect.stringMatching(/^arn:aws:sts::000000000000:assumed-role\/caller-0\/session$/) as unknown },
    });
  });
});

describe('IAM callers', () => {
  const query = 'mutation($id: ID!) { publish(id: $id) { id } }';

  it('need permission for the field, and for nothing below it', async () => {
    const deployed = await start();
    const resources = [`${deployed.apiArn}/types/Mutation/fields/publish`];
    const allowed = await deployed.signed(query, { variables: { id: 'x' }, resources });
    expect(allowed.body).toEqual({ data: { publish: { id: 'x' } } });
    const denied = await deployed.signed('{ iam }', { resources });
    expect(denied.body).toMatchObject({
      data: { iam: null },
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access iam on type Query' }],
    });
  });

  it('are refused when what they signed is not what they sent', async () => {
    const deployed = await start();
    const answer = await deployed.signed(query, { variables: { id: 'x' }, resources: ['*'], tamper: true });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ errors: [{ errorType: 'InvalidSignatureException' }] });
  });

  it('are refused with keys that nobody has', async () => {
    const deployed = await start();
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIANOBODY/20260101/eu-central-1/appsync/aws4_request, SignedHeaders=host;x-amz-date, Signature=00';
    const answer = await deployed.post('{ plain }', { authorization, 'x-amz-date': '20260101T000000Z' });
    expect(answer.status).toBe(401);
  });

  it('are refused where the API does not know the mode', async () => {
    const deployed = await deployForTest({
      schema: 'type Query { plain: String }',
      properties: { AdditionalAuthenticationProviders: [] },
    });
    const answer = await deployed.signed('{ plain }', { resources: ['*'] });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(refused);
  });
});
