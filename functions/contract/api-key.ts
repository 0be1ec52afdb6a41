import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * `rcpt_<contract>_<secret>`: the prefix lets secret scanners find a leaked key, the contract's ULID lets the authorizer find
 * its one item, and the secret is 32 random bytes in base64url.
 */
export interface ApiKey {
  readonly contractId: string;
  readonly secret: string;
}

/** Bytes of a secret. */
export const SECRET_BYTES = 32;

const PATTERN = /^rcpt_([0-7][0-9A-HJKMNP-TV-Z]{25})_([A-Za-z0-9_-]{43})$/;

export function parseApiKey(text: string): ApiKey | null {
  const [, contractId, secret] = PATTERN.exec(text) ?? [];
  return contractId === undefined || secret === undefined ? null : { contractId, secret };
}

export function apiKeyText(key: ApiKey): string {
  return `rcpt_${key.contractId}_${key.secret}`;
}

/** What is stored of a key. A secret has 256 random bits: nothing slower than one hash is needed to keep it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares in constant time. */
export function matches(secret: string, hash: string): boolean {
  const [left, right] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
  return left.length === right.length && timingSafeEqual(left, right);
}
