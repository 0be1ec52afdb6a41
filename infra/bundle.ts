import { build, type Metafile, type OutputFile } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkAppsyncJs } from './appsync-js-subset.ts';
import { readResolverFiles, type ResolverFile } from './resolver-files.ts';

/** The folders of `functions/` that hold a Lambda: `handler.ts`, exporting `handler`. */
export const functionNames = [
  'announce',
  'authorize',
  'contracts',
  'document',
  'history',
  'intake',
  'register',
  'retry',
] as const;
export type FunctionName = (typeof functionNames)[number];

export interface ResolverBundle {
  readonly file: ResolverFile;
  /** The bundled code. */
  readonly path: string;
}

export interface Bundles {
  readonly resolvers: readonly ResolverBundle[];
  /** The directory of a Lambda's bundle. */
  readonly directoryOf: (name: FunctionName) => string;
  /** Characters of each resolver's code and bytes of each Lambda's, by name. */
  readonly sizes: Readonly<Record<string, number>>;
}

export interface BundleRequest {
  readonly projectDirectory: string;
  readonly outputDirectory: string;
}

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_Resolver.html: the inline source map is part of it. */
export const resolverCharactersMax = 32_768;

/** Modules that APPSYNC_JS has built in. */
const appsyncModules = ['@aws-appsync/utils', '@aws-appsync/utils/*'];

/**
 * What tests run Lambdas on, and not newer than what AWS runs them on: code for it runs on both.
 */
const lambdaTarget = 'node20';

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
  const resolvers = await Promise.all(
    resolverCodes.map(async ({ file, code }) => {
      sizes[`resolvers/${file.name}`] = code.length;
      return { file, path: await write(outputDirectory, `resolvers/${file.name}.js`, code) };
    }),
  );
  for (const { name, code } of functionCodes) {
    sizes[`functions/${name}`] = code.length;
    await write(outputDirectory, `functions/${name}/handler.mjs`, code);
  }
  return { resolvers, directoryOf: (name) => path.join(outputDirectory, 'functions', name), sizes };
}

interface ResolverCode {
  readonly file: ResolverFile;
  readonly code: string;
}

/**
 * As AWS says to bundle for APPSYNC_JS; a lower target would bring helpers that it does not know.
 * https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html
 */
async function bundleResolvers(
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

async function bundleFunction(
  projectDirectory: string,
  name: FunctionName,
): Promise<{ name: FunctionName; code: Uint8Array }> {
  const entry = `functions/${name}/handler.ts`;
  if (!existsSync(path.join(projectDirectory, entry))) throw new Error(`${entry} is not there.`);
  const result = await build({
    absWorkingDir: projectDirectory,
    entryPoints: { handler: entry },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: lambdaTarget,
    // ES modules first: only they can be shaken.
    mainFields: ['module', 'main'],
    // The stored error names and the logs say what the sources say.
    keepNames: true,
    minify: true,
    treeShaking: true,
    legalComments: 'none',
    // What is still CommonJS asks for Node's own modules by `require`, which an ES module has to make for itself.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    outdir: `.build/functions/${name}`,
    outExtension: { '.js': '.mjs' },
    write: false,
    logLevel: 'silent',
  });
  return { name, code: outputOrThrow(result.outputFiles, 'handler.mjs').contents };
}

function outputOrThrow(files: readonly OutputFile[], name: string): OutputFile {
  const file = files.find((candidate) => path.basename(candidate.path) === name);
  if (!file) throw new Error(`esbuild made no ${name}.`);
  return file;
}

async function write(directory: string, name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(directory, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}
