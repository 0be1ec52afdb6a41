/**
 * Has an order announced once more.
 * @dataSource redrive
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';
import { orderOf, type StoredOrder } from './order.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

export function response(ctx: OperatorContext<StoredOrder>) {
  return orderOf(operatorAnswer(ctx), false);
}
