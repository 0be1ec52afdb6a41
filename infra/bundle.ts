import type { OutputFile } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleFunction, functionNames, type FunctionName } from './bundle-function.ts';
import { bundleResolvers } from './bundle-resolvers.ts';
import { readResolverFiles, type ResolverFile } from './resolver-files.ts';

export interface ResolverBundle {
  readonly file: ResolverFile;
  /** The bundled code. */
  readonly path: string;
}

export interface Bundles {
  readonly resolvers: readonly ResolverBundle[];
  /** The directory of a Lambda's bundle. */
  readonly directoryOf: (name: FunctionName) => string;
  /** By name: characters of each resolver's code, bytes of each Lambda's code that a cold start loads. */
  readonly sizes: Readonly<Record<string, number>>;
}

export interface BundleRequest {
  readonly projectDirectory: string;
  readonly outputDirectory: string;
}

/**
 * Bundles `resolvers/` and `functions/`. The output depends on the sources alone, not on where or when it was made, so that
 * the same content is the same asset.
 *
 * @throws when a resolver would not be accepted by AppSync.
 */
export async function bundle({ projectDirectory, outputDirectory }: BundleRequest): Promise<Bundles> {
  const files = readResolverFiles(path.join(projectDirectory, 'resolvers'));
  const [resolverCodes, functionCodes] = await Promise.all([
    bundleResolvers(projectDirectory, files),
    Promise.all(functionNames.map((name) => bundleFunction(projectDirectory, name))),
  ]);

  const sizes: Record<string, number> = {};
  const resolvers: ResolverBundle[] = [];
  for (const { file, code } of resolverCodes) {
    sizes[`resolvers/${file.name}`] = code.length;
    resolvers.push({ file, path: await write(outputDirectory, `resolvers/${file.name}.js`, code) });
  }
  for (const { name, files, startBytes } of functionCodes) {
    sizes[`functions/${name}`] = startBytes;
    for (const file of files) await write(outputDirectory, `functions/${name}/${baseName(file)}`, file.contents);
  }
  return { resolvers, directoryOf: (name) => path.join(outputDirectory, 'functions', name), sizes };
}

function baseName(file: OutputFile): string {
  return path.basename(file.path);
}

async function write(directory: string, name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(directory, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}
