import { rename, writeFile } from 'node:fs/promises';

/** Written aside and renamed: a reader finds all of it or nothing. Only the owner reads it, since it holds keys. */
export async function writePrivateFile(file: string, content: unknown): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  await rename(aside, file);
}
