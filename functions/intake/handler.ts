import { randomBytes } from 'node:crypto';
import type { SubmitReceiptInput } from '../../generated/schema.ts';
import type { Submission } from '../../resolvers/submission.ts';
import { admission } from '../contract/environment-admission.ts';
import { parseRate } from '../contract/rate.ts';
import { catalog } from '../receipt-type/catalog/environment-catalog.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { ULID_RANDOM_BYTES } from '../ulid.ts';
import { intake } from './intake.ts';

interface IntakeEvent {
  readonly contractId: string;
  readonly rate: string;
  readonly input: SubmitReceiptInput;
}

/** Invoked by the resolver of Mutation.submitReceipt. */
export function handler({ contractId, rate, input }: IntakeEvent): Promise<{ submission: Submission } | RefusalAnswer> {
  const nowMs = Date.now();
  return answerOrRefusal(async () => {
    await admission.requireOrThrow(contractId, parseRate(rate), nowMs);
    const random = randomBytes(ULID_RANDOM_BYTES);
    return { submission: await intake(catalog, { contractId, input, nowMs, random }) };
  });
}
