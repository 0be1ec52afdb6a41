import { randomBytes } from 'node:crypto';
import type { SubmitReceiptInput } from '../../generated/schema.ts';
import type { Submission } from '../../resolvers/submission.ts';
import { builtInCatalog } from '../receipt-type/built-in.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { ULID_RANDOM_BYTES } from '../ulid.ts';
import { intake } from './intake.ts';

interface IntakeEvent {
  readonly contractId: string;
  readonly input: SubmitReceiptInput;
}

/** Invoked by the resolver of Mutation.submitReceipt. */
export function handler(event: IntakeEvent): Promise<{ submission: Submission } | RefusalAnswer> {
  const random = randomBytes(ULID_RANDOM_BYTES);
  return answerOrRefusal(async () => ({
    submission: await intake(builtInCatalog, { ...event, nowMs: Date.now(), random }),
  }));
}
