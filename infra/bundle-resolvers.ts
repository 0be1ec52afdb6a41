import { build, type Metafile, type OutputFile } from 'esbuild';
import path from 'node:path';
import { checkAppsyncJs } from './appsync-js-subset.ts';
import type { ResolverFile } from './resolver-files.ts';

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_Resolver.html: the inline source map is part of it. */
export const resolverCharactersMax = 32_768;

/** Modules that APPSYNC_JS has built in. */
const appsyncModules = ['@aws-appsync/utils', '@aws-appsync/utils/*'];

export interface ResolverCode {
  readonly file: ResolverFile;
  readonly code: string;
}

/**
 * As AWS says to bundle for APPSYNC_JS; a lower target would bring helpers that it does not know.
 * https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html
 */
export async function bundleResolvers(
  projectDirectory: string,
  files: readonly ResolverFile[],
): Promise<readonly ResolverCode[]> {
  if (files.length === 0) return [];
  const plain = await buildResolvers(projectDirectory, files, { minify: false });
  const tooLarge = plain.filter(({ code }) => code.length > resolverCharactersMax).map(({ file }) => file);
  // Syntax stays as it was written: shorter syntax may leave the subset.
  const small = tooLarge.length > 0 ? await buildResolvers(projectDirectory, tooLarge, { minify: true }) : [];
  const smallByName = new Map(small.map((resolver) => [resolver.file.name, resolver]));
  return plain.map((resolver) => checked(smallByName.get(resolver.file.name) ?? resolver));
}

/** Nothing is written there: it only fixes the paths that source maps hold. */
const resolverOutput = '.build/resolvers';

async function buildResolvers(
  projectDirectory: string,
  files: readonly ResolverFile[],
  { minify }: { minify: boolean },
): Promise<readonly ResolverCode[]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: projectDirectory,
    entryPoints: files.map((file) => `resolvers/${file.name}.ts`),
    bundle: true,
    external: appsyncModules,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    sourcesContent: false,
    outdir: resolverOutput,
    write: false,
    metafile: true,
    logLevel: 'silent',
    minifyWhitespace: minify,
    minifyIdentifiers: minify,
    sourcemap: minify ? false : 'inline',
  });
  return files.map((file) => {
    requireHandlersOrThrow(file, metafile);
    return { file, code: outputOrThrow(outputFiles, `${file.name}.js`).text };
  });
}

function requireHandlersOrThrow(file: ResolverFile, metafile: Metafile): void {
  const output = metafile.outputs[`${resolverOutput}/${file.name}.js`];
  const exported = [...(output?.exports ?? [])].sort().join(', ');
  if (exported !== 'request, response') {
    throw new Error(`resolvers/${file.name}.ts exports ${exported || 'nothing'}; AppSync wants request and response.`);
  }
}

function checked({ file, code }: ResolverCode): ResolverCode {
  if (code.length > resolverCharactersMax) {
    throw new Error(
      `resolvers/${file.name}.ts: ${code.length} characters bundled; AppSync takes ${resolverCharactersMax}.`,
    );
  }
  const findings = checkAppsyncJs(code);
  if (findings.length > 0) {
    const list = findings.map(({ line, message }) => `  ${line}: ${message}`).join('\n');
    throw new Error(`resolvers/${file.name}.ts leaves what APPSYNC_JS knows (lines of its bundle):\n${list}`);
  }
  return { file, code };
}

function outputOrThrow(files: readonly OutputFile[], name: string): OutputFile {
  const file = files.find((candidate) => path.basename(candidate.path) === name);
  if (!file) throw new Error(`esbuild made no ${name}.`);
  return file;
}
