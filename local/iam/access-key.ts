import { randomBytes } from 'node:crypto';

const accessKeyIdCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const accessKeyIdBytes = 16;
const secretBytes = 30;
const sessionTokenBytes = 48;

/**
 * `AKIA` begins a user's own keys, `ASIA` those of a session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function newAccessKeyId(prefix: 'AKIA' | 'ASIA'): string {
  const bytes = randomBytes(accessKeyIdBytes);
  return prefix + Array.from(bytes, (byte) => accessKeyIdCharacters[byte % accessKeyIdCharacters.length]).join('');
}

export function newSecretAccessKey(): string {
  return randomBytes(secretBytes).toString('base64');
}

export function newSessionToken(): string {
  return randomBytes(sessionTokenBytes).toString('base64');
}
