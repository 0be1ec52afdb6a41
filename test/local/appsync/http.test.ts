import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, PASS_THROUGH, type DeployedApi } from './deployed-api.ts';

const schema = `
  type Query { echo(text: String!, times: Int = 1): Echo, other: String }
  type Echo { text: String! times: Int upper: String }
  type Mutation { shout(text: String!): Echo }
  type Subscription { onShout: Echo @aws_subscribe(mutations: ["shout"]) }
`;

describe('GraphQL over HTTP', () => {
  let deployed: DeployedApi;

  beforeAll(async () => {
    deployed = await deploy({
      schema,
      resolvers: {
        'Query.echo': { dataSource: 'none', code: PASS_THROUGH },
        'Mutation.shout': {
          dataSource: 'none',
          code: `
            import { util } from '@aws-appsync/utils';
            export function request(ctx) { return { payload: { text: ctx.args.text.toUpperCase() } } }
            export function response(ctx) {
              util.http.addResponseHeader('x-shout', ctx.result.text);
              return ctx.result;
            }`,
        },
      },
    });
  });
  afterAll(() => deployed.close());

  it('answers a posted query', async () => {
    const answer = await deployed.graphql('query Q($t: String!) { echo(text: $t) { text times } }', { t: 'hi' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ data: { echo: { text: 'hi', times: 1 } } });
    expect(answer.headers.get('content-type')).toBe('application/json;charset=UTF-8');
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers a query whose body is its bare text', async () => {
    const answer = await deployed.post('{ echo(text: "bare") { text } }', { authorization: 'token' });
    expect(answer.body).toEqual({ data: { echo: { text: 'bare' } } });
  });

  it('answers queries and mutations by GET', async () => {
    const query = 'mutation M($t: String!) { shout(text: $t) { text } } query Q { other }';
    const answer = await deployed.get(
      { query, operationName: 'M', variables: '{"t":"loud"}' },
      { authorization: 'token' },
    );
    expect(answer.body).toEqual({ data: { shout: { text: 'LOUD' } } });
    expect(answer.headers.get('x-shout')).toBe('LOUD');
  });

  it('accepts unknown extensions and a null operation name', async () => {
    const body = { query: '{ other }', operationName: null, variables: null, extensions: { clientLibrary: {} } };
    const answer = await deployed.post(JSON.stringify(body), { authorization: 'token' });
    expect(answer.body).toEqual({ data: { other: null } });
  });

  it.each(['', ' \n'])('refuses the empty body "%s"', async (body) => {
    const answer = await deployed.post(body, { authorization: 'token' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MalformedHttpRequestException');
    expect(answer.body).toEqual({
      errors: [{ errorType: 'MalformedHttpRequestException', message: 'Request body is empty.' }],
    });
  });

  it.each([
    ...['meow', '{}', '{}}', '[]', '[{"query":"{other}"}]', '"{other}"', '{"query":5}', '{"query":"{"}', '17'],
    ...['{"query":"{other}","variables":[]}', '{"query":"{other}","operationName":7}'],
    `{"query":"${'{other'.repeat(5_000)}"}`,
  ])('refuses the body %j, which asks nothing', async (body) => {
    const answer = await deployed.post(body, { authorization: 'token' });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      errors: [{ errorType: 'MalformedHttpRequestException', message: 'Unable to parse GraphQL query.' }],
    });
  });

  it('refuses a body that is larger than 1 MB', async () => {
    const query = `{ echo(text: "${'x'.repeat(1_100_000)}") { text } }`;
    const answer = await deployed.graphql(query);
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ errors: [{ errorType: 'RequestEntityTooLargeException' }] });
  });

  it('refuses several operations without a name, and a name that is not there', async () => {
    const query = 'query A { other } query B { other }';
    const unnamed = await deployed.graphql(query);
    expect(unnamed.status).toBe(400);
    expect(unnamed.body).toEqual({
      errors: [{ errorType: 'BadRequestException', message: 'Missing operation name.' }],
    });
    const unknown = await deployed.post(JSON.stringify({ query, operationName: 'C' }), { authorization: 'token' });
    expect(unknown.status).toBe(400);
    expect(unknown.body).toMatchObject({ errors: [{ errorType: 'BadRequestException' }] });
  });

  it('refuses a subscription', async () => {
    const answer = await deployed.graphql('subscription { onShout { text } }');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ errorType: 'BadRequestException' }] });
  });

  it('refuses a request without credentials before it looks at the body', async () => {
    const answer = await deployed.post('meow');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('x-amzn-errortype')).toBe('UnauthorizedException');
    expect(answer.body).toEqual({
      errors: [{ errorType: 'UnauthorizedException', message: 'Missing authorization header' }],
    });
  });

  it('refuses an API key, since no API has that mode', async () => {
    const answer = await deployed.post('{ other }', { 'x-api-key': 'da2-abc', authorization: 'token' });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      errors: [{ errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' }],
    });
  });

  it('answers a preflight request', async () => {
    const response = await fetch(deployed.url, {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'authorization,x-tenant', origin: 'http://elsewhere' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,x-tenant');
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('refuses other methods', async () => {
    const response = await fetch(deployed.url, { method: 'DELETE' });
    expect(response.status).toBe(405);
  });
});
