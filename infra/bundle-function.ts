import { build, type Metafile, type OutputFile } from 'esbuild';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folders of `functions/` that hold a Lambda: `handler.ts`, exporting `handler`. */
export const functionNames = [
  'admit',
  'announce',
  'announce-orders',
  'authorize',
  'check-order',
  'contracts',
  'customer-totals',
  'define-receipt-type',
  'document',
  'history',
  'intake',
  'receipt-types',
  'redrive',
  'register',
  'retry',
  'submit-receipts',
] as const;
export type FunctionName = (typeof functionNames)[number];

export interface FunctionCode {
  readonly name: FunctionName;
  /** `handler.mjs`, and beside it what is loaded on demand. */
  readonly files: readonly OutputFile[];
  /** What a cold start loads: the handler and everything that it imports at once. */
  readonly startBytes: number;
}

/** Not newer than what AWS runs it on nor than what `npm start` runs it on. */
const target = 'node20';

/**
 * An ES module still holds packages that ask for Node's own modules by `require`, which it has to make for itself.
 * https://github.com/evanw/esbuild/issues/1921
 */
const banner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** Bundles one Lambda, minified and shaken, with the SDK's clients that it uses. */
export async function bundleFunction(projectDirectory: string, name: FunctionName): Promise<FunctionCode> {
  const entry = `functions/${name}/handler.ts`;
  if (!existsSync(path.join(projectDirectory, entry))) throw new Error(`${entry} is not there.`);
  const outdir = `.build/functions/${name}`;
  const { outputFiles, metafile } = await build({
    absWorkingDir: projectDirectory,
    entryPoints: { handler: entry },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target,
    // ES modules first: only they can be shaken.
    mainFields: ['module', 'main'],
    minify: true,
    // Logs call errors what the sources call them.
    keepNames: true,
    // What is imported on demand is a file of its own, and costs a cold start nothing.
    splitting: true,
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    banner: { js: banner },
    // Nothing is written there.
    outdir,
    outExtension: { '.js': '.mjs' },
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return { name, files: outputFiles, startBytes: startBytes(metafile, `${outdir}/handler.mjs`) };
}

function startBytes({ outputs }: Metafile, entry: string): number {
  const seen = new Set<string>();
  const open = [entry];
  let bytes = 0;
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const output = outputs[name];
    if (!output || seen.has(name)) continue;
    seen.add(name);
    bytes += output.bytes;
    open.push(...output.imports.filter(({ kind }) => kind === 'import-statement').map((imported) => imported.path));
  }
  return bytes;
}
