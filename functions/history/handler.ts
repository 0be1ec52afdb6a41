import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import { environmentVariable } from '../environment.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { history, type HistoryRequest, type ReceiptPage } from './history.ts';
import { HotTable } from './hot-table.ts';
import { NONCE_BYTES } from './page-token.ts';

const source = new HotTable(new DynamoDBClient(), environmentVariable('RECEIPTS_TABLE'));

/** Invoked by the resolver of Query.receiptsByRange. */
export function handler(
  event: Omit<HistoryRequest, 'nowMs' | 'nonce'>,
): Promise<{ page: ReceiptPage } | RefusalAnswer> {
  return answerOrRefusal(async () => ({
    page: await history(source, { ...event, nowMs: Date.now(), nonce: randomBytes(NONCE_BYTES) }),
  }));
}
