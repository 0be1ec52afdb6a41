import type { Policy } from './policy.ts';
import { identityPolicyDocument } from './policy.ts';

/**
 * AWS's own managed policies that roles of the template name, with their statements.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const documents: Readonly<Record<string, unknown>> = {
  'service-role/AWSLambdaBasicExecutionRole': allowEverywhere([
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  'service-role/AWSAppSyncPushToCloudWatchLogs': allowEverywhere([
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  AWSXRayDaemonWriteAccess: allowEverywhere([
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:GetSamplingStatisticSummaries',
  ]),
};

const prefix = 'arn:aws:iam::aws:policy/';

export const managedPolicyArns: readonly string[] = Object.keys(documents).map((name) => prefix + name);

/** Undefined for a policy that is not on the list. */
export function managedPolicy(arn: string): Policy | undefined {
  const document = arn.startsWith(prefix) ? documents[arn.slice(prefix.length)] : undefined;
  return document === undefined ? undefined : identityPolicyDocument.parse(document);
}

function allowEverywhere(actions: readonly string[]): unknown {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
}
