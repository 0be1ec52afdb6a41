import type { DocumentEncoding } from '../../generated/schema.ts';
import { inflate, submittedText } from '../receipt/stored-document.ts';

interface StoredDocument {
  /** base64 */
  readonly body: string;
  readonly compression: string;
  readonly encoding: DocumentEncoding;
}

/** Invoked by the resolver of Receipt.document. */
export function handler(event: StoredDocument): Promise<{ document: string }> {
  const bytes = inflate(Buffer.from(event.body, 'base64'), event.compression);
  return Promise.resolve({ document: submittedText(bytes, event.encoding) });
}
