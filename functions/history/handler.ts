import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { randomBytes } from 'node:crypto';
import { admission } from '../contract/environment-admission.ts';
import { parseRate } from '../contract/rate.ts';
import { environmentVariable } from '../environment.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { history, type HistoryRequest, type ReceiptPage } from './history.ts';
import { HotTable } from './hot-table.ts';
import { NONCE_BYTES } from './page-token.ts';

const source = new HotTable(dynamodbAt(targetOfEnvironment()), environmentVariable('RECEIPTS_TABLE'));

interface HistoryEvent extends Omit<HistoryRequest, 'nowMs' | 'nonce'> {
  readonly rate: string;
}

/** Invoked by the resolver of Query.receiptsByRange. */
export function handler({ rate, ...request }: HistoryEvent): Promise<{ page: ReceiptPage } | RefusalAnswer> {
  const nowMs = Date.now();
  return answerOrRefusal(async () => {
    await admission.requireOrThrow(request.contractId, parseRate(rate), nowMs);
    return { page: await history(source, { ...request, nowMs, nonce: randomBytes(NONCE_BYTES) }) };
  });
}
