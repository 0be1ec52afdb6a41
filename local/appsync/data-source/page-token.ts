import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { CodeError } from '../javascript/evaluation.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `nextToken`: where a list goes on, unreadable and unchangeable for who holds it. */
export class PageTokens {
  readonly #key: Buffer;
  /** A token is good for the table it came from. */
  readonly #audience: Buffer;

  constructor(secret: string, audience: string) {
    this.#key = createHash('sha256').update(secret).digest();
    this.#audience = Buffer.from(audience);
  }

  seal(position: unknown): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce).setAAD(this.#audience);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(position), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws {CodeError} for a token that this table never gave. */
  open(token: string): unknown {
    try {
      const bytes = Buffer.from(token, 'base64url');
      const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(this.#audience)
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      const position: unknown = JSON.parse(opened.toString('utf8'));
      return position;
    } catch {
      // Whatever is wrong with it, it says nothing about how the token is made.
      throw new CodeError('Invalid pagination token given.', { errorType: 'MappingTemplate' });
    }
  }
}
