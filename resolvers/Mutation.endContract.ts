/**
 * Ends a contract, and with it the subscriptions that are live.
 * @dataSource operator
 */
import { extensions, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { Contract, MutationEndContractArgs } from '../generated/schema.ts';
import type { Refusal } from './failure.ts';
import { operatorAnswer, operatorCall } from './operator-call.ts';

type OperatorContext = Context<
  MutationEndContractArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal?: Refusal; answer: Contract }
>;

export function request(ctx: OperatorContext): LambdaRequest {
  return operatorCall(ctx, 'endContract');
}

export function response(ctx: OperatorContext): Contract {
  const contract = operatorAnswer(ctx);
  // Those that begin from now on are refused by the contract's status: an open socket hears nothing more.
  extensions.invalidateSubscriptions({ subscriptionField: 'onReceiptStatus', payload: { contractId: contract.id } });
  return contract;
}
