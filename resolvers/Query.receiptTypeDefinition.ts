/**
 * The definition of a version of a receipt type.
 * @dataSource receiptTypes
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { QueryReceiptTypeDefinitionArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';

type OperatorContext = Context<
  QueryReceiptTypeDefinitionArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: string }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return operatorCall(ctx, 'receiptTypeDefinition');
}

/** JSON, as a text. */
export function response(ctx: OperatorContext): string {
  return operatorAnswer(ctx);
}
