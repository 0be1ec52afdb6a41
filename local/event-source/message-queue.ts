/** A queue as event source mappings read it. */
export interface MessageQueue {
  readonly arn: string;
  /** The queue's own visibility timeout, in seconds: AWS wants it to be at least the function's timeout. */
  readonly visibilityTimeoutSeconds: number;
  /** Visible messages, at most `limit`, now invisible for the queue's timeout. */
  receive(limit: number): Promise<readonly ReceivedMessage[]>;
  /** Resolves when the deletion is durable. */
  remove(receiptHandles: readonly string[]): Promise<void>;
  /** Makes messages visible again, after `delaySeconds` (0: now). */
  release(receiptHandles: readonly string[], delaySeconds: number): Promise<void>;
  /** Calls back whenever a message may have become visible. Returns the unsubscribe function. */
  onMessages(listener: () => void): () => void;
}

export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  /** The record as it stands in the event that Lambda receives (`Records[i]`). */
  toEventRecord(): Record<string, unknown>;
}
