import { crc32 } from 'node:zlib';
import type { MessageAttributes } from './message-attributes.ts';

/** What a message says: written once, when it is sent. */
export interface MessageContent {
  readonly messageId: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: MessageAttributes;
  readonly senderId: string;
  readonly traceHeader?: string;
  /** Of a standard queue: whose message it is, so that one sender's backlog does not hold up the others. */
  readonly groupId?: string;
  /** The queue it came from, once it is in a dead-letter queue. */
  readonly deadLetterQueueSourceArn?: string;
}

/**
 * Where a message stands in its queue. The durable part is written with every receive and every change of visibility, so
 * that counts survive anything.
 */
export interface MessageState {
  readonly sentMs: number;
  /** 0: as soon as the queue is opened. */
  readonly visibleAtMs: number;
  readonly firstReceivedMs: number;
  readonly receiveCount: number;
  /** The count with which it came into this queue: a dead-letter queue counts on, but judges by its own receives. */
  readonly receiveCountBefore: number;
  /** The group as a number, so that a queue knows it without its contents; 0 for none. */
  readonly group: number;
}

const placeBytes = 8;
const stateBytes = 36;

/** Queue name, 0, place: a queue is one contiguous range, in the order of sending. */
export function messageKey(queueName: string, place: number): Buffer {
  const key = Buffer.allocUnsafe(queueName.length + 1 + placeBytes);
  key.write(`${queueName}\0`, 'latin1');
  key.writeBigUInt64BE(BigInt(place), queueName.length + 1);
  return key;
}

export function queueBounds(queueName: string): { from: Buffer; to: Buffer } {
  return { from: Buffer.from(`${queueName}\0`, 'latin1'), to: Buffer.from(`${queueName}\x01`, 'latin1') };
}

export function placeOfKey(key: Uint8Array): number {
  return Number(view(key).readBigUInt64BE(key.length - placeBytes));
}

export function encodeState(state: MessageState): Buffer {
  const bytes = Buffer.allocUnsafe(stateBytes);
  bytes.writeDoubleBE(state.sentMs, 0);
  bytes.writeDoubleBE(state.visibleAtMs, 8);
  bytes.writeDoubleBE(state.firstReceivedMs, 16);
  bytes.writeUInt32BE(state.receiveCount, 24);
  bytes.writeUInt32BE(state.receiveCountBefore, 28);
  bytes.writeUInt32BE(state.group, 32);
  return bytes;
}

export function decodeState(value: Uint8Array): MessageState {
  const bytes = view(value);
  return {
    sentMs: bytes.readDoubleBE(0),
    visibleAtMs: bytes.readDoubleBE(8),
    firstReceivedMs: bytes.readDoubleBE(16),
    receiveCount: bytes.readUInt32BE(24),
    receiveCountBefore: bytes.readUInt32BE(28),
    // Written by an earlier version, a state ends here.
    group: bytes.length < stateBytes ? 0 : bytes.readUInt32BE(32),
  };
}

/** Two groups that share a number take their turns together, which only makes them a little less fair. */
export function groupOf({ groupId }: MessageContent): number {
  return groupId === undefined ? 0 : crc32(groupId);
}

export function encodeContent(content: MessageContent): Buffer {
  return Buffer.from(JSON.stringify(content));
}

/** Only this service writes the contents, so that their shape is known. */
export function decodeContent(value: Uint8Array): MessageContent {
  return JSON.parse(view(value).toString()) as MessageContent;
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
