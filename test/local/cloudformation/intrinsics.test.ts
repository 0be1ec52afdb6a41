import { describe, expect, test } from 'vitest';
import { deployTemplate, faultsOf } from './fixture.ts';

/** What a property comes to in a template that has one resource to refer to. */
async function resolved(value: unknown, more: object = {}, parameters: Record<string, string> = {}): Promise<unknown> {
  const { created } = await deployTemplate(templateWith(value, more), parameters);
  return created.find(({ logicalId }) => logicalId === 'Subject')?.properties.Value;
}

function templateWith(value: unknown, more: object = {}): object {
  return {
    Resources: {
      Subject: { Type: 'Test::Fixture::Thing', Properties: { Value: value } },
      Other: { Type: 'Test::Fixture::Thing', Properties: { Name: 'other' } },
    },
    ...more,
  };
}

describe('An intrinsic function', () => {
  test.each([
    ['Ref to a resource', { Ref: 'Other' }, 'other'],
    [
      'Ref to pseudo parameters',
      { a: { Ref: 'AWS::AccountId' }, r: { Ref: 'AWS::Region' } },
      { a: '000000000000', r: 'eu-central-1' },
    ],
    ['Ref AWS::StackName', { Ref: 'AWS::StackName' }, 'App'],
    ['Ref AWS::URLSuffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    ['Ref AWS::NoValue leaves no trace', { a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, { b: [1] }],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Other', 'Arn'] }, 'arn:aws:test:::other'],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Other.Nested.Name' }, 'other'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${Other}/${Other.Arn}/${AWS::Region}/${!Kept}' },
      'other/arn:aws:test:::other/eu-central-1/${Kept}',
    ],
    ['Fn::Sub with values', { 'Fn::Sub': ['${A}-${Other}', { A: { Ref: 'Other' } }] }, 'other-other'],
    ['Fn::Join', { 'Fn::Join': [':', ['a', { Ref: 'Other' }, 1]] }, 'a:other:1'],
    [
      'Fn::Split and Fn::Select',
      { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Other', 'Arn'] }] }] },
      'other',
    ],
    ['Fn::Split', { 'Fn::Split': ['|', 'a|b'] }, ['a', 'b']],
    ['Fn::Base64', { 'Fn::Base64': { Ref: 'Other' } }, 'b3RoZXI='],
    ['a lone member that is no function', { Reference: 'Other' }, { Reference: 'Other' }],
  ])('%s', async (_name, value, expected) => {
    expect(await resolved(value)).toEqual(expected);
  });

  test('Fn::FindInMap finds by parameters', async () => {
    const Mappings = { Sizes: { 'eu-central-1': { small: 1, large: [1, 2] } } };
    expect(await resolved({ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'large'] }, { Mappings })).toEqual([
      1, 2,
    ]);
    expect(await faultsOf(resolved({ 'Fn::FindInMap': ['Sizes', 'us-east-1', 'small'] }, { Mappings }))).toEqual([
      'App Subject Properties.Value.Fn::FindInMap: finds nothing under "Sizes", "us-east-1", "small"',
    ]);
  });

  test('Fn::If chooses by conditions, and does not look at the other branch', async () => {
    const Conditions = {
      IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
      IsThere: { 'Fn::Not': [{ Condition: 'IsHere' }] },
      Both: { 'Fn::And': [{ Condition: 'IsHere' }, { Condition: 'IsThere' }] },
      Either: { 'Fn::Or': [{ Condition: 'IsHere' }, { Condition: 'IsThere' }] },
    };
    const choose = (name: string): Promise<unknown> => resolved({ 'Fn::If': [name, 'yes', 'no'] }, { Conditions });
    expect(await Promise.all(['IsHere', 'IsThere', 'Both', 'Either'].map(choose))).toEqual(['yes', 'no', 'no', 'yes']);
    const oneSided = { 'Fn::If': ['IsHere', 'yes', { Ref: 'Nothing' }] };
    expect(await resolved(oneSided, { Conditions })).toBe('yes');
  });

  test('of parameters gives their values in their types', async () => {
    const Parameters = {
      Count: { Type: 'Number', Default: 3 },
      Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
      Url: { Type: 'String' },
    };
    const value = { count: { Ref: 'Count' }, names: { Ref: 'Names' }, url: { 'Fn::Sub': '${Url}/x' } };
    expect(await resolved(value, { Parameters }, { Url: 'http://here', Names: 'c,d' })).toEqual({
      count: 3,
      names: ['c', 'd'],
      url: 'http://here/x',
    });
  });

  test.each([
    [{ 'Fn::Cidr': ['10.0.0.0/16', 1] }, /^App Subject Properties.Value.Fn::Cidr: is not carried out; known are Ref, /],
    [{ 'Fn::__proto__': 1 }, /Fn::__proto__: is not carried out/],
    [{ Ref: 'Nothing' }, /Value.Ref: names "Nothing", which is neither a resource nor a parameter/],
    [{ 'Fn::GetAtt': ['Nothing', 'Arn'] }, /names "Nothing"/],
    [
      { 'Fn::GetAtt': ['Other', 'Color'] },
      /asks Test::Fixture::Thing "Other" for the attribute "Color"; carried out are: Arn/,
    ],
    [{ 'Fn::GetAtt': ['Other'] }, /has \["Other"\]/],
    [{ 'Fn::ImportValue': 'Nowhere' }, /names "Nowhere", which no stack before this one exports/],
    [{ 'Fn::Select': [2, ['a']] }, /has no element 2 in \["a"\]/],
    [{ 'Fn::Join': [',', 'text'] }, /wants a list to join, has "text"/],
    [{ 'Fn::Sub': ['${A}', { A: { b: 1 } }] }, /wants a text, has {"b":1}/],
    [{ 'Fn::If': ['Missing', 1, 2] }, /names the condition "Missing", which is not declared/],
    ['{{resolve:secretsmanager:key}}', /Dynamic reference {{resolve:secretsmanager:key}} is not carried out/],
  ])('%j is refused by name', async (value, message) => {
    const faults = await faultsOf(deployTemplate(templateWith(value)));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });

  test.each([
    [{ Loop: { Condition: 'Loop' } }, /names the condition "Loop", which depends on itself/],
    [{ Loop: { 'Fn::Contains': [['a'], 'a'] } }, /Condition function "Fn::Contains" is not carried out/],
    [{ Loop: 'true' }, /is no condition: "true"/],
  ])('of the conditions %j is refused by name', async (Conditions, message) => {
    const faults = await faultsOf(deployTemplate(templateWith({ 'Fn::If': ['Loop', 1, 2] }, { Conditions })));
    expect(faults[0]).toMatch(message);
  });
});
