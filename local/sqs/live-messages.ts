import type { Clock } from '../clock.ts';
import { DueHeap } from './due-heap.ts';
import { DueTimer } from './due-timer.ts';
import { FairList } from './fair-list.ts';
import type { MessageState } from './message.ts';

export type LiveStatus = 'visible' | 'delayed' | 'invisible';

export interface Message extends MessageState {
  readonly place: number;
  status: LiveStatus | 'gone';
  visibleAtMs: number;
  firstReceivedMs: number;
  receiveCount: number;
  /** Of the newest receive, from which the 12 hours of invisibility count. */
  receivedMs: number;
}

/** A message that nobody sees yet. */
export function toMessage(place: number, state: MessageState): Message {
  return { ...state, place, status: 'gone', receivedMs: state.firstReceivedMs };
}

/** What is in a queue by now, in memory: which messages are visible, and until when the others are not. */
export class LiveMessages {
  readonly #clock: Clock;
  readonly #onVisible: () => void;
  readonly #messages = new Map<number, Message>();
  readonly #ready = new FairList<Message>();
  readonly #counts: Record<LiveStatus, number> = { visible: 0, delayed: 0, invisible: 0 };
  readonly #hidden = new DueHeap<Message>((message, dueMs) => isHidden(message) && message.visibleAtMs === dueMs);
  readonly #timer: DueTimer;

  /** `onVisible` is called when time has made messages visible. */
  constructor(clock: Clock, onVisible: () => void) {
    this.#clock = clock;
    this.#onVisible = onVisible;
    this.#timer = new DueTimer(clock, () => this.#showDue());
  }

  get counts(): Readonly<Record<LiveStatus, number>> {
    return this.#counts;
  }

  get size(): number {
    return this.#messages.size;
  }

  get(place: number): Message | undefined {
    return this.#messages.get(place);
  }

  all(): Message[] {
    return [...this.#messages.values()];
  }

  /** Takes a message in, as its state says it stands. */
  add(message: Message): void {
    const hidden = message.receiveCount > message.receiveCountBefore ? 'invisible' : 'delayed';
    this.become(message, message.visibleAtMs > this.#clock.nowMs() ? hidden : 'visible');
  }

  /** The visible message that has waited longest in the group whose turn it is; it stays visible, and the caller says what becomes of it. */
  next(): Message | undefined {
    for (;;) {
      const message = this.#ready.shift();
      if (!message || message.status === 'visible') return message;
    }
  }

  /** Every change of status goes through here, so that counts, lists and times agree. */
  become(message: Message, status: LiveStatus | 'gone'): void {
    if (message.status !== 'gone') this.#counts[message.status]--;
    message.status = status;
    if (status === 'gone') {
      this.#messages.delete(message.place);
      return;
    }
    this.#messages.set(message.place, message);
    this.#counts[status]++;
    if (status === 'visible') this.#ready.push(message);
    else {
      this.#hidden.push(message.visibleAtMs, message);
      this.#timer.arm(message.visibleAtMs);
    }
  }

  close(): void {
    this.#timer.cancel();
  }

  #showDue(): void {
    const due = this.#hidden.takeDue(this.#clock.nowMs());
    // One that was set to the same time twice comes up twice.
    for (const message of due) if (isHidden(message)) this.become(message, 'visible');
    this.#timer.arm(this.#hidden.nextMs());
    if (due.length > 0) this.#onVisible();
  }
}

function isHidden({ status }: Message): boolean {
  return status === 'delayed' || status === 'invisible';
}
