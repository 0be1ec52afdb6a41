import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/**
 * Reads what an earlier start has kept in the file, or makes it at the first start. Only the owner can read the file: it
 * holds secrets. What cannot be read is refused, since making it anew would invalidate what was handed out.
 */
export function keepJson<Value>(path: string, schema: z.ZodType<Value>, make: () => Value): Value {
  const text = readIfPresent(path);
  if (text !== undefined) return parseOrThrow(path, text, schema);
  const value = make();
  // Under another name first, so that a crash leaves no half a file.
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(unfinished, path);
  return value;
}

export function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseOrThrow<Value>(path: string, text: string, schema: z.ZodType<Value>): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`Cannot read ${path}: it is no longer as it was written`, { cause: error });
  }
}
