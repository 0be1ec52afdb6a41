import { builtInTypes } from '../../generated/receipt-types.ts';
import type { MutationDefineReceiptTypeArgs, ReceiptType } from '../../generated/schema.ts';
import { audited, type OperatorRequest } from '../audit.ts';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { environmentVariable } from '../environment.ts';
import { definitionName } from '../receipt-type/definition/definition-name.ts';
import { TypeLogTable } from '../receipt-type/catalog/type-log-table.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import type { DefinerWorld } from './define.ts';

interface DefineEvent extends OperatorRequest {
  readonly arguments: Omit<MutationDefineReceiptTypeArgs, 'definition'> & {
    /** JSON, as AppSync has parsed it. */
    readonly definition: unknown;
  };
}

const world: DefinerWorld = {
  log: new TypeLogTable(dynamodbAt(targetOfEnvironment()), environmentVariable('RECEIPT_TYPES_TABLE')),
  builtIns: builtInTypes,
  services: environmentVariable('EXTERNAL_SERVICES').split(','),
  nowMs: Date.now,
};

/** Invoked by the resolver of Mutation.defineReceiptType. */
export function handler(event: DefineEvent): Promise<{ answer: ReceiptType } | RefusalAnswer> {
  const { definition } = event.arguments;
  const receiptType = definitionName(definition);
  return answerOrRefusal(async () => ({
    answer: await audited(event, { contractId: null, ...(receiptType !== null && { receiptType }) }, async () => {
      // The compilers of every kind of schema: a start that fails before does not load them.
      const { defineReceiptType } = await import('./define.ts');
      return defineReceiptType(world, definition);
    }),
  }));
}
