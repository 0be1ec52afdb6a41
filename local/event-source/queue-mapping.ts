import { readBatchResponse } from './batch-response.ts';
import type { Clock } from '../clock.ts';
import type { RecordFilter } from './filter-criteria.ts';
import type { MessageQueue, ReceivedMessage } from './message-queue.ts';
import { Pauses } from './pause.ts';
import { batchPayload, fittingCount, type FunctionAnswer } from './stream-settings.ts';

/** What the template says about one mapping of a queue, with AWS's defaults filled in. */
export interface QueueSettings {
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  /** Batches at a time. */
  readonly concurrencyMax: number;
  readonly reportsItemFailures: boolean;
}

export interface QueueMappingOptions {
  readonly queue: MessageQueue;
  readonly settings: QueueSettings;
  readonly filter: RecordFilter | undefined;
  readonly clock: Clock;
  readonly invoke: (payload: string) => Promise<FunctionAnswer>;
  readonly onTrouble: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

interface QueuedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly json: string;
  readonly bytes: number;
}

/**
 * Feeds one function from one queue. What succeeds is deleted; what fails comes back when its visibility timeout is over,
 * and in the end goes where the queue's own redrive policy says. The queue itself counts its messages as work to be done.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export class QueueMapping {
  readonly #options: QueueMappingOptions;
  readonly #pauses: Pauses;
  readonly #inFlight = new Set<Promise<void>>();
  /** Received, but too much for the batch before. */
  #held: readonly QueuedMessage[] = [];
  #gathering: Promise<void> | undefined;
  #signalled = false;
  #unsubscribe: (() => void) | undefined;
  #stopped = false;

  constructor(options: QueueMappingOptions) {
    this.#options = options;
    this.#pauses = new Pauses(options.clock);
  }

  start(): void {
    this.#unsubscribe = this.#options.queue.onMessages(() => this.#wake());
    this.#wake();
  }

  /** Lets batches in flight finish, and gives back what was received and not sent. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#pauses.endAll();
    await this.#gathering;
    await Promise.all(this.#inFlight);
    const handles = this.#held.map(({ receiptHandle }) => receiptHandle);
    if (handles.length > 0) await this.#options.queue.release(handles, 0);
    // Only now: without a reader, the queue would no longer count what it holds as work.
    this.#unsubscribe?.();
  }

  #wake(): void {
    this.#signalled = true;
    // A window that waits for more takes up what has come.
    this.#pauses.endAll();
    if (this.#canGather()) this.#gathering ??= this.#gatherBatches();
  }

  #canGather(): boolean {
    return this.#signalled && !this.#stopped && this.#inFlight.size < this.#options.settings.concurrencyMax;
  }

  /** One gatherer at a time, so that messages fill one batch before they begin another. */
  async #gatherBatches(): Promise<void> {
    while (this.#canGather()) {
      const batch = await this.#gather();
      if (batch.length > 0) this.#send(batch);
    }
    this.#gathering = undefined;
  }

  async #gather(): Promise<readonly QueuedMessage[]> {
    const { settings, clock } = this.#options;
    const untilMs = clock.nowMs() + settings.batchingWindowMs;
    let gathered = this.#held;
    for (;;) {
      this.#signalled = false;
      const received = await this.#receive(settings.batchSize - gathered.length);
      gathered = [...gathered, ...received];
      const count = fittingCount(gathered, settings.batchSize);
      const isFull = count === settings.batchSize || count < gathered.length;
      const leftMs = untilMs - clock.nowMs();
      if (isFull || gathered.length === 0 || leftMs <= 0 || this.#stopped) return this.#cut(gathered, count, isFull);
      if (!this.#signalled) await this.#pauses.wait(leftMs);
    }
  }

  #cut(gathered: readonly QueuedMessage[], count: number, isFull: boolean): readonly QueuedMessage[] {
    if (this.#stopped) {
      this.#held = gathered;
      return [];
    }
    this.#held = gathered.slice(count);
    // A full batch says nothing about what is left in the queue.
    this.#signalled ||= isFull;
    return gathered.slice(0, count);
  }

  async #receive(limit: number): Promise<readonly QueuedMessage[]> {
    const { queue, filter } = this.#options;
    if (limit <= 0) return [];
    const dropped: string[] = [];
    const kept: QueuedMessage[] = [];
    for (const message of await queue.receive(limit)) {
      const record = message.toEventRecord();
      if (filter && !filter(record)) dropped.push(message.receiptHandle);
      else kept.push(toQueued(message, record));
    }
    if (dropped.length > 0) {
      await queue.remove(dropped);
      // The places of the dropped ones are free for others.
      this.#signalled = true;
    }
    return kept;
  }

  #send(batch: readonly QueuedMessage[]): void {
    const work = this.#process(batch).finally(() => {
      this.#inFlight.delete(work);
      if (!this.#stopped) this.#wake();
    });
    this.#inFlight.add(work);
  }

  async #process(batch: readonly QueuedMessage[]): Promise<void> {
    const { queue, invoke, onTrouble } = this.#options;
    let answer: FunctionAnswer;
    try {
      answer = await invoke(batchPayload(batch));
    } catch (error) {
      onTrouble('The function could not be called.', { error, messages: batch.length });
      return;
    }
    const done = this.#succeeded(batch, answer);
    if (done.length > 0) await queue.remove(done.map(({ receiptHandle }) => receiptHandle));
  }

  #succeeded(batch: readonly QueuedMessage[], answer: FunctionAnswer): readonly QueuedMessage[] {
    if (answer.functionError !== undefined) return [];
    if (!this.#options.settings.reportsItemFailures) return batch;
    const response = readBatchResponse(answer.payload, new Set(batch.map(({ messageId }) => messageId)));
    switch (response.kind) {
      case 'succeeded':
        return batch;
      case 'failed':
        return [];
      case 'partial':
        return batch.filter(({ messageId }) => !response.failedIdentifiers.has(messageId));
    }
  }
}

function toQueued(message: ReceivedMessage, record: Readonly<Record<string, unknown>>): QueuedMessage {
  const json = JSON.stringify(record);
  const { messageId, receiptHandle } = message;
  return { messageId, receiptHandle, json, bytes: Buffer.byteLength(json) };
}
