import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { builtInTypes } from '../../generated/receipt-types.ts';
import type { ReceiptType } from '../../generated/schema.ts';
import { audited, type Caller } from '../audit.ts';
import { admission } from '../contract/environment-admission.ts';
import { parseRate } from '../contract/rate.ts';
import { environmentVariable } from '../environment.ts';
import { newestTypes } from '../receipt-type/newest-types.ts';
import { shownType } from '../receipt-type/shown-type.ts';
import { LOG_MS_MAX } from '../receipt-type/type-log.ts';
import { TypeLogTable } from '../receipt-type/type-log-table.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';

/** A contract asks, or an operator. */
type ListEvent = { readonly contractId: string; readonly rate: string } | Caller;

const log = new TypeLogTable(new DynamoDBClient(), environmentVariable('RECEIPT_TYPES_TABLE'));

/** Invoked by the resolver of Query.receiptTypes. */
export function handler(event: ListEvent): Promise<{ answer: readonly ReceiptType[] } | RefusalAnswer> {
  return answerOrRefusal(async () => {
    if ('by' in event)
      return { answer: await audited({ ...event, operation: 'receiptTypes', contractId: null }, list) };
    await admission.requireOrThrow(event.contractId, parseRate(event.rate), Date.now());
    return { answer: await list() };
  });
}

/** By name. */
async function list(): Promise<readonly ReceiptType[]> {
  const types = [...newestTypes(builtInTypes, await log.after(0, { msMax: LOG_MS_MAX })).values()];
  return types.sort((left, right) => (left.name < right.name ? -1 : 1)).map(shownType);
}
