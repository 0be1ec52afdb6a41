import { describe, expect, it } from 'vitest';
import { deploy, PASS_THROUGH } from './deployed-api.ts';

const schema = 'type Query { a: String }';

describe('AppSync resources', () => {
  it.each([
    [{ AuthenticationType: 'API_KEY' }, 'API_KEY'],
    [{ AdditionalAuthenticationProviders: [{ AuthenticationType: 'OPENID_CONNECT' }] }, 'OPENID_CONNECT'],
    [{ UserPoolConfig: {} }, 'UserPoolConfig'],
    [{ Visibility: 'PRIVATE' }, 'Visibility'],
    [{ QueryDepthLimit: 76 }, 'QueryDepthLimit'],
    [{ LambdaAuthorizerConfig: undefined }, 'has no LambdaAuthorizerConfig'],
  ])('refuse the API property %j', async (properties, message) => {
    await expect(deploy({ schema, properties })).rejects.toThrow(message);
  });

  it.each([
    ['type Mutation { a: String }', 'Query'],
    ['scalar Money type Query { a: Money }', 'scalar "Money"'],
    ['type Query { a: String @aws_api_key }', '@aws_api_key'],
    ['type Query { a: Nope }', 'Nope'],
    ['type Query {', 'does not parse'],
  ])('refuse the schema %s', async (definition, message) => {
    await expect(deploy({ schema: definition })).rejects.toThrow(message);
  });

  it('refuse a resolver for a field that is not there, without a source, or with code that AppSync would refuse', async () => {
    const none = { dataSource: 'none', code: PASS_THROUGH };
    await expect(deploy({ schema, resolvers: { 'Query.b': none } })).rejects.toThrow('no field "Query.b"');
    const absent = { dataSource: 'absent', code: PASS_THROUGH };
    await expect(deploy({ schema, resolvers: { 'Query.a': absent } })).rejects.toThrow('"absent", which is not there');
    const bare = { dataSource: 'none' };
    await expect(deploy({ schema, resolvers: { 'Query.a': bare } })).rejects.toThrow('only a Lambda data source');
    const odd = { dataSource: 'none', code: PASS_THROUGH.replace('ctx.args', 'Date.now()') };
    await expect(deploy({ schema, resolvers: { 'Query.a': odd } })).rejects.toThrow('Query.a: the code contains');
  });

  it('take a schema that declares the scalars and directives itself', async () => {
    const declared = 'scalar AWSDateTime directive @aws_iam on FIELD_DEFINITION | OBJECT type Query { a: AWSDateTime }';
    const deployed = await deploy({ schema: declared });
    expect((await deployed.graphql('{ a }')).body).toEqual({ data: { a: null } });
    await deployed.close();
  });
});
