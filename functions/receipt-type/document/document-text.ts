import type { DocumentEncoding } from '../../../generated/schema.ts';
import { Refusal } from '../../refusal.ts';
import { malformedAt } from './malformed.ts';

/** 256 kB. With it a receipt stays under DynamoDB's 400 kB an item even when nothing compresses. */
const DOCUMENT_BYTES_MAX = 256 * 1024;

export interface DocumentText {
  /** What is stored: the text in UTF-8, or the bytes that came in base64. */
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * The bytes and the text of a submitted document.
 * @throws {Refusal} `DocumentTooLarge`, `MalformedDocument`, or `InvalidArgument` for what is no base64.
 */
export function documentText(submitted: { document: string; encoding: DocumentEncoding }): DocumentText {
  if (submitted.encoding === 'BASE64') {
    const bytes = Buffer.from(submitted.document, 'base64');
    // Other spellings of the same bytes could not be given back exactly as they came.
    if (bytes.toString('base64') !== submitted.document) {
      throw new Refusal('InvalidArgument', 'The document is not base64 (RFC 4648, padded, without line breaks).', {
        argument: 'document',
      });
    }
    requireSizeOrThrow(bytes.length);
    return { bytes, text: textOfBytes(bytes) };
  }
  const text = submitted.document;
  requireSizeOrThrow(Buffer.byteLength(text));
  const half = /\p{Surrogate}/u.exec(text);
  if (half) throw malformedAt(text, half.index, 'half of a surrogate pair.');
  return { bytes: Buffer.from(text), text };
}

function requireSizeOrThrow(sizeBytes: number): void {
  if (sizeBytes <= DOCUMENT_BYTES_MAX) return;
  throw new Refusal(
    'DocumentTooLarge',
    `Cannot take a document of ${sizeBytes} bytes: at most ${DOCUMENT_BYTES_MAX} are allowed.`,
    { sizeBytes, limitBytes: DOCUMENT_BYTES_MAX },
  );
}

/** By the byte order mark, else by what the first bytes and an XML declaration say, else UTF-8. */
export function textOfBytes(bytes: Buffer): string {
  const encoding = unicodeEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  // TextDecoder reads this name as windows-1252.
  if (encoding === 'iso-8859-1' || encoding === 'latin1') return bytes.toString('latin1');
  if (encoding === 'windows-1252' || encoding === 'cp1252') return windows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal(
      'MalformedDocument',
      `Malformed document at line 1, column 1: the bytes are not text in the encoding "${encoding}".`,
      { line: 1, column: 1, encoding, reason: cause instanceof RangeError ? 'unknown encoding' : 'invalid bytes' },
    );
  }
}

/** https://encoding.spec.whatwg.org/index-windows-1252.txt from 0x80 to 0x9F; all other bytes are those of ISO-8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node's TextDecoder takes it for ISO-8859-1: https://github.com/nodejs/node/issues/56542 */
function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}

/** https://www.w3.org/TR/xml/#sec-guessing; the same patterns hold for JSON, which begins with an ASCII character too. */
function unicodeEncoding(bytes: Buffer): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  return null;
}

function declaredEncoding(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 200);
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(start)?.[1]?.toLowerCase() ?? null;
}
