import type { Store, Table, Transaction } from '../store/store.ts';
import {
  decodeContent,
  decodeState,
  encodeContent,
  encodeState,
  messageKey,
  placeOfKey,
  queueBounds,
  type MessageContent,
  type MessageState,
} from './message.ts';

/** One queue's messages on disk. States stand apart from contents, so that a receive writes 36 bytes, not the message. */
export class MessageTable {
  readonly #queueName: string;
  readonly #contents: Table;
  readonly #states: Table;

  constructor(store: Store, queueName: string) {
    this.#queueName = queueName;
    this.#contents = store.table('sqs/messages');
    this.#states = store.table('sqs/states');
  }

  /** All messages, in the order of sending. */
  *states(): Generator<MessageState & { readonly place: number }> {
    for (const { key, value } of this.#states.range(queueBounds(this.#queueName))) {
      yield { ...decodeState(value), place: placeOfKey(key) };
    }
  }

  content(place: number): MessageContent | undefined {
    const bytes = this.#contents.get(this.#key(place));
    return bytes && decodeContent(bytes);
  }

  add(transaction: Transaction, place: number, message: { state: MessageState; content: MessageContent }): void {
    const key = this.#key(place);
    transaction.put(this.#contents, key, encodeContent(message.content));
    transaction.put(this.#states, key, encodeState(message.state));
  }

  /** Leaves a message that has been deleted meanwhile deleted. */
  setState(transaction: Transaction, place: number, state: MessageState): void {
    const key = this.#key(place);
    if (this.#states.get(key)) transaction.put(this.#states, key, encodeState(state));
  }

  erase(transaction: Transaction, place: number): void {
    const key = this.#key(place);
    transaction.remove(this.#contents, key);
    transaction.remove(this.#states, key);
  }

  #key(place: number): Buffer {
    return messageKey(this.#queueName, place);
  }
}
