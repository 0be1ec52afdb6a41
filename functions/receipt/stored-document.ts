import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DocumentEncoding } from '../../generated/schema.ts';

/** How a document is compressed in the receipts table; written beside it, since receipts outlive choices. */
export const COMPRESSION = 'deflate';

/** Above what any document that was taken can be: a stored item that inflates further is damaged. */
const INFLATED_BYTES_MAX = 1024 * 1024;

export function compress(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, { level: 9 });
}

/** @throws {Error} for a compression that this code does not know. */
export function inflate(body: Uint8Array, compression: string): Uint8Array {
  requireKnownOrThrow(compression);
  return inflateRawSync(body, { maxOutputLength: INFLATED_BYTES_MAX });
}

/** What is derived from a document says much of it again: with the document as dictionary little is left to store. */
export function compressBeside(document: Uint8Array, text: string): Uint8Array {
  return deflateRawSync(text, { level: 9, dictionary: document });
}

export function inflateBeside(document: Uint8Array, body: Uint8Array, compression: string): string {
  requireKnownOrThrow(compression);
  const bytes = inflateRawSync(body, { dictionary: document, maxOutputLength: INFLATED_BYTES_MAX });
  return bytes.toString();
}

/** The document as it was submitted. */
export function submittedText(bytes: Uint8Array, encoding: DocumentEncoding): string {
  return Buffer.from(bytes).toString(encoding === 'BASE64' ? 'base64' : 'utf8');
}

function requireKnownOrThrow(compression: string): void {
  if (compression !== COMPRESSION) throw new Error(`Cannot read a document compressed by "${compression}".`);
}
