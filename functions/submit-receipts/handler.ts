import { randomBytes } from 'node:crypto';
import type { SubmitReceiptInput } from '../../generated/schema.ts';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { admission } from '../contract/environment-admission.ts';
import { parseRate } from '../contract/rate.ts';
import { environmentVariable } from '../environment.ts';
import { intake } from '../intake/intake.ts';
import { catalog } from '../receipt-type/catalog/environment-catalog.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { ULID_RANDOM_BYTES } from '../ulid.ts';
import { SubmissionTables } from './submission-tables.ts';
import { submitReceipts, type Verdict } from './submit-receipts.ts';

const tables = new SubmissionTables(dynamodbAt(targetOfEnvironment()), {
  claims: environmentVariable('CLAIMS_TABLE'),
  receipts: environmentVariable('RECEIPTS_TABLE'),
});

interface SubmitReceiptsEvent {
  readonly contractId: string;
  readonly rate: string;
  readonly inputs: readonly SubmitReceiptInput[];
  readonly requestId: string;
}

/** Invoked by the resolver of Mutation.submitReceipts. */
export function handler(event: SubmitReceiptsEvent): Promise<{ verdicts: readonly Verdict[] } | RefusalAnswer> {
  const { contractId, inputs, requestId } = event;
  const nowMs = Date.now();
  const rate = parseRate(event.rate);
  return answerOrRefusal(async () => ({
    verdicts: await submitReceipts(inputs, {
      requestId,
      judge: async (input) => {
        // Each receipt counts as a request: a batch is cheaper, not a way around the contract's rate.
        await admission.requireOrThrow(contractId, rate, nowMs);
        return intake(catalog, { contractId, input, nowMs, random: randomBytes(ULID_RANDOM_BYTES) });
      },
      claim: (submission) => tables.claim(submission, Math.floor(nowMs / 1000)),
      store: (submission, id) => tables.store(contractId, submission, id),
    }),
  }));
}
