import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import cdk from '../../cdk.json' with { type: 'json' };
import { constructName, externalServices } from '../../infra/external-services.ts';
import { synthesizedApp, type SynthesizedApp } from './synthesized-app.ts';

let app: SynthesizedApp;

beforeAll(async () => {
  app = await synthesizedApp();
});

afterAll(() => app.remove());

describe('the templates', () => {
  test("pass CloudFormation's own validation and the AWS Solutions rules of cdk-nag, warnings included", () => {
    expect(app.violations).toEqual([]);
  });

  test('would not be synthesized if CloudFormation refused one', () => {
    const broken = new App({ context: cdk.context });
    new CfnResource(new Stack(broken, 'Broken'), 'Queue', {
      type: 'AWS::SQS::Queue',
      properties: { VisibilityTimeout: 100_000 },
    });
    expect(() => broken.synth()).toThrow(/VisibilityTimeout/);
  });

  test('need no account: no look-ups, no custom resources, no conditions', () => {
    const types = Object.values(app.templates).flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    );
    expect(types.filter((type) => /^(Custom|AWS::CloudFormation|AWS::CDK)::/.test(type))).toEqual([]);
    expect(app.templates.ReceiptsData.Parameters).toBeUndefined();
    expect(Object.keys(app.templates.ReceiptsApi.Parameters ?? {})).toEqual(
      externalServices.map(({ urlParameter }) => urlParameter),
    );
    expect(app.templates.ReceiptsApi.Conditions).toBeUndefined();
  });
});

describe('what holds state', () => {
  test('keeps its logical ids: another id is another, empty resource', () => {
    const ids = Object.entries(app.templates.ReceiptsData.Resources)
      .filter(([, { Type }]) => Type !== 'AWS::CloudWatch::Alarm')
      .map(([id, { Type }]) => [id, Type]);
    expect(Object.fromEntries(ids)).toEqual({
      Receipts59C0D3E0: 'AWS::DynamoDB::GlobalTable',
      ClaimsE8D96B24: 'AWS::DynamoDB::GlobalTable',
      Contracts0B5774C6: 'AWS::DynamoDB::GlobalTable',
      ReceiptTypesC9D0151D: 'AWS::DynamoDB::GlobalTable',
      ServiceSecretsLogistics7F3E8C7D: 'AWS::SecretsManager::Secret',
      ServiceSecretsTax52997A34: 'AWS::SecretsManager::Secret',
      Rates2118CE53: 'AWS::DynamoDB::GlobalTable',
      EventsD32975C2: 'AWS::Kinesis::Stream',
      OnCallAlarms8F593D60: 'AWS::SNS::Topic',
      OnCallAlarmsPolicy90F29776: 'AWS::SNS::TopicPolicy',
      Orders1DDF4F53: 'AWS::DynamoDB::GlobalTable',
      OrdersCustomerTotals2EE5CD8E: 'AWS::DynamoDB::GlobalTable',
    });
  });

  test('stands in ReceiptsData alone, and outlives its stack', () => {
    const stateful = ['AWS::DynamoDB::GlobalTable', 'AWS::Kinesis::Stream', 'AWS::SecretsManager::Secret'];
    const inApi = Object.values(app.templates.ReceiptsApi.Resources).map(({ Type }) => Type);
    expect(inApi.filter((type) => stateful.includes(type))).toEqual([]);
    for (const type of stateful) {
      for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of app.resources(type)) {
        expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'Retain', 'Retain']);
      }
    }
  });

  test('lets no receipt, order or contract expire: the tables are all there is of them', () => {
    const expiring = app
      .resources('AWS::DynamoDB::GlobalTable')
      .filter(([, { Properties }]) => Properties?.['TimeToLiveSpecification'] !== undefined)
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(expiring.sort()).toEqual(['Claims', 'OrdersCustomerTotals', 'Rates']);
  });

  test('is backed up and cannot be deleted', () => {
    for (const [id, { Properties }] of app.resources('AWS::DynamoDB::GlobalTable')) {
      expect([id, Properties?.Replicas]).toEqual([
        id,
        [
          {
            Region: { Ref: 'AWS::Region' },
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          },
        ],
      ]);
      expect(Properties?.BillingMode).toBe('PAY_PER_REQUEST');
    }
  });
});

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z
    .union([z.string(), z.array(z.string())])
    .transform((action) => (typeof action === 'string' ? [action] : action)),
  Resource: z.unknown(),
});
const policySchema = z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) });

describe('a grant', () => {
  test('names its actions and its resource', () => {
    const policies = app.resources('AWS::IAM::Policy');
    expect(policies.length).toBeGreaterThan(0);
    const granted = policies.flatMap(([id, { Properties }]) =>
      policySchema.parse(Properties).PolicyDocument.Statement.map((statement) => ({ id, ...statement })),
    );
    for (const { id, Action, Resource } of granted) {
      expect([id, Action.filter((action) => action.includes('*'))]).toEqual([id, []]);
      expect([id, JSON.stringify(Resource).includes('*')]).toEqual([id, false]);
    }
  });

  test('comes from a policy of its own: roles have no managed policies', () => {
    for (const [id, { Properties }] of app.resources('AWS::IAM::Role')) {
      expect([id, Properties?.ManagedPolicyArns, Properties?.Policies]).toEqual([id, undefined, undefined]);
    }
  });
});

describe('a queue', () => {
  test('has dead letters, or holds them and calls an operator', () => {
    const queues = app.resources('AWS::SQS::Queue');
    const alarms = JSON.stringify(app.resources('AWS::CloudWatch::Alarm'));
    // Each service's retries with their dead letters, and a failure queue for each mapping of a stream.
    expect(queues.length).toBe(2 * externalServices.length + 4);
    for (const [id, { Properties }] of queues) {
      const isGuarded = Properties?.RedrivePolicy !== undefined || alarms.includes(`"${id}"`);
      expect([id, isGuarded]).toEqual([id, true]);
    }
  });

  test('of work is invisible six times as long as its consumer may take', () => {
    const timeouts = app
      .resources('AWS::SQS::Queue')
      .flatMap(([, { Properties }]) => (Properties?.RedrivePolicy ? [Properties.VisibilityTimeout] : []));
    expect(timeouts).toEqual(externalServices.map(() => 540));
  });
});

describe('an alarm', () => {
  test('has its entry in the runbook', async () => {
    const runbook = await readFile('docs/operations.md', 'utf8');
    const headings = runbook.split('\n').filter((line) => line.startsWith('### '));
    const services = new RegExp(`^(${externalServices.map(constructName).join('|')})(?=Retries)`);
    for (const [id] of app.resources('AWS::CloudWatch::Alarm')) {
      const name = id.replace(/[0-9A-F]{8}$/, '').replace(services, '<Service>');
      expect([name, headings.some((heading) => heading.includes(`\`${name}\``))]).toEqual([name, true]);
    }
  });

  test('of what was given up names the command that puts it back, as the runbook has it', async () => {
    const runbook = await readFile('docs/operations.md', 'utf8');
    const ofDeadLetters = app.resources('AWS::CloudWatch::Alarm').filter(([id]) => /NotEmpty[0-9A-F]{8}$/.test(id));
    expect(ofDeadLetters).toHaveLength(externalServices.length + 4);
    for (const [id, { Properties }] of ofDeadLetters) {
      const [command = ''] = /npm run redrive -- --[a-z -]+/.exec(String(Properties?.AlarmDescription)) ?? [];
      expect([id, command]).toEqual([id, expect.stringMatching(/--/)]);
      expect([command, runbook.includes(command.replace(/(?<=--service ).*/, 'tax'))]).toEqual([command, true]);
    }
  });

  test('says who is hurt', () => {
    for (const [id, { Properties }] of app.resources('AWS::CloudWatch::Alarm')) {
      expect([id, Properties?.AlarmDescription]).toEqual([id, expect.stringMatching(/[Cc]lient|Subscriber|Receipts/)]);
    }
  });
});

describe('the topic of alarms', () => {
  test('hears of the beginning and of the end of every alarm', () => {
    const alarms = app.resources('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(20);
    const [[topic = ''] = []] = app.resources('AWS::SNS::Topic');
    for (const [id, { Properties }] of alarms) {
      for (const actions of [Properties?.AlarmActions, Properties?.OKActions]) {
        expect([id, JSON.stringify(actions)]).toEqual([id, expect.stringContaining(topic)]);
      }
    }
  });

  test('takes messages from alarms of its own account alone, over TLS', () => {
    const statements = app.resources('AWS::SNS::TopicPolicy').map(([, { Properties }]) => Properties?.PolicyDocument);
    expect(statements).toEqual([
      expect.objectContaining({
        Statement: [
          expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          expect.objectContaining({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ],
      }),
    ]);
  });
});

describe('the firewall', () => {
  const ruleSchema = z.object({
    Name: z.string(),
    Action: z.object({ Block: z.object({}) }).optional(),
    Statement: z.record(z.string(), z.unknown()),
    VisibilityConfig: z.object({ SampledRequestsEnabled: z.boolean() }),
  });

  test('stands before the API, blocks what is oversize or floods, and keeps no samples', () => {
    const [[aclId = '', acl] = []] = app.resources('AWS::WAFv2::WebACL');
    const [[apiId = ''] = []] = app.resources('AWS::AppSync::GraphQLApi');
    const [[, association] = []] = app.resources('AWS::WAFv2::WebACLAssociation');
    expect(association?.Properties).toEqual({
      ResourceArn: { 'Fn::GetAtt': [apiId, 'Arn'] },
      WebACLArn: { 'Fn::GetAtt': [aclId, 'Arn'] },
    });
    const rules = z.array(ruleSchema).parse(acl?.Properties?.['Rules']);
    expect(rules.map(({ Name, Action }) => [Name, Action !== undefined])).toEqual([
      ['Oversize', true],
      ['KnownAttackers', false],
      ['FloodOfOneAddress', true],
      ['FloodOfOneKey', true],
    ]);
    for (const { VisibilityConfig } of rules) expect(VisibilityConfig.SampledRequestsEnabled).toBe(false);
  });

  test('takes requests of up to 999,999 bytes, and none that is longer', () => {
    const [[, acl] = []] = app.resources('AWS::WAFv2::WebACL');
    const [oversize] = z.array(ruleSchema).parse(acl?.Properties?.['Rules']);
    const { RegexString } = z.object({ RegexString: z.string() }).parse(oversize?.Statement['RegexMatchStatement']);
    const lengths = ['0', '999999', '1000000', '1048576', '12345678'];
    expect(lengths.filter((length) => new RegExp(RegexString).test(length))).toEqual(lengths.slice(2));
  });
});

describe("a table's stream", () => {
  test('has no more than the two readers that it has room for', () => {
    const sources = app
      .resources('AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => JSON.stringify(Properties?.EventSourceArn))
      .filter((arn) => arn.includes('StreamArn'));
    const readers = [...new Set(sources)].map((source) => sources.filter((other) => other === source).length);
    expect(readers.sort()).toEqual([1, 2]);
  });
});

describe('a function', () => {
  test('runs on arm64, on the newest Node.js, and logs for 30 days', () => {
    for (const [id, { Properties }] of app.resources('AWS::Lambda::Function')) {
      expect([id, Properties?.Architectures, Properties?.Runtime]).toEqual([id, ['arm64'], 'nodejs24.x']);
      expect([id, Properties?.LoggingConfig]).toEqual([
        id,
        expect.objectContaining({ LogGroup: expect.anything() as unknown }),
      ]);
    }
    for (const [id, { Properties }] of app.resources('AWS::Logs::LogGroup')) {
      expect([id, Properties?.RetentionInDays]).toEqual([id, 30]);
    }
  });
});
