import type { ReceiptType } from '../generated/schema.ts';
import { FolderError, readDefinitionFolder } from '../functions/receipt-type/definition/definition-folder.ts';
import { packFiles } from '../functions/receipt-type/definition/packed-files.ts';
import { ask, RefusedError } from './ask.ts';
import { carryOut, parseOrThrow, UsageError } from './command-line.ts';
import { findTarget, targetOptions, targetUsage } from './target.ts';

/** `npm run types -- …`: receipt types, on this machine or on AWS. */
const usage = `Usage: npm run types -- <command> [options]

  check <folder>    checks a definition and its examples, without any API
  define <folder>   checks it and has it taken as the next version of its type
  list              every type, in its newest version
  show <type>       the definition of its newest version, or of --version <number>

The folder holds definition.json, its schema files beside it, and examples/valid/ and examples/invalid/ if you like:
docs/receipt-types.md.

Options:
${targetUsage}
  --json             prints what the API answers`;

const options = {
  version: { type: 'string' },
  ...targetOptions,
  json: { type: 'boolean' },
} as const;

type Options = ReturnType<typeof parse>['values'];
type DefinitionJson = Readonly<Record<string, unknown>>;

interface Checked {
  readonly definition: DefinitionJson;
  readonly told: string;
}

const fields = 'name version versions format fields services rootElement namespace requiredMembers';

/** The firewall takes no request of more digits (infra/firewall.ts). It holds the definition as a text in JSON. Larger ones are packed. */
const requestBytesMax = 999_999;
const unpackedBytesMax = 500_000;
/** Of the request beside the definition. */
const mutationBytesMax = 1_000;

/** What is wrong with a definition or its examples, a line each. */
class CheckError extends Error {}

await carryOut(run, [RefusedError, FolderError, CheckError]);

async function run(words: readonly string[]): Promise<void> {
  const { values, positionals } = parse(words);
  const [command, folder, ...others] = positionals;
  if (others.length > 0) throw new UsageError(usage);
  if (command === 'list' && folder === undefined) return list(values);
  if (folder === undefined) throw new UsageError(usage);
  if (command === 'check') return console.log((await check(folder)).told);
  if (command === 'show') return show(folder, values);
  if (command === 'define') return define(await check(folder), values);
  throw new UsageError(usage);
}

function parse(words: readonly string[]) {
  return parseOrThrow(words, { options, usage });
}

/** Everything that can be known without the API: there, other types and the services come to it. */
async function check(folder: string): Promise<Checked> {
  const definition = readDefinitionFolder(folder);
  // The compilers of every kind of schema, which other commands do without.
  const [{ compileDefinition }, { checkExamples }] = await Promise.all([
    import('../functions/receipt-type/definition/compile-definition.ts'),
    import('../functions/receipt-type/definition/check-examples.ts'),
  ]);
  const { services } = definition;
  const known = Array.isArray(services) ? services.filter((service) => typeof service === 'string') : [];
  const outcome = await compileDefinition(definition, { version: 1, others: [], services: known });
  if ('faults' in outcome) {
    throw new CheckError(outcome.faults.map(({ path, code, message }) => `${path} ${code}: ${message}`).join('\n'));
  }
  const examples = await checkExamples(folder, { type: outcome.type, recognise: outcome.definition.recognise });
  if (examples.surprises.length > 0) throw new CheckError(examples.surprises.join('\n'));
  const { name } = outcome.definition;
  const told = `${name}: sound. Examples taken: ${examples.valid}, refused as they should be: ${examples.invalid}.`;
  return { definition, told };
}

async function define({ definition, told }: Checked, values: Options): Promise<void> {
  if (!values.json) console.log(told);
  const mutation = `mutation ($definition: AWSJSON!) { defineReceiptType(definition: $definition) { ${fields} } }`;
  const variables = { definition: requestTextOf(definition) };
  const { defineReceiptType } = await ask<{ defineReceiptType: ReceiptType }>(
    await findTarget(values),
    mutation,
    variables,
  );
  print(defineReceiptType, [defineReceiptType], values);
}

function requestTextOf(definition: DefinitionJson): string {
  const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text));
  const text = JSON.stringify(definition);
  if (bytesOf(text) <= unpackedBytesMax) return text;
  const packed = JSON.stringify(packFiles(definition));
  if (bytesOf(packed) + mutationBytesMax <= requestBytesMax) return packed;
  throw new CheckError(
    `The definition has ${bytesOf(packed)} bytes even when its files are packed; a request may have ${requestBytesMax}. ` +
      'Move schemas into files of a set, and leave out files that the entry does not lead to.',
  );
}

async function list(values: Options): Promise<void> {
  const { receiptTypes } = await ask<{ receiptTypes: readonly ReceiptType[] }>(
    await findTarget(values),
    `{ receiptTypes { ${fields} } }`,
    {},
  );
  print(receiptTypes, receiptTypes, values);
}

/** As JSON, whatever the options say. */
async function show(name: string, values: Options): Promise<void> {
  const version = versionOf(values.version);
  const { receiptTypeDefinition } = await ask<{ receiptTypeDefinition: string }>(
    await findTarget(values),
    'query ($name: String!, $version: Int) { receiptTypeDefinition(name: $name, version: $version) }',
    { name, version },
  );
  console.log(JSON.stringify(JSON.parse(receiptTypeDefinition), undefined, 2));
}

function versionOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--version is "${text}", which is no version.`);
}

function print(answer: unknown, types: readonly ReceiptType[], { json }: Options): void {
  console.log(json ? JSON.stringify(answer, undefined, 2) : types.map(lineOf).join('\n'));
}

function lineOf({ name, version, format, fields: found, services }: ReceiptType): string {
  return `${name}  version ${version}  ${format}  finds ${found.join(', ')}  registers with ${services.join(', ')}`;
}
