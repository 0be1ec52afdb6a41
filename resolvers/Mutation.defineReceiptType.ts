/**
 * Takes a definition as the next version of its receipt type.
 * @dataSource defineReceiptType
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { MutationDefineReceiptTypeArgs, ReceiptType } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';

type OperatorContext = Context<
  MutationDefineReceiptTypeArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: ReceiptType }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return operatorCall(ctx, 'defineReceiptType');
}

export function response(ctx: OperatorContext): ReceiptType {
  return operatorAnswer(ctx);
}
