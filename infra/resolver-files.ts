import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a file in `resolvers/` is bound to, as its name and its leading comment say. The code itself is never imported. */
export type ResolverFile =
  | {
      readonly kind: 'unit';
      readonly name: string;
      readonly field: Field;
      readonly dataSource: string;
      readonly maxBatchSize?: number;
    }
  | { readonly kind: 'pipeline'; readonly name: string; readonly field: Field; readonly pieces: readonly string[] }
  | { readonly kind: 'piece'; readonly name: string; readonly dataSource: string; readonly maxBatchSize?: number };

export interface Field {
  readonly typeName: string;
  readonly fieldName: string;
}

/** AppSync's own limit of functions in a pipeline. */
const piecesMax = 10;

/**
 * Reads the folder: `Type.field.ts` is a resolver (`@dataSource name`, or `@pipeline piece piece…`), a lower-case file with
 * `@dataSource name` is a piece of pipelines, and any other lower-case file is shared code. A function that answers batches
 * says so with `@maxBatchSize n`.
 *
 * @throws when a file's tags do not say what it is.
 */
export function readResolverFiles(directory: string): readonly ResolverFile[] {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort()
    .flatMap((file) => readResolverFile(file, readFileSync(path.join(directory, file), 'utf8')) ?? []);
  requirePiecesOrThrow(files);
  return files;
}

function readResolverFile(file: string, source: string): ResolverFile | undefined {
  const name = file.slice(0, -'.ts'.length);
  const comment = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  const dataSource = tag(comment, 'dataSource');
  const pieces = tag(comment, 'pipeline')?.split(/\s+/);
  const batch = batchSizeOrThrow(file, tag(comment, 'maxBatchSize'));
  const field = /^([A-Z]\w*)\.([a-z]\w*)$/.exec(name);

  if (!field) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw new Error(`resolvers/${file}: the name is neither Type.field.ts nor lower-case.`);
    if (pieces) throw new Error(`resolvers/${file}: only a resolver Type.field.ts is a pipeline.`);
    return dataSource === undefined ? undefined : { kind: 'piece', name, dataSource, ...batch };
  }
  const [, typeName = '', fieldName = ''] = field;
  if (dataSource !== undefined && pieces)
    throw new Error(`resolvers/${file}: has @dataSource and @pipeline; it can be one.`);
  if (dataSource !== undefined) return { kind: 'unit', name, field: { typeName, fieldName }, dataSource, ...batch };
  if (!pieces) throw new Error(`resolvers/${file}: its leading comment has neither @dataSource nor @pipeline.`);
  if (pieces.length > piecesMax)
    throw new Error(`resolvers/${file}: ${pieces.length} pieces; AppSync takes ${piecesMax}.`);
  return { kind: 'pipeline', name, field: { typeName, fieldName }, pieces };
}

/** The rest of the tag's line. */
function tag(comment: string, name: string): string | undefined {
  return new RegExp(`@${name}[ \\t]+(.+?)[ \\t]*$`, 'm').exec(comment)?.[1];
}

function batchSizeOrThrow(file: string, text: string | undefined): { maxBatchSize?: number } {
  if (text === undefined) return {};
  const maxBatchSize = Number(text);
  if (!Number.isInteger(maxBatchSize) || maxBatchSize < 1 || maxBatchSize > 2_000) {
    throw new Error(`resolvers/${file}: @maxBatchSize is "${text}"; AppSync takes 1 to 2,000.`);
  }
  return { maxBatchSize };
}

function requirePiecesOrThrow(files: readonly ResolverFile[]): void {
  const known = new Set(files.filter((file) => file.kind === 'piece').map((file) => file.name));
  for (const file of files) {
    if (file.kind !== 'pipeline') continue;
    const missing = file.pieces.find((piece) => !known.has(piece));
    if (missing !== undefined) {
      throw new Error(
        `resolvers/${file.name}.ts: no piece "${missing}" (a lower-case file with @dataSource) is there.`,
      );
    }
  }
}
