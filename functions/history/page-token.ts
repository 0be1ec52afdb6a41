import { createCipheriv, createDecipheriv } from 'node:crypto';
import { isReceiptId } from '../../resolvers/receipt-id.ts';

/**
 * Where the next page begins, sealed by AES-256-GCM under a key of the contract's own, and bound to the query that it belongs
 * to: it can be neither read nor made nor used for anything else by anybody.
 */
export interface TokenSeal {
  /** 32 bytes, base64url. */
  readonly tokenKey: string;
  /** What the token belongs to. */
  readonly binding: string;
}

export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

export function sealToken(afterId: string, { tokenKey, binding }: TokenSeal, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(tokenKey, 'base64url'), nonce);
  cipher.setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([cipher.update(afterId, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** Null for whatever was not sealed under this key for this query. */
export function openToken(token: string, { tokenKey, binding }: TokenSeal): string | null {
  const bytes = Buffer.from(token, 'base64url');
  // Another spelling of the same bytes is a forgery too.
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== token)
    return null;
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(tokenKey, 'base64url'), nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(binding));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    const afterId = opened.toString();
    return isReceiptId(afterId) ? afterId : null;
  } catch {
    return null;
  }
}
