import type { AppSyncIdentityIAM, Context, LambdaRequest } from '@aws-appsync/utils';
import { fail, refuse, type Refusal } from './failure.ts';
import { answerPrivately } from './private-answer.ts';
import { requestIdOf } from './request-id.ts';

/** Of an operators' field, with what its function answers when it does not refuse. */
export type OperatorContext<Answer> = Context<
  unknown,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: Answer }
>;

/** Asks the operators' function to do what the field says, and tells it who asks. Only for fields that IAM guards. */
export function operatorCall(ctx: Context<unknown>): LambdaRequest {
  const { userArn, sourceIp } = ctx.identity as AppSyncIdentityIAM;
  return {
    operation: 'Invoke',
    payload: {
      action: ctx.info.fieldName,
      arguments: ctx.args,
      by: userArn,
      sourceIp,
      requestId: requestIdOf(ctx),
    },
  };
}

export function operatorAnswer<Answer>(ctx: OperatorContext<Answer>): Answer {
  answerPrivately();
  if (ctx.error) fail(ctx);
  if (ctx.result.refusal) refuse(ctx.result.refusal);
  return ctx.result.answer;
}
