import type { SubmitOrderInput } from '../../generated/schema.ts';
import { checkedFingerprint } from '../order/check.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';

interface CheckEvent {
  readonly contractId: string;
  readonly input: SubmitOrderInput;
}

/** Invoked by the resolver of Mutation.submitOrder: what AppSync's own language cannot do, validate by a schema and hash. */
export function handler({ contractId, input }: CheckEvent): Promise<{ fingerprint: string } | RefusalAnswer> {
  return answerOrRefusal(() => ({ fingerprint: checkedFingerprint(contractId, input) }));
}
