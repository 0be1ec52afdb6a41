/**
 * Ties the subscription to the calling contract, and marks the contract as listening.
 * @dataSource contracts
 */
import { extensions, util, type Context, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { SubscriptionOnReceiptStatusArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { fail } from './failure.ts';

/**
 * AppSync closes a socket after 24 hours, so that nobody listens longer than this after having subscribed:
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
const SOCKET_LIFETIME_SECONDS = 24 * 60 * 60;

type SubscribeContext = Context<SubscriptionOnReceiptStatusArgs>;

export function request(ctx: SubscribeContext): DynamoDBUpdateItemRequest {
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

export function response(ctx: SubscribeContext): null {
  // The contract has ended since the authorizer looked.
  if (ctx.error && ctx.error.type === 'DynamoDB:ConditionalCheckFailedException') util.unauthorized();
  if (ctx.error) fail(ctx);
  const contractId = callerOf(ctx.identity).contractId;
  const id = ctx.args.id;
  const filter = id ? { contractId: { eq: contractId }, ids: { contains: id } } : { contractId: { eq: contractId } };
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
  return null;
}
