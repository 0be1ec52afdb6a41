/**
 * Has an order announced once more.
 * @dataSource redrive
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationAnnounceOrderArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';
import { orderOf, type StoredOrder } from './order.ts';

type AnnounceContext = Context<
  MutationAnnounceOrderArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: StoredOrder }
>;

export function request(ctx: AnnounceContext): LambdaRequest {
  return operatorCall(ctx, 'announceOrder');
}

export function response(ctx: AnnounceContext) {
  return orderOf(operatorAnswer(ctx), false);
}
