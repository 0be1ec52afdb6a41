/**
 * Ends a contract, and with it the subscriptions that are live.
 * @dataSource operator
 */
import { extensions, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { Contract } from '../generated/schema.ts';
import { operatorAnswer, operatorCall, type OperatorContext } from './operator-call.ts';

export function request(ctx: Context): LambdaRequest {
  return operatorCall(ctx);
}

export function response(ctx: OperatorContext<Contract>): Contract {
  const contract = operatorAnswer(ctx);
  // Those that begin from now on are refused by the contract's status: an open socket hears nothing more.
  extensions.invalidateSubscriptions({ subscriptionField: 'onReceiptStatus', payload: { contractId: contract.id } });
  return contract;
}
