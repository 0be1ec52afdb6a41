import type { MessageQueue, ReceivedMessage } from '../../../local/event-source/message-queue.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  visible: boolean;
}

/** A queue in memory, whose messages become visible again when the test says so. */
export class MemoryQueue implements MessageQueue {
  readonly arn = 'arn:aws:sqs:eu-central-1:000000000000:work';
  readonly visibilityTimeoutSeconds: number;
  readonly released: string[] = [];
  readonly #messages: Message[] = [];
  readonly #listeners = new Set<() => void>();
  #count = 0;

  constructor(visibilityTimeoutSeconds = 30) {
    this.visibilityTimeoutSeconds = visibilityTimeoutSeconds;
  }

  get bodies(): readonly string[] {
    return this.#messages.map(({ body }) => body);
  }

  send(...bodies: string[]): void {
    for (const body of bodies) this.#messages.push({ id: `m${++this.#count}`, body, visible: true });
    this.#tell();
  }

  /** The visibility timeout of everything received is over. */
  showAll(): void {
    for (const message of this.#messages) message.visible = true;
    this.#tell();
  }

  receive(limit: number): Promise<readonly ReceivedMessage[]> {
    const taken = this.#messages.filter(({ visible }) => visible).slice(0, limit);
    for (const message of taken) message.visible = false;
    return Promise.resolve(
      taken.map(({ id, body }) => ({
        messageId: id,
        receiptHandle: `handle of ${id}`,
        toEventRecord: () => ({ messageId: id, body, eventSource: 'aws:sqs', eventSourceARN: this.arn }),
      })),
    );
  }

  remove(receiptHandles: readonly string[]): Promise<void> {
    for (const handle of receiptHandles) {
      const at = this.#messages.findIndex(({ id }) => handle === `handle of ${id}`);
      if (at >= 0) this.#messages.splice(at, 1);
    }
    return Promise.resolve();
  }

  release(receiptHandles: readonly string[]): Promise<void> {
    this.released.push(...receiptHandles);
    return Promise.resolve();
  }

  onMessages(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
