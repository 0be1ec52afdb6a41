import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { newAccessKeyId, newSecretAccessKey } from './access-key.ts';

/** The person who runs this machine; has every right on it, as an administrator has on an account. */
export interface OperatorCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const fileName = 'operator.json';
const stored = z.strictObject({ accessKeyId: z.string().min(16), secretAccessKey: z.string().min(16) });

/** Reads the operator's keys from the data directory, or makes them at the first start. Only the owner can read the file. */
export function operatorCredentials(dataDirectory: string): OperatorCredentials {
  const path = join(dataDirectory, fileName);
  const text = readIfPresent(path);
  if (text !== undefined) return parseOrThrow(path, text);
  const credentials = { accessKeyId: newAccessKeyId('AKIA'), secretAccessKey: newSecretAccessKey() };
  // Under another name first, so that a crash leaves no half a file.
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(unfinished, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(unfinished, path);
  return credentials;
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseOrThrow(path: string, text: string): OperatorCredentials {
  try {
    return stored.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`Cannot read the operator's keys: ${path} is no longer as it was written`, { cause: error });
  }
}
