import type { Principal } from '../aws/service.ts';
import type { SourceKind } from './filter-criteria.ts';

/**
 * What a function's role must be allowed on its source before AWS creates the mapping.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
const sourceActions: Readonly<Record<SourceKind, readonly string[]>> = {
  'aws:dynamodb': [
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:DescribeStream',
    'dynamodb:ListStreams',
  ],
  'aws:kinesis': ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream', 'kinesis:ListShards'],
  'aws:sqs': ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

/** The actions that the role lacks; empty when the mapping can be created. */
export function missingSourceActions(role: Principal, kind: SourceKind, sourceArn: string): readonly string[] {
  return sourceActions[kind].filter((action) => !isAllowed(role, action, sourceArn));
}

export function maySendTo(role: Principal, queueArn: string): boolean {
  return isAllowed(role, 'sqs:SendMessage', queueArn);
}

function isAllowed(role: Principal, action: string, resource: string): boolean {
  const permission = { action, resource };
  return role.allows(permission) && !role.denies?.(permission);
}
