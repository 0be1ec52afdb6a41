import { describe, expect, test } from 'vitest';
import { assemblyOf, deployAll, deployTemplate, faultsOf } from './fixture.ts';

const type = 'Test::Fixture::Thing';

describe('A deployment', () => {
  test('creates every resource after those that it refers to or depends on', async () => {
    const { created } = await deployTemplate({
      Resources: {
        Last: { Type: type, DependsOn: 'Middle', Properties: { Value: { 'Fn::Sub': '${First.Arn}' } } },
        Middle: { Type: type, DependsOn: ['Second'], Properties: { Value: { Ref: 'First' } } },
        First: { Type: type },
        Second: { Type: type, Properties: { Items: [{ Arn: { 'Fn::GetAtt': ['First', 'Arn'] } }] } },
      },
    });
    expect(created.map(({ logicalId }) => logicalId)).toEqual(['First', 'Second', 'Middle', 'Last']);
    expect(created[0]).toMatchObject({ stackName: 'App', physicalName: 'App-First', properties: {} });
  });

  test('leaves out what its condition does not want, and refuses a reference to it', async () => {
    const Conditions = { Never: { 'Fn::Equals': [1, 2] } };
    const Resources = { Absent: { Type: type, Condition: 'Never' }, Present: { Type: type } };
    const Outputs = {
      Absent: { Value: { Ref: 'Absent' }, Condition: 'Never' },
      Present: { Value: { Ref: 'Present' } },
    };
    const { created, outputs } = await deployTemplate({ Conditions, Resources, Outputs });
    expect(created.map(({ logicalId }) => logicalId)).toEqual(['Present']);
    expect(outputs).toEqual({ App: { Present: 'App-Present' } });
    const referring = { ...Resources, Present: { Type: type, Properties: { Value: { Ref: 'Absent' } } } };
    expect(await faultsOf(deployTemplate({ Conditions, Resources: referring }))).toEqual([
      'App Present Properties.Value.Ref: names "Absent", whose condition "Never" does not hold',
    ]);
  });

  test('hands exports of one stack to the next, whatever their order in the manifest', async () => {
    const Data = {
      Resources: { Thing: { Type: type, Properties: { Name: 'thing' } } },
      Outputs: {
        Out: { Value: { 'Fn::GetAtt': ['Thing', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Arn' } } },
      },
    };
    const Api = { Resources: { User: { Type: type, Properties: { Value: { 'Fn::ImportValue': 'Data:Arn' } } } } };
    const { created, outputs } = await deployAll(assemblyOf({ Api, Data }, { Api: ['Data'] }));
    expect(created.map(({ stackName }) => stackName)).toEqual(['Data', 'Api']);
    expect(created[1]?.properties.Value).toBe('arn:aws:test:::thing');
    expect(outputs).toEqual({ Data: { Out: 'arn:aws:test:::thing' }, Api: {} });
  });

  test('passes over resources without effect, which still have a name and an ARN', async () => {
    const { created } = await deployTemplate({
      Resources: {
        Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Retain' },
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Anything: [] } },
        User: { Type: type, Properties: { Value: [{ Ref: 'Logs' }, { 'Fn::GetAtt': ['Logs', 'Arn'] }] } },
      },
    });
    expect(created).toHaveLength(1);
    expect(created[0]?.properties.Value).toEqual([
      'App-Logs',
      'arn:aws:logs:eu-central-1:000000000000:log-group:App-Logs:*',
    ]);
  });

  test("accepts what CDK adds for its bootstrap stack, and people's notes", async () => {
    const { created } = await deployTemplate({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'A stack.',
      Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk/version' } },
      Rules: { CheckBootstrapVersion: { Assertions: [{ Assert: { 'Fn::Contains': [] } }] } },
      Resources: { Thing: { Type: type, Metadata: { note: 'x' }, UpdateReplacePolicy: 'Retain' } },
    });
    expect(created).toHaveLength(1);
  });
});

describe('A deployment refuses', () => {
  test('everything that is not carried out at once, before anything is created', async () => {
    const deployment = deployTemplate({
      Parameters: { Missing: { Type: 'String' } },
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket' },
        Known: { Type: type, Properties: { Color: 'red', Size: 0, Items: [{ Arn: 'x', Extra: 1 }] } },
        Late: { Type: type, UpdatePolicy: {}, Properties: { Value: { Ref: 'Missing' }, Size: 'many' } },
      },
      Outputs: { Out: { Value: { Ref: 'Nobody' } } },
    });
    expect(await faultsOf(deployment)).toEqual([
      'App Resources.Late.UpdatePolicy: This is not carried out; leave it out, or add it to the schema',
      'App Transform: This is not carried out; leave it out, or add it to the schema',
      'App Parameters.Missing: This parameter has no default and no value was given',
      'App Bucket Type: Resource type "AWS::S3::Bucket" is not carried out (no type of AWS::S3 is); add it under local/, or to without-effect.ts if it has none',
      `App Known Properties.Size: Too small: expected number to be >=1 (value 0), ${type}`,
      `App Known Properties.Items.0.Arn: Invalid string: must start with "arn:" (value "x"), ${type}`,
      `App Known Properties.Items.0.Extra: This is not carried out; leave it out, or add it to the schema, ${type}`,
      `App Known Properties.Color: This is not carried out; leave it out, or add it to the schema, ${type}`,
      `App Late Properties.Size: Invalid input: expected number, received string (value "many"), ${type}`,
      'App Outputs.Out.Value.Ref: names "Nobody", which is neither a resource nor a parameter with a value',
    ]);
  });

  test('a value that turns out wrong only when its resource is there, with those that depend on it left alone', async () => {
    const deployment = deployTemplate({
      Resources: {
        First: { Type: type, Properties: { Name: 'first' } },
        Wrong: { Type: type, Properties: { Items: [{ Arn: { Ref: 'First' } }] } },
        Failing: { Type: type, Properties: { Name: 'not-this-one' } },
        Dependent: { Type: type, Properties: { Value: { Ref: 'Wrong' } } },
      },
    });
    expect(await faultsOf(deployment)).toEqual([
      `App Wrong Properties.Items.0.Arn: Invalid string: must start with "arn:" (value "first"), ${type}`,
      'App Failing: This one cannot be created.',
    ]);
  });

  test('resources that depend on each other in a circle', async () => {
    const deployment = deployTemplate({
      Resources: {
        A: { Type: type, Properties: { Value: { Ref: 'B' } } },
        B: { Type: type, DependsOn: 'C' },
        C: { Type: type, Properties: { Value: { 'Fn::GetAtt': ['A', 'Arn'] } } },
      },
    });
    expect(await faultsOf(deployment)).toEqual(['App: Circular dependency between resources: A -> B -> C -> A']);
  });

  test('a dependency on nothing, an export that is there twice and a parameter that nobody declares', async () => {
    const Out = { Value: 'x', Export: { Name: 'same' } };
    const deployment = deployTemplate(
      { Resources: { A: { Type: type, DependsOn: 'Nobody' } }, Outputs: { One: Out, Two: Out } },
      { Unknown: '1' },
    );
    expect(await faultsOf(deployment)).toEqual([
      'App A DependsOn: "Nobody" is not a resource of this stack',
      'App Outputs.Two.Export.Name: "same" is not a name, or is exported already',
      'parameters Unknown: No stack declares this parameter',
    ]);
  });

  test.each([
    [
      { Type: 'String', AllowedPattern: 'https?://.+' },
      'ftp://x',
      'Value "ftp://x" does not match AllowedPattern https?://.+',
    ],
    [
      { Type: 'String', AllowedValues: ['a', 'b'], ConstraintDescription: 'a or b' },
      'c',
      'Value "c" is not one of AllowedValues ["a","b"]: a or b',
    ],
    [{ Type: 'String', MinLength: 2 }, 'a', 'Value "a" is shorter than MinLength 2'],
    [{ Type: 'String', MaxLength: '2' }, 'abc', 'Value "abc" is longer than MaxLength 2'],
    [{ Type: 'Number' }, 'one', 'Value "one" is not a number'],
    [{ Type: 'Number', MinValue: 2 }, '1', 'Value "1" is less than MinValue 2'],
    [{ Type: 'Number', MaxValue: 2 }, '3', 'Value "3" is greater than MaxValue 2'],
    [{ Type: 'List<Number>' }, '1,b', 'Value "1,b" is not a list of numbers'],
    [
      { Type: 'AWS::EC2::VPC::Id' },
      'vpc-1',
      'Parameter type "AWS::EC2::VPC::Id" is not carried out; known are String, Number, CommaDelimitedList, List<Number>',
    ],
  ])('the parameter %j with the value %j', async (declaration, value, message) => {
    const deployment = deployTemplate({ Parameters: { P: declaration }, Resources: {} }, { P: value });
    expect(await faultsOf(deployment)).toEqual([`App Parameters.P: ${message}`]);
  });
});
