/**
 * Marks the contract as listening, so that changes are published for it.
 * @dataSource contracts
 */
import { util, type Context, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { deny } from './denial.ts';
import { fail } from './failure.ts';

/**
 * AppSync closes a socket after 24 hours, so that nobody listens longer than this after having subscribed:
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
const SOCKET_LIFETIME_SECONDS = 24 * 60 * 60;

export function request(ctx: Context): DynamoDBUpdateItemRequest {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: callerOf(ctx.identity).contractId }),
    update: {
      expression: 'SET #subscribedUntil = :subscribedUntil',
      expressionNames: { '#subscribedUntil': 'subscribedUntil' },
      expressionValues: util.dynamodb.toMapValues({
        ':subscribedUntil': util.time.nowEpochSeconds() + SOCKET_LIFETIME_SECONDS,
      }),
    },
    condition: {
      expression: '#status = :active',
      expressionNames: { '#status': 'status' },
      expressionValues: util.dynamodb.toMapValues({ ':active': 'ACTIVE' }),
    },
  };
}

export function response(ctx: Context): null {
  // The contract has ended since the authorizer looked.
  if (ctx.error && ctx.error.type === 'DynamoDB:ConditionalCheckFailedException') {
    deny(ctx, callerOf(ctx.identity).contractId, 'ended contract');
  }
  if (ctx.error) fail(ctx);
  return null;
}
