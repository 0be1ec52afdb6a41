import { builtInTypes } from '../../generated/receipt-types.ts';
import type { QueryReceiptTypeDefinitionArgs, ReceiptType } from '../../generated/schema.ts';
import { audited, type OperatorRequest } from '../audit.ts';
import { admission } from '../contract/environment-admission.ts';
import { parseRate } from '../contract/rate.ts';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { environmentVariable } from '../environment.ts';
import { TypeLogTable } from '../receipt-type/catalog/type-log-table.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { receiptTypeDefinition, receiptTypes, type TypesWorld } from './read-types.ts';

/** A contract asks for the list; an operator for that or for a definition. */
type TypesEvent = ContractEvent | OperatorEvent;

interface ContractEvent {
  readonly contractId: string;
  readonly rate: string;
}

type OperatorEvent = OperatorRequest &
  (
    | { readonly action: 'receiptTypes' }
    | { readonly action: 'receiptTypeDefinition'; readonly arguments: QueryReceiptTypeDefinitionArgs }
  );

type Answer = readonly ReceiptType[] | string;

const world: TypesWorld = {
  log: new TypeLogTable(dynamodbAt(targetOfEnvironment()), environmentVariable('RECEIPT_TYPES_TABLE')),
  builtIns: builtInTypes,
};

/** Invoked by the resolvers of the fields that tell of receipt types. */
export function handler(event: TypesEvent): Promise<{ answer: Answer } | RefusalAnswer> {
  return answerOrRefusal(async () => {
    if ('by' in event) {
      return { answer: await audited(event, { contractId: null }, () => answerOperator(event)) };
    }
    await admission.requireOrThrow(event.contractId, parseRate(event.rate), Date.now());
    return { answer: await receiptTypes(world) };
  });
}

function answerOperator(event: OperatorEvent): Promise<Answer> {
  switch (event.action) {
    case 'receiptTypes':
      return receiptTypes(world);
    case 'receiptTypeDefinition':
      return receiptTypeDefinition(world, event.arguments);
    default:
      return event satisfies never;
  }
}
