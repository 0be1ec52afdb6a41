import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface AssemblyRequest {
  readonly projectDirectory: string;
  /** Holds one assembly per content, shared by every start on this machine. */
  readonly cacheDirectory: string;
  /** Called before the app is synthesized, which takes seconds. */
  readonly onSynthesis?: () => void;
  /** Ends a synthesis that is under way. */
  readonly signal?: AbortSignal;
}

/** What the assembly is made from. Example documents and tests are not. */
const inputs = [
  'cdk.json',
  'functions',
  'generated',
  'infra',
  'package-lock.json',
  'receipt-types',
  'resolvers',
  'schema.graphql',
  'tsconfig.json',
];

/** In each assembly: its files and their checksums. */
const contentsFile = 'contents.json';
/** Older ones are removed; the newest may be in use by other starts. */
const assembliesKept = 4;
/** Longer than any synthesis: what is unfinished after it was left by a crash. */
const unfinishedMsMax = 600_000;

/**
 * The directory of the synthesized app: from the cache when one of the same content is there and whole, else synthesized now.
 * An assembly appears under its name in one step, so that a crash leaves no half of one and two starts do not disturb each
 * other.
 */
export async function freshAssembly(request: AssemblyRequest): Promise<string> {
  const { projectDirectory, cacheDirectory, onSynthesis, signal } = request;
  await mkdir(cacheDirectory, { recursive: true });
  const directory = path.join(cacheDirectory, await contentHash(projectDirectory));
  if (await isWhole(directory)) {
    const now = new Date();
    await utimes(directory, now, now);
    return directory;
  }

  onSynthesis?.();
  const unfinished = await mkdtemp(path.join(cacheDirectory, 'unfinished-'));
  try {
    await synthesize({ projectDirectory, outputDirectory: unfinished, signal });
    await writeFile(path.join(unfinished, contentsFile), JSON.stringify(await checksums(unfinished)));
    await moveIntoPlace(unfinished, directory);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await prune(cacheDirectory);
  return directory;
}

/** Changes whenever something that the assembly is made from does. */
export async function contentHash(projectDirectory: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    const place = path.join(projectDirectory, input);
    if (!existsSync(place)) continue;
    const files = (await stat(place)).isDirectory() ? await filesBelow(place) : [''];
    for (const file of files) {
      if (file.split(path.sep).includes('examples')) continue;
      const content = await readFile(path.join(place, file));
      hash.update(`\0${input}/${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** Paths relative to the directory, sorted. */
async function filesBelow(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function checksums(directory: string): Promise<Record<string, string>> {
  const files = (await filesBelow(directory)).filter((file) => file !== contentsFile);
  const pairs = files.map(async (file): Promise<[string, string]> => [
    file,
    createHash('sha256')
      .update(await readFile(path.join(directory, file)))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

/** True when every file is as it was written. */
async function isWhole(directory: string): Promise<boolean> {
  try {
    const written = await readFile(path.join(directory, contentsFile), 'utf8');
    return written === JSON.stringify(await checksums(directory));
  } catch {
    // Not there, or not readable as what it should be: it is made anew, and a real trouble with the disk shows then.
    return false;
  }
}

/** Another start may have been faster: then its assembly, which is the same, is the one. */
async function moveIntoPlace(unfinished: string, directory: string): Promise<void> {
  if (await isWhole(directory)) return;
  const broken = `${unfinished}-broken`;
  if (existsSync(directory)) await rename(directory, broken);
  try {
    await rename(unfinished, directory);
  } catch (cause) {
    if (!(await isWhole(directory))) throw new Error(`Cannot put the assembly in place at ${directory}.`, { cause });
  } finally {
    await rm(broken, { recursive: true, force: true });
  }
}

async function prune(cacheDirectory: string): Promise<void> {
  const names = await readdir(cacheDirectory);
  const places = await Promise.all(
    names.map(async (name) => {
      const place = path.join(cacheDirectory, name);
      return { name, place, modifiedMs: (await stat(place).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  const isUnfinished = ({ name }: { name: string }): boolean => name.startsWith('unfinished-');
  const old = places
    .filter((place) => !isUnfinished(place))
    .sort((one, other) => other.modifiedMs - one.modifiedMs)
    .slice(assembliesKept);
  const left = places.filter((place) => isUnfinished(place) && Date.now() - place.modifiedMs > unfinishedMsMax);
  await Promise.all([...old, ...left].map(({ place }) => rm(place, { recursive: true, force: true })));
}

interface Synthesis {
  readonly projectDirectory: string;
  readonly outputDirectory: string;
  readonly signal: AbortSignal | undefined;
}

/** In a process of its own: CDK is large, and a start from the cache shall not load it. */
async function synthesize({ projectDirectory, outputDirectory, signal }: Synthesis): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('infra', 'main.ts')], {
    cwd: projectDirectory,
    // CloudFormation's own rules are the tests' business; their engine takes seconds to load.
    env: { ...process.env, CDK_OUTDIR: outputDirectory, CDK_VALIDATION: 'false' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(signal && { signal }),
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`Cannot synthesize the app:\n${errors}`);
}
