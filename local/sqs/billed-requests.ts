import type { MessageContent } from './message.ts';
import { attributesBytes } from './message-attributes.ts';

/** A request is paid for once for each begun 64 kB that it carries. https://aws.amazon.com/sqs/pricing/ */
const chargedChunkBytes = 65_536;

export function billedRequests(contents: readonly MessageContent[]): number {
  const bytes = contents.reduce((sum, content) => sum + contentBytes(content), 0);
  return Math.max(1, Math.ceil(bytes / chargedChunkBytes));
}

export function contentBytes(content: MessageContent): number {
  return Buffer.byteLength(content.body) + attributesBytes(content.attributes);
}
