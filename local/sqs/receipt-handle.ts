/** What a receipt handle stands for: one receive of one message. To clients it is an opaque text. */
export interface ReceiptHandle {
  readonly queueName: string;
  readonly place: number;
  /** With the place, it names the message even when a restart has given the place of a deleted one again. */
  readonly sentMs: number;
  readonly receiveCount: number;
}

export function formatReceiptHandle({ queueName, place, sentMs, receiveCount }: ReceiptHandle): string {
  return Buffer.from([queueName, place, sentMs, receiveCount].join('/')).toString('base64');
}

/** Undefined for a text that is no handle. */
export function parseReceiptHandle(text: string): ReceiptHandle | undefined {
  const match = /^([\w-]{1,80})\/(\d{1,16})\/(\d{1,16})\/(\d{1,10})$/.exec(Buffer.from(text, 'base64').toString());
  const [, queueName, place, sentMs, receiveCount] = match ?? [];
  if (queueName === undefined) return undefined;
  return { queueName, place: Number(place), sentMs: Number(sentMs), receiveCount: Number(receiveCount) };
}
