/**
 * Runs the official JSON-Schema-Test-Suite, which is no part of this tree: every required case of the drafts that are claimed.
 *
 *     node --import tsx test/functions/receipt-type/json-schema/official-suite.ts <folder with tests/ and remotes/>
 *
 * Prints the cases that differ, and ends with `N agree, N differ`. The folder is a checkout of
 * https://github.com/json-schema-org/JSON-Schema-Test-Suite, or what Debian's libtest-json-schema-acceptance-perl installs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileJsonSchema } from '../../../../functions/receipt-type/json-schema/compile-json-schema.ts';
import { pointerNames } from '../../../../functions/receipt-type/json-pointer.ts';
import type { JsonSchema } from '../../../../functions/receipt-type/json-schema/schema-set.ts';

interface SuiteGroup {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const drafts: Readonly<Record<string, string>> = {
  draft4: 'http://json-schema.org/draft-04/schema#',
  draft6: 'http://json-schema.org/draft-06/schema#',
  draft7: 'http://json-schema.org/draft-07/schema#',
  'draft2019-09': 'https://json-schema.org/draft/2019-09/schema',
  'draft2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(path.join(folder, 'tests'))) {
  console.error('Name the folder of the official suite: the one that holds tests/ and remotes/.');
  process.exit(2);
}
const remotes = remoteFiles(path.join(folder, 'remotes'));
const remotesOfDraft = new Map<string, Readonly<Record<string, JsonSchema>>>();
let agree = 0;
let differ = 0;
for (const [draft, address] of Object.entries(drafts)) {
  const directory = path.join(folder, 'tests', draft);
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const groups = JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as readonly SuiteGroup[];
    for (const group of groups) run(group, { address, name: `${draft}/${file}` });
  }
}
console.log(`${agree} agree, ${differ} differ`);

function run({ description, schema, tests }: SuiteGroup, of: { address: string; name: string }): void {
  const entry = typeof schema === 'object' ? { $schema: of.address, ...schema } : schema;
  const files = { 'schema.json': entry, ...remotesOf(schema, of.address) };
  const compiled = compileJsonSchema({ entry: 'schema.json', files });
  for (const test of tests) {
    const isValid = 'judge' in compiled ? compiled.judge(test.data).length === 0 : undefined;
    if (isValid === test.valid) agree++;
    else {
      differ++;
      const found =
        'faults' in compiled ? [...new Set(compiled.faults.map(({ code }) => code))].join(' ') : String(isValid);
      console.log(`${of.name}: ${description}: ${test.description}: ${found} instead of ${test.valid}`);
    }
  }
}

/** What the suite serves beside a schema that refers to it. */
function remotesOf(schema: JsonSchema, address: string): Readonly<Record<string, JsonSchema>> {
  if (!JSON.stringify(schema).includes('localhost:1234')) return {};
  const known = remotesOfDraft.get(address) ?? standing(address);
  remotesOfDraft.set(address, known);
  return known;
}

/** As far as it is of the draft: a remote of another one, or that refers to such, is no schema here. */
function standing(address: string): Readonly<Record<string, JsonSchema>> {
  const draft = Object.keys(drafts).find((name) => drafts[name] === address) ?? '';
  const files: Record<string, JsonSchema> = { 'entry.json': { $schema: address } };
  for (const [name, remote] of Object.entries(remotes)) {
    const isOfAnother = /\/draft[^/]*\//.test(name) && !name.startsWith(`localhost:1234/${draft}/`);
    const said = typeof remote === 'object' ? (remote['$schema'] ?? address) : address;
    if (!isOfAnother && said === address)
      files[name] = typeof remote === 'object' ? { $schema: address, ...remote } : remote;
  }
  for (;;) {
    const compiled = compileJsonSchema({ entry: 'entry.json', files });
    const faulty = 'faults' in compiled ? compiled.faults.map(({ path: place }) => fileAt(place)) : [];
    if (faulty.length === 0) break;
    for (const name of faulty) Reflect.deleteProperty(files, name);
  }
  Reflect.deleteProperty(files, 'entry.json');
  return files;
}

/** The file that a fault's JSON Pointer leads into: `/schema/files/<name>/…`. */
function fileAt(place: string): string {
  return pointerNames(place)[2] ?? '';
}

function remoteFiles(directory: string): Readonly<Record<string, JsonSchema>> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      `localhost:1234/${name}`,
      JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as JsonSchema,
    ]),
  );
}
