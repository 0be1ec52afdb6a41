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

/** An operator's request as its resolver hands it on. */
export interface OperatorRequest {
  /** The field that was asked. */
  readonly action: string;
  /** ARN of who signed it. */
  readonly by: string;
  readonly sourceIp: readonly string[];
  /** AppSync's. */
  readonly requestId: string;
}

/** What an operator's request is about. */
export interface Subject {
  readonly contractId: string | null;
  readonly receiptId?: string;
  readonly orderId?: string;
  readonly receiptType?: string;
}

export interface OperatorAction extends Subject, Omit<OperatorRequest, 'action'> {
  readonly audit: 'operator';
  readonly operation: string;
  readonly outcome: 'done' | 'refused' | 'failed';
}

/** Lambda's JSON log format makes the object the line's message. */
export function audit(record: AuditRecord): void {
  if (record.audit === 'denied') console.warn(record);
  else console.info(record);
}

/** Carries an operator's request out, and writes down that it was, or was not. The contract may be known only afterwards. */
export async function audited<Answer>(
  { action: operation, by, sourceIp, requestId }: OperatorRequest,
  subject: Subject,
  carryOut: () => Promise<Answer>,
  contractIdOf: (answer: Answer) => string | null = () => subject.contractId,
): Promise<Answer> {
  const told = (outcome: OperatorAction['outcome'], contractId: string | null): void =>
    audit({ audit: 'operator', operation, ...subject, contractId, by, sourceIp, requestId, outcome });
  try {
    const answer = await carryOut();
    told('done', contractIdOf(answer));
    return answer;
  } catch (error) {
    told(error instanceof Refusal ? 'refused' : 'failed', subject.contractId);
    throw error;
  }
}
