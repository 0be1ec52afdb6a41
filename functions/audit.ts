import { Refusal } from './refusal.ts';

/** Who did what when: one structured line each. The time and the function's request id stand beside it in the log. */
export type AuditRecord = DeniedRequest | OperatorAction;

export interface DeniedRequest {
  readonly audit: 'denied';
  readonly reason: 'malformed key' | 'unknown contract' | 'ended contract' | 'wrong key' | 'expired key';
  /** The contract that the key names, which anybody may write into a key. */
  readonly contractId: string | null;
  /** The operation's name, if the client gave it one. Its text is not logged: it may hold a document. */
  readonly operation: string | null;
  /** AppSync's. */
  readonly requestId: string;
  readonly sourceIp: string | null;
}

/** Who signed an operator's request, as AppSync tells. */
export interface Caller {
  /** ARN. */
  readonly by: string;
  readonly sourceIp: readonly string[];
  /** AppSync's. */
  readonly requestId: string;
}

export interface OperatorAction extends Caller {
  readonly audit: 'operator';
  readonly operation: string;
  readonly contractId: string | null;
  readonly receiptId?: string;
  readonly orderId?: string;
  readonly receiptType?: string;
  readonly outcome: 'done' | 'refused' | 'failed';
}

/** Lambda's JSON log format makes the object the line's message. */
export function audit(record: AuditRecord): void {
  if (record.audit === 'denied') console.warn(record);
  else console.info(record);
}

/** Carries an operator's action out, and writes down that it was, or was not. The contract may be known only afterwards. */
export async function audited<Answer>(
  of: Caller & Pick<OperatorAction, 'operation' | 'contractId' | 'receiptId' | 'orderId' | 'receiptType'>,
  carryOut: () => Promise<Answer>,
  contractIdOf: (answer: Answer) => string | null = () => of.contractId,
): Promise<Answer> {
  const { operation, contractId, receiptId, orderId, receiptType, by, sourceIp, requestId } = of;
  const told = (outcome: OperatorAction['outcome'], ofContract: string | null): void => {
    const named = {
      ...(receiptId !== undefined && { receiptId }),
      ...(orderId !== undefined && { orderId }),
      ...(receiptType !== undefined && { receiptType }),
    };
    audit({ audit: 'operator', operation, contractId: ofContract, ...named, by, sourceIp, requestId, outcome });
  };
  try {
    const answer = await carryOut();
    told('done', contractIdOf(answer));
    return answer;
  } catch (error) {
    told(error instanceof Refusal ? 'refused' : 'failed', contractId);
    throw error;
  }
}
