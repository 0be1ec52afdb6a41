import type { Receipt, SubmissionError, SubmitReceiptInput } from '../../generated/schema.ts';
import { receiptOf, type ReceiptItem } from '../../resolvers/receipt.ts';
import type { Submission } from '../../resolvers/submission.ts';
import { isThrottled } from '../aws/aws-json-client.ts';
import { submittedAtOf } from '../receipt/stored-receipt.ts';
import { Refusal } from '../refusal.ts';

/** Receipts of one operation: what DynamoDB's own batches hold, and enough for the operation's price to vanish. */
export const INPUTS_MAX = 25;

/** As GraphQL has it; the document itself is the resolver's to add. */
export type Verdict = { readonly receipt: Omit<Receipt, 'document'> } | { readonly error: SubmissionError };

/** The steps of one submission, as `submitReceipt` has them in its pipeline. */
export interface SubmissionSteps {
  readonly requestId: string;
  /** @throws {Refusal} */
  readonly judge: (input: SubmitReceiptInput) => Promise<Submission>;
  /** The id and fingerprint that the identity is claimed for: the submission's own, or those of an earlier one. */
  readonly claim: (submission: Submission) => Promise<{ readonly id: string; readonly fingerprint: string }>;
  /** Stores the receipt under the id unless it is there; answers the one that is there then. */
  readonly store: (submission: Submission, id: string) => Promise<ReceiptItem>;
}

/**
 * Takes each receipt by itself: what is wrong with one is no other's affair. Answers in the order of the inputs.
 * @throws {Refusal} `InvalidArgument` when there are none, or too many.
 */
export async function submitReceipts(
  inputs: readonly SubmitReceiptInput[],
  steps: SubmissionSteps,
): Promise<readonly Verdict[]> {
  if (inputs.length === 0 || inputs.length > INPUTS_MAX) {
    throw new Refusal(
      'InvalidArgument',
      `There are ${inputs.length} inputs; one operation takes 1 to ${INPUTS_MAX} receipts.`,
      { argument: 'inputs' },
    );
  }
  // All are judged before the first is written, so that their writes go together.
  const judgements = await Promise.allSettled(inputs.map((input) => steps.judge(input)));
  // Several of one identity are taken one after the other, so that it is the first that counts, as if they had been sent one by one.
  const byIdentity = new Map<string, Promise<unknown>>();
  return Promise.all(
    judgements.map((judgement) =>
      verdictOf(steps.requestId, async () => {
        if (judgement.status === 'rejected') throw judgement.reason;
        const submission = judgement.value;
        const before = byIdentity.get(submission.identity) ?? Promise.resolve();
        const taken = before.catch(() => undefined).then(() => take(steps, submission));
        byIdentity.set(submission.identity, taken);
        return await taken;
      }),
    ),
  );
}

async function take(steps: SubmissionSteps, submission: Submission): Promise<Omit<Receipt, 'document'>> {
  const { id, fingerprint } = await steps.claim(submission);
  const { reference } = submission.attributes;
  if (fingerprint !== submission.fingerprint) {
    throw new Refusal(
      'ReferenceConflict',
      `Cannot submit under the reference "${reference}": it names receipt ${id}, which has another document.`,
      { reference, id },
    );
  }
  // A claim without its receipt, left by a crash in between, is made good here.
  const item = await steps.store(submission, id);
  const submittedAt = submittedAtOf(item);
  return receiptOf({ ...item, body: '' }, { submittedAt, replayed: id !== submission.id }) as Omit<Receipt, 'document'>;
}

async function verdictOf(requestId: string, work: () => Promise<Omit<Receipt, 'document'>>): Promise<Verdict> {
  try {
    return { receipt: await work() };
  } catch (error) {
    return { error: errorOf(error, requestId) };
  }
}

function errorOf(error: unknown, requestId: string): SubmissionError {
  if (error instanceof Refusal) {
    const { type: errorType, message, info } = error;
    return { errorType, message, ...(info !== null && { errorInfo: JSON.stringify(info) }) };
  }
  const errorInfo = JSON.stringify({ requestId });
  if (isThrottled(error)) {
    return { errorType: 'Throttled', message: 'Too many requests at once: try again in a moment.', errorInfo };
  }
  console.error('fault', requestId, error);
  return { errorType: 'InternalFault', message: `The request ${requestId} failed inside the service.`, errorInfo };
}
