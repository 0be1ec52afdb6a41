import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const entryFile = fileURLToPath(new URL('bootstrap.ts', import.meta.url));

let bundled: Promise<string> | undefined;

/**
 * The bootstrap as one JavaScript text. It is bundled once a process (some 30 ms), so that a thread starts from plain
 * JavaScript: a loader for TypeScript in each thread would cost ten times as much, every time.
 */
export function bootstrapCode(): Promise<string> {
  bundled ??= bundleBootstrap();
  return bundled;
}

async function bundleBootstrap(): Promise<string> {
  const result = await build({
    entryPoints: [entryFile],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`esbuild made nothing of ${entryFile}.`);
  return file.text;
}
