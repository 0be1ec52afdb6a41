/**
 * Lets the client key name the order that is the answer, when that is another than it was claimed for: one of the same payload
 * whose window the submission fell into.
 * @dataSource claims
 */
import { runtime, util, type Context, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { MutationSubmitOrderArgs } from '../generated/schema.ts';
import { callerOf } from './caller.ts';
import { clientKeyIdentity } from './client-key.ts';
import { fail } from './failure.ts';
import type { OrderStash } from './order.ts';

type SettleContext = Context<MutationSubmitOrderArgs, OrderStash, undefined, undefined, { id: string } | null>;

export function request(ctx: SettleContext): DynamoDBUpdateItemRequest {
  const claimedId = ctx.stash.claimedId;
  if (!claimedId || claimedId === ctx.stash.id) runtime.earlyReturn(null);
  const clientKey = `${ctx.args.input.clientKey}`;
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ identity: clientKeyIdentity(callerOf(ctx.identity).contractId, clientKey) }),
    update: {
      expression: 'SET #id = :id',
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({ ':id': ctx.stash.id }),
    },
    condition: {
      expression: '#id = :claimed',
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({ ':claimed': claimedId }),
    },
  };
}

export function response(ctx: SettleContext): null {
  if (!ctx.error) return null;
  // Another try under the same key was faster: what it settled is what the key names.
  const claim = ctx.result;
  if (ctx.error.type !== 'DynamoDB:ConditionalCheckFailedException' || !claim) fail(ctx);
  ctx.stash.id = claim.id;
  return null;
}
