import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Principal } from '../../../local/aws/service.ts';
import {
  decide,
  identityPolicyDocument,
  resourcePolicyDocument,
  type Decision,
  type Policy,
} from '../../../local/iam/policy.ts';

const role = { arn: 'arn:aws:sts::000000000000:assumed-role/Worker/worker' };
const appsync = { arn: 'appsync.amazonaws.com' };
const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Things';

describe('An identity policy', () => {
  test('allows the named action on the named resource, whatever the case of the action', () => {
    const policy = allow({ Action: 'dynamodb:PutItem', Resource: table });
    expect(decide([policy], role, { action: 'DynamoDB:putitem', resource: table })).toBe('allow');
    expect(decide([policy], role, { action: 'dynamodb:GetItem', resource: table })).toBe('none');
    expect(decide([policy], role, { action: 'dynamodb:PutItem', resource: `${table}2` })).toBe('none');
  });

  test('denies explicitly, wherever the deny stands', () => {
    const open = allow({ Action: '*', Resource: '*' });
    const deny = identityPolicyDocument.parse({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'dynamodb:Delete*', Resource: '*' }],
    });
    const permission = { action: 'dynamodb:DeleteItem', resource: table };
    expect(decide([open, deny], role, permission)).toBe('deny');
    expect(decide([deny, open], role, permission)).toBe('deny');
    expect(decide([deny, open], role, { ...permission, action: 'dynamodb:GetItem' })).toBe('allow');
  });

  test('NotAction and NotResource cover all the rest', () => {
    const policy = allow({ NotAction: 'dynamodb:*', NotResource: [`${table}/stream/*`] });
    expect(decide([policy], role, { action: 'sqs:SendMessage', resource: table })).toBe('allow');
    expect(decide([policy], role, { action: 'dynamodb:GetItem', resource: table })).toBe('none');
    expect(decide([policy], role, { action: 'sqs:SendMessage', resource: `${table}/stream/1` })).toBe('none');
  });

  test('keeps a wildcard within its segment of the ARN, except at the end of the segment', () => {
    const functions = allow({ Action: '*', Resource: 'arn:aws:lambda:*:*:function:a*b' });
    const decision = (resource: string): Decision => decide([functions], role, { action: 'lambda:Invoke', resource });
    expect(decision('arn:aws:lambda:eu-central-1:000000000000:function:axxb')).toBe('allow');
    expect(decision('arn:aws:lambda:eu-central-1:000000000000:function:ax:b')).toBe('none');
    const versions = allow({ Action: '*', Resource: 'arn:aws:lambda:eu-central-1:000000000000:function:a*' });
    const permission = {
      action: 'lambda:Invoke',
      resource: 'arn:aws:lambda:eu-central-1:000000000000:function:a:live',
    };
    expect(decide([versions], role, permission)).toBe('allow');
  });

  test('never allows what differs from a resource without wildcards', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (named, asked) => {
        fc.pre(!/[*?]|\$\{/.test(named) && named !== asked);
        const policy = allow({ Action: '*', Resource: named });
        return decide([policy], role, { action: 'a:b', resource: asked }) === 'none';
      }),
    );
  });
});

describe('A condition', () => {
  const source = 'arn:aws:appsync:eu-central-1:000000000000:apis/abc';

  test.each([
    ['StringEquals', { 'aws:SourceArn': source }, true],
    ['StringEquals', { 'aws:sourcearn': ['other', source] }, true],
    ['StringEquals', { 'aws:SourceArn': 'other' }, false],
    ['StringNotEquals', { 'aws:SourceArn': ['other', source] }, false],
    ['StringLike', { 'aws:SourceArn': '*apis/a?c' }, true],
    ['StringNotLike', { 'aws:SourceArn': '*apis/a?c' }, false],
    ['ArnLike', { 'aws:SourceArn': 'arn:aws:appsync:*:*:apis/*' }, true],
    ['ArnEquals', { 'aws:SourceArn': 'arn:aws:appsync:*:apis/*' }, false],
    ['ArnNotEquals', { 'aws:SourceArn': 'arn:aws:appsync:*:*:apis/*' }, false],
    ['Bool', { 'aws:SecureTransport': false }, false],
    ['Bool', { 'aws:SecureTransport': 'true' }, true],
    ['Null', { 'aws:SourceAccount': 'true' }, true],
    ['Null', { 'aws:SourceArn': true }, false],
    ['StringEquals', { 'aws:SourceAccount': '000000000000' }, false],
    ['StringNotEquals', { 'aws:SourceAccount': '000000000000' }, true],
    ['StringEqualsIfExists', { 'aws:SourceAccount': '000000000000' }, true],
    ['ForAllValues:StringEquals', { 'aws:SourceAccount': '1' }, true],
    ['ForAnyValue:StringEquals', { 'aws:SourceAccount': '1' }, false],
    ['ForAnyValue:StringNotEquals', { 'aws:SourceAccount': '1' }, false],
    ['ForAnyValue:StringLike', { 'aws:SourceArn': ['no', 'arn:*'] }, true],
  ])('%s %o holds: %s', (operator, keys, holds) => {
    const policy = allow({ Action: '*', Resource: '*', Condition: { [operator]: keys } });
    const permission = { action: 'lambda:InvokeFunction', resource: table, context: { 'aws:SourceArn': source } };
    expect(decide([policy], role, permission)).toBe(holds ? 'allow' : 'none');
  });

  test('must hold for every operator and key', () => {
    const Condition = {
      StringEquals: { 'aws:PrincipalAccount': '000000000000' },
      Bool: { 'aws:SecureTransport': false },
    };
    const policy = allow({ Action: '*', Resource: '*', Condition });
    expect(decide([policy], role, { action: 'a:b', resource: table })).toBe('none');
  });

  test.each([
    [{ NumericLessThan: { 'aws:SourceArn': '1' } }, /"NumericLessThan" is not carried out/],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, /"IpAddress" is not carried out/],
    [{ StringEquals: { 'dynamodb:LeadingKeys': 'x' } }, /"dynamodb:LeadingKeys" is not carried out/],
    [{ StringEquals: { 'aws:SourceArn': '${aws:username}' } }, /Policy variables are not carried out/],
    [{ 'ForEachValue:StringEquals': { 'aws:SourceArn': 'x' } }, /"ForEachValue:StringEquals" is not carried out/],
  ])('%o is refused by name when the policy is read', (Condition, message) => {
    expect(() => allow({ Action: '*', Resource: '*', Condition })).toThrow(message);
  });
});

describe('A resource policy', () => {
  const permission = { action: 'sqs:SendMessage', resource: table };
  const decision = (principal: object, caller: Pick<Principal, 'arn' | 'context'>): Decision => {
    const Statement = { Effect: 'Allow', Action: 'sqs:*', Resource: '*', ...principal };
    return decide([resourcePolicyDocument.parse({ Statement })], caller, permission);
  };

  test('lets in the role, the session or the service that it names', () => {
    expect(decision({ Principal: { AWS: 'arn:aws:iam::000000000000:role/Worker' } }, role)).toBe('allow');
    expect(decision({ Principal: { AWS: [role.arn] } }, role)).toBe('allow');
    expect(decision({ Principal: { AWS: 'arn:aws:iam::000000000000:role/Other' } }, role)).toBe('none');
    expect(decision({ Principal: { Service: appsync.arn } }, appsync)).toBe('allow');
    expect(decision({ Principal: { Service: appsync.arn } }, role)).toBe('none');
    expect(decision({ Principal: '*' }, role)).toBe('allow');
  });

  test('that names the account leaves the decision to identity policies, but denies the whole account', () => {
    const root = { AWS: 'arn:aws:iam::000000000000:root' };
    expect(decision({ Principal: root }, role)).toBe('none');
    expect(decision({ Effect: 'Deny', Principal: root }, role)).toBe('deny');
    expect(decision({ Effect: 'Deny', Principal: { AWS: '111111111111' } }, role)).toBe('none');
    expect(decision({ Effect: 'Deny', NotPrincipal: root }, role)).toBe('none');
  });

  test('sees the source that a service acts for', () => {
    const Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:appsync:*:*:apis/*' } };
    const principal = { Principal: { Service: appsync.arn }, Condition };
    const context = { 'aws:SourceArn': 'arn:aws:appsync:eu-central-1:000000000000:apis/a' };
    expect(decision(principal, { ...appsync, context })).toBe('allow');
    expect(decision(principal, appsync)).toBe('none');
  });

  test('without a principal is refused', () => {
    expect(() => decision({}, role)).toThrow('A statement has either Principal or NotPrincipal');
  });

  test('with a federated principal is refused by name', () => {
    expect(() => decision({ Principal: { Federated: 'accounts.example' } }, role)).toThrow(/Federated/);
  });
});

function allow(statement: object): Policy {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
  const parsed = identityPolicyDocument.safeParse(document);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}
