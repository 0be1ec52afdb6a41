import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DocumentEncoding } from '../../generated/schema.ts';
import { dictionaries, newestDictionaries, type Dictionary } from './dictionaries.ts';

/** Without a dictionary: of types that were defined while the system ran, and of old receipts. */
const PLAIN = 'deflate';

/** Above what any document that was taken can be: a stored item that inflates further is damaged. */
const INFLATED_BYTES_MAX = 1024 * 1024;

/** How documents of a type are compressed from now on; written beside each, since receipts outlive choices. */
export function compressionOf(type: string): string {
  return newestDictionaries.get(type) ?? PLAIN;
}

export function compress(bytes: Uint8Array, compression: string): Uint8Array {
  return deflateRawSync(bytes, { level: 9, dictionary: dictionaryOrThrow(compression)?.document });
}

/** @throws {Error} for a compression that this code does not know. */
export function inflate(body: Uint8Array, compression: string): Uint8Array {
  return inflateRawSync(body, {
    maxOutputLength: INFLATED_BYTES_MAX,
    dictionary: dictionaryOrThrow(compression)?.document,
  });
}

/** What is derived from a document says much of it again: with the document as dictionary little is left to store. */
export function compressBeside(document: Uint8Array, text: string, compression: string): Uint8Array {
  return deflateRawSync(text, { level: 9, dictionary: besides(document, compression) });
}

export function inflateBeside(document: Uint8Array, body: Uint8Array, compression: string): string {
  const dictionary = besides(document, compression);
  return inflateRawSync(body, { dictionary, maxOutputLength: INFLATED_BYTES_MAX }).toString();
}

/** The document as it was submitted. */
export function submittedText(bytes: Uint8Array, encoding: DocumentEncoding): string {
  return Buffer.from(bytes).toString(encoding === 'BASE64' ? 'base64' : 'utf8');
}

/** None for what is compressed without one. */
function dictionaryOrThrow(compression: string): Dictionary | undefined {
  const dictionary = dictionaries.get(compression);
  if (!dictionary && compression !== PLAIN) {
    throw new Error(`Cannot read a document compressed by "${compression}".`);
  }
  return dictionary;
}

function besides(document: Uint8Array, compression: string): Uint8Array {
  const dictionary = dictionaryOrThrow(compression);
  return dictionary ? Buffer.concat([document, dictionary.lines]) : document;
}
