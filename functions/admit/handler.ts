import { admission } from '../contract/environment-admission.ts';
import { parseRate } from '../contract/rate.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';

/** The contract's, as the authorizer put it into the resolvers' context. */
export interface AdmitEvent {
  readonly contractId: string;
  readonly rate: string;
}

/** Invoked before what resolvers do without a function of their own: holds the contract to its rate. */
export function handler({ contractId, rate }: AdmitEvent): Promise<{ admitted: true } | RefusalAnswer> {
  return answerOrRefusal(async () => {
    await admission.requireOrThrow(contractId, parseRate(rate), Date.now());
    return { admitted: true };
  });
}
