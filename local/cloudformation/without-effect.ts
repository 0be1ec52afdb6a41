import type { Environment } from './resource-type.ts';

/** A resource that would change nothing on one machine, and why. Its properties are not read. */
export interface WithoutEffect {
  readonly why: string;
  /** What `Fn::GetAtt` gives, as far as templates ask. */
  readonly attributes?: (physicalName: string, environment: Environment) => Readonly<Record<string, string>>;
}

/** The whole list: a type that is neither here nor carried out stops the start. */
export const withoutEffect: Readonly<Record<string, WithoutEffect>> = {
  'AWS::CDK::Metadata': { why: 'it tells AWS which constructs are used' },
  'AWS::CloudWatch::Alarm': {
    why: 'nobody is on call for one machine',
    attributes: (name, { partition, region, accountId }) => ({
      Arn: `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${name}`,
    }),
  },
  'AWS::CloudWatch::Dashboard': { why: 'metrics are not kept' },
  'AWS::SNS::Subscription': { why: 'nothing is published to a topic' },
  'AWS::SNS::Topic': {
    why: 'what would publish to it is without effect',
    attributes: (name, { partition, region, accountId }) => ({
      TopicArn: `arn:${partition}:sns:${region}:${accountId}:${name}`,
    }),
  },
  'AWS::SNS::TopicPolicy': { why: 'nothing is published to a topic' },
  'AWS::WAFv2::WebACL': {
    why: 'the ports are bound to this machine alone, and what a firewall turns away comes from elsewhere',
    attributes: (name, { partition, region, accountId }) => ({
      Arn: `arn:${partition}:wafv2:${region}:${accountId}:regional/webacl/${name}/${name}`,
    }),
  },
  'AWS::WAFv2::WebACLAssociation': { why: 'there is no firewall to associate with' },
  'AWS::Logs::LogGroup': {
    why: 'logs go to standard error',
    attributes: (name, { partition, region, accountId }) => ({
      Arn: `arn:${partition}:logs:${region}:${accountId}:log-group:${name}:*`,
    }),
  },
};
