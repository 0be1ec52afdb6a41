import type { SubmitOrderInput } from '../../generated/schema.ts';
import { admission } from '../contract/environment-admission.ts';
import { parseRate } from '../contract/rate.ts';
import { checkedFingerprint } from '../order/check.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';

interface CheckEvent {
  readonly contractId: string;
  readonly rate: string;
  readonly input: SubmitOrderInput;
}

/** Invoked by the resolver of Mutation.submitOrder: what AppSync's own language cannot do, validate by a schema and hash. */
export function handler({ contractId, rate, input }: CheckEvent): Promise<{ fingerprint: string } | RefusalAnswer> {
  return answerOrRefusal(async () => {
    await admission.requireOrThrow(contractId, parseRate(rate), Date.now());
    return { fingerprint: checkedFingerprint(contractId, input) };
  });
}
