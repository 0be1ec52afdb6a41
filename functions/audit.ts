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

export interface OperatorAction {
  readonly audit: 'operator';
  readonly operation: string;
  readonly contractId: string | null;
  /** ARN of who signed the request. */
  readonly by: string;
  readonly sourceIp: readonly string[];
  /** AppSync's. */
  readonly requestId: string;
  readonly outcome: 'done' | 'refused' | 'failed';
}

/** Lambda's JSON log format makes the object the line's message. */
export function audit(record: AuditRecord): void {
  if (record.audit === 'denied') console.warn(record);
  else console.info(record);
}
