import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { MessageQueue, ReceivedMessage } from '../event-source/message-queue.ts';
import { Meter, type Spending } from '../meter/meter.ts';
import type { Store, Transaction } from '../store/store.ts';
import { billedRequests } from './billed-requests.ts';
import { DueHeap } from './due-heap.ts';
import { DueTimer } from './due-timer.ts';
import { toEventRecord } from './event-record.ts';
import { LiveMessages, toMessage, type LiveStatus, type Message } from './live-messages.ts';
import { groupOf, type MessageContent, type MessageState } from './message.ts';
import { MessageTable } from './message-table.ts';
import { formatReceiptHandle, parseReceiptHandle } from './receipt-handle.ts';

export interface QueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly receiveWaitSeconds: number;
  readonly messageBytesMax: number;
  readonly redrive: { readonly deadLetterQueue: Queue; readonly receivesMax: number } | undefined;
}

export interface QueueSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly meter?: Meter;
}

export interface NewMessage {
  readonly content: MessageContent;
  readonly delaySeconds: number;
}

/** One receive of a message. */
export interface Delivery {
  readonly content: MessageContent;
  readonly receiptHandle: string;
  readonly sentMs: number;
  readonly receiveCount: number;
  readonly firstReceivedMs: number;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
export const inFlightMax = 120_000;
const removalBatch = 1_000;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
const deletedPerRequest = 10;

/**
 * One standard queue. The store holds every message and its counts; what is visible, and until when the rest is not,
 * stands in memory.
 *
 * A receive is durable in its count alone: a crash of this process ends all receives, since every consumer that a
 * mapping drives has ended with it, and what was being received is visible as soon as the queue is opened again. A delay
 * and a visibility set by ChangeMessageVisibility survive, because somebody chose them.
 *
 * Memory changes at once and in the order of the calls; the transactions that follow are made in the same order, so that
 * the two never disagree for longer than a commit. Only a sent message waits for its commit before anybody sees it.
 */
export class Queue implements MessageQueue {
  readonly settings: QueueSettings;
  /** What is paid for; the long polls that a mapping makes in vain are the template's standing costs. */
  readonly requests: Spending;
  readonly #surroundings: QueueSurroundings;
  readonly #table: MessageTable;
  readonly #live: LiveMessages;
  readonly #expiry = new DueHeap<Message>((message) => message.status !== 'gone');
  readonly #expiryTimer: DueTimer;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<() => void>();
  #expiring: Promise<void> = Promise.resolve();
  #nextPlace = 1;
  #endActivity: (() => void) | undefined;

  constructor(settings: QueueSettings, surroundings: QueueSurroundings) {
    this.settings = settings;
    this.requests = (surroundings.meter ?? new Meter()).spent('sqsRequests', settings.name);
    this.#surroundings = surroundings;
    this.#table = new MessageTable(surroundings.store, settings.name);
    this.#live = new LiveMessages(surroundings.clock, () => this.#tell());
    this.#expiryTimer = new DueTimer(surroundings.clock, () => this.#removeExpired());
    const stored = [...this.#table.states()];
    this.#nextPlace = (stored.at(-1)?.place ?? 0) + 1;
    this.#add(stored.map(({ place, ...state }) => toMessage(place, state)));
  }

  get arn(): string {
    return this.settings.arn;
  }

  get visibilityTimeoutSeconds(): number {
    return this.settings.visibilityTimeoutSeconds;
  }

  get counts(): Readonly<Record<LiveStatus, number>> {
    return this.#live.counts;
  }

  /** Resolves when all are on disk. */
  async send(messages: readonly NewMessage[]): Promise<void> {
    const sentMs = this.#nowMs();
    this.requests.add('SendMessage', billedRequests(messages.map(({ content }) => content)));
    await this.#surroundings.store.transact((transaction) => {
      const added = messages.map(({ content, delaySeconds }) => {
        const group = groupOf(content);
        const visibleAtMs = delaySeconds > 0 ? sentMs + delaySeconds * 1000 : 0;
        const state = { sentMs, visibleAtMs, firstReceivedMs: 0, receiveCount: 0, receiveCountBefore: 0, group };
        return this.#accept(transaction, { state, content });
      });
      transaction.afterCommit(() => this.#add(added));
    });
  }

  /** Makes visible messages invisible and returns them, once their counts are on disk; moves the worn-out ones. */
  async take(limit: number, visibilityTimeoutSeconds: number): Promise<readonly Delivery[]> {
    const { taken, worn, expired } = this.#pick(Math.min(limit, inFlightMax - this.counts.invisible));
    if (taken.length + worn.length + expired.length === 0) return [];
    this.#hide(taken, visibilityTimeoutSeconds);
    const receives = taken.map((message) => ({ ...message, visibleAtMs: 0 }));
    try {
      await this.#surroundings.store.transact((transaction) => {
        for (const receive of receives) this.#table.setState(transaction, receive.place, receive);
        for (const message of expired) this.#table.erase(transaction, message.place);
        this.#moveToDeadLetters(transaction, worn);
      });
    } catch (error) {
      this.#putBack([...taken.filter((message) => message.status === 'invisible'), ...worn, ...expired]);
      throw error;
    } finally {
      this.#countActivity();
    }
    const deliveries = receives.flatMap((receive) => this.#deliver(receive));
    this.requests.add('ReceiveMessage', billedRequests(deliveries.map(({ content }) => content)));
    return deliveries;
  }

  async receive(limit: number): Promise<readonly ReceivedMessage[]> {
    const deliveries = await this.take(limit, this.settings.visibilityTimeoutSeconds);
    return deliveries.map((delivery) => ({
      messageId: delivery.content.messageId,
      receiptHandle: delivery.receiptHandle,
      toEventRecord: () => toEventRecord(delivery, this.settings),
    }));
  }

  /** Resolves when a message may be there to take, at the latest after the time. */
  nextMessage(waitMs: number): Promise<void> {
    if (this.counts.visible > 0 && this.counts.invisible < inFlightMax) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#waiting.delete(end);
        resolve();
      };
      const cancel = this.#surroundings.clock.after(waitMs, end);
      this.#waiting.add(end);
    });
  }

  /**
   * Deletes what the handles stand for. AWS leaves open what the handle of an earlier receive does; here it deletes
   * nothing, so that a consumer that has lost its message to another is not saved by luck.
   */
  async remove(receiptHandles: readonly string[]): Promise<void> {
    this.requests.add('DeleteMessage', Math.ceil(receiptHandles.length / deletedPerRequest));
    await this.#removeAll(receiptHandles.flatMap((handle) => this.#find(handle) ?? []));
  }

  async release(receiptHandles: readonly string[], delaySeconds: number): Promise<void> {
    const found = receiptHandles.flatMap((handle) => this.#find(handle) ?? []);
    const messages = found.filter((message) => message.status === 'invisible');
    if (messages.length === 0) return;
    const nowMs = this.#nowMs();
    for (const message of messages) {
      message.visibleAtMs = delaySeconds > 0 ? nowMs + delaySeconds * 1000 : 0;
      this.#live.become(message, delaySeconds > 0 ? 'invisible' : 'visible');
    }
    const states = messages.map((message) => ({ ...message }));
    if (delaySeconds === 0) this.#tell();
    await this.#surroundings.store.transact((transaction) => {
      for (const state of states) this.#table.setState(transaction, state.place, state);
    });
  }

  /** Whether the handle's message is in flight, and since when; undefined when it is no longer there. */
  inspect(receiptHandle: string): { readonly inFlight: boolean; readonly receivedMs: number } | undefined {
    const message = this.#find(receiptHandle);
    return message && { inFlight: message.status === 'invisible', receivedMs: message.receivedMs };
  }

  /** Deletes every message that is there now. */
  async purge(): Promise<void> {
    await this.#removeAll(this.#live.all());
  }

  onMessages(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#countActivity();
    return () => {
      this.#listeners.delete(listener);
      this.#countActivity();
    };
  }

  /** Ends the background work and lets waiting receivers go; what is stored stays. */
  async close(): Promise<void> {
    this.#live.close();
    this.#expiryTimer.cancel();
    this.#listeners.clear();
    for (const end of [...this.#waiting]) end();
    this.#countActivity();
    await this.#expiring;
  }

  #accept(transaction: Transaction, message: { state: MessageState; content: MessageContent }): Message {
    const place = this.#nextPlace++;
    this.#table.add(transaction, place, message);
    return toMessage(place, message.state);
  }

  #add(messages: readonly Message[]): void {
    for (const message of messages) {
      this.#live.add(message);
      this.#expiry.push(this.#expiresMs(message), message);
    }
    this.#expiryTimer.arm(this.#expiry.nextMs());
    this.#countActivity();
    if (messages.some((message) => message.status === 'visible')) this.#tell();
  }

  #pick(limit: number): { taken: Message[]; worn: Message[]; expired: Message[] } {
    const taken: Message[] = [];
    const worn: Message[] = [];
    const expired: Message[] = [];
    const nowMs = this.#nowMs();
    const receivesMax = this.settings.redrive?.receivesMax ?? Infinity;
    while (taken.length < limit) {
      const message = this.#live.next();
      if (!message) break;
      if (this.#expiresMs(message) <= nowMs) expired.push(message);
      else if (message.receiveCount - message.receiveCountBefore >= receivesMax) worn.push(message);
      else taken.push(message);
    }
    for (const message of [...worn, ...expired]) this.#live.become(message, 'gone');
    return { taken, worn, expired };
  }

  #hide(messages: readonly Message[], visibilityTimeoutSeconds: number): void {
    const nowMs = this.#nowMs();
    for (const message of messages) {
      message.receiveCount++;
      message.firstReceivedMs ||= nowMs;
      message.receivedMs = nowMs;
      message.visibleAtMs = nowMs + visibilityTimeoutSeconds * 1000;
      this.#live.become(message, visibilityTimeoutSeconds > 0 ? 'invisible' : 'visible');
    }
  }

  #deliver({ place, sentMs, receiveCount, firstReceivedMs }: Message): Delivery[] {
    const content = this.#live.get(place) && this.#table.content(place);
    // Deleted or purged while the receive was being written.
    if (!content) return [];
    const receiptHandle = formatReceiptHandle({ queueName: this.settings.name, place, sentMs, receiveCount });
    return [{ content, receiptHandle, sentMs, receiveCount, firstReceivedMs }];
  }

  /** One transaction takes the messages out of here and into the dead-letter queue; their age counts on. */
  #moveToDeadLetters(transaction: Transaction, worn: readonly Message[]): void {
    const target = this.settings.redrive?.deadLetterQueue;
    if (!target || worn.length === 0) return;
    const moved = worn.flatMap(({ place, sentMs, firstReceivedMs, receiveCount, group }) => {
      const content = this.#table.content(place);
      if (!content) return [];
      this.#table.erase(transaction, place);
      const state = { sentMs, firstReceivedMs, receiveCount, receiveCountBefore: receiveCount, visibleAtMs: 0, group };
      return [target.#accept(transaction, { state, content: { ...content, deadLetterQueueSourceArn: this.arn } })];
    });
    transaction.afterCommit(() => target.#add(moved));
  }

  async #removeAll(messages: readonly Message[]): Promise<void> {
    const full = this.counts.invisible >= inFlightMax;
    for (const message of messages) this.#live.become(message, 'gone');
    this.#countActivity();
    if (full && this.counts.invisible < inFlightMax) this.#tell();
    for (let from = 0; from < messages.length; from += removalBatch) {
      await this.#surroundings.store.transact((transaction) => {
        for (const { place } of messages.slice(from, from + removalBatch)) this.#table.erase(transaction, place);
      });
    }
  }

  #putBack(messages: readonly Message[]): void {
    for (const message of messages) this.#live.become(message, 'visible');
    this.#tell();
  }

  #removeExpired(): void {
    const expired = this.#expiry.takeDue(this.#nowMs());
    this.#expiryTimer.arm(this.#expiry.nextMs());
    if (expired.length > 0) this.#expiring = this.#surroundings.activity.track(this.#removeAll(expired));
  }

  #tell(): void {
    for (const end of [...this.#waiting]) end();
    for (const listener of [...this.#listeners]) listener();
  }

  /** A message is work to do as long as somebody consumes the queue; else it may lie there for days. */
  #countActivity(): void {
    if (this.#listeners.size > 0 && this.#live.size > 0) {
      this.#endActivity ??= this.#surroundings.activity.begin();
      return;
    }
    this.#endActivity?.();
    this.#endActivity = undefined;
  }

  #find(receiptHandle: string): Message | undefined {
    const handle = parseReceiptHandle(receiptHandle);
    if (handle?.queueName !== this.settings.name) return undefined;
    const message = this.#live.get(handle.place);
    return message?.sentMs === handle.sentMs && message.receiveCount === handle.receiveCount ? message : undefined;
  }

  #expiresMs({ sentMs }: Message): number {
    return sentMs + this.settings.retentionSeconds * 1000;
  }

  #nowMs(): number {
    return this.#surroundings.clock.nowMs();
  }
}
