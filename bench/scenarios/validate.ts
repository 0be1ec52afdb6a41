import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  ParseOption,
  XmlBufferInputProvider,
  xmlCleanupInputProvider,
  XmlDocument,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import { builtInCatalog } from '../../functions/receipt-type/catalog/built-in.ts';
import { readAs } from '../../functions/receipt-type/catalog/catalog.ts';
import type { Definition } from '../../functions/receipt-type/definition/definition.ts';
import type { BuiltInType } from '../../functions/receipt-type/definition/built-in-type.ts';
import { readDefinitionFolder } from '../../functions/receipt-type/definition/definition-folder.ts';
import { documentText } from '../../functions/receipt-type/document/document-text.ts';
import { structureOf } from '../../functions/receipt-type/catalog/load-built-in.ts';
import { parseDocument } from '../../functions/receipt-type/document/parsed-document.ts';
import type { StructureCheck } from '../../functions/receipt-type/receipt-type.ts';
import { compileStructure } from '../../functions/receipt-type/structure.ts';
import { builtInTypes } from '../../generated/receipt-types.ts';
import { cpuRounds, median, type Contestant } from '../cpu-rounds.ts';
import type { Comparison } from '../scenario.ts';

const folder = path.resolve(import.meta.dirname, '../../receipt-types');

/**
 * What it costs to validate, in this process, over the valid examples of every built-in type:
 *
 * - `peer`: `JSON.parse` and plain ajv with the same schema and options, or libxml2 reading and validating by the same XSD;
 * - `structure`: what a built-in type does for the same answer, reading and judging the structure;
 * - `defined`: the same by the type as if an operator had defined it while the system runs;
 * - `whole`: everything that intake asks of a type: finding it, reading, structure, fields and rules.
 */
export const validate: Comparison = { compare };

async function compare(): Promise<Readonly<Record<string, unknown>>> {
  const types: Record<string, unknown> = {};
  for (const builtIn of builtInTypes) types[builtIn.name] = await compareType(builtIn);
  return { clock: 'processor time', types };
}

async function compareType(builtIn: BuiltInType): Promise<Readonly<Record<string, unknown>>> {
  const documents = validDocuments(builtIn.name);
  const definition = readDefinitionFolder(path.join(folder, builtIn.name)) as unknown as Definition;
  const contestants: readonly Contestant[] = [
    over('peer', documents, definition.xsd ? libXmlPeer(definition.xsd) : ajvPeer(definition)),
    over('structure', documents, judgedBy(builtIn, await structureOf(await builtIn.load()))),
    over('defined', documents, judgedBy(builtIn, await definedStructure(definition))),
    over('whole', documents, async (text) => {
      const { document, type } = await readAs(builtInCatalog, text, null);
      const { violations } = await type.judge(document);
      if (violations.length > 0)
        throw new Error(`A valid example of ${builtIn.name} is not: ${JSON.stringify(violations)}`);
    }),
  ];
  const rounds = await cpuRounds(contestants, { rounds: 15, roundMs: 100 });
  const peer = rounds.get('peer') ?? [];
  const bytes = documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const figures = [...rounds].map(([name, msPerRun]) => {
    const times = median(msPerRun.map((ms, round) => ms / (peer[round] ?? ms)));
    return [name, { perSecond: Math.round((1_000 * documents.length) / median(msPerRun)), timesPeer: rounded(times) }];
  });
  return {
    documents: documents.length,
    bytesMean: Math.round(bytes / documents.length),
    ...(Object.fromEntries(figures) as Record<string, unknown>),
  };
}

/** As text; what an XML declaration says of bytes that are no longer there would mislead whoever believes it. */
function validDocuments(type: string): readonly string[] {
  const directory = path.join(folder, type, 'examples', 'valid');
  return readdirSync(directory).map((name) => {
    const base64 = readFileSync(path.join(directory, name)).toString('base64');
    const { text } = documentText({ document: base64, encoding: 'BASE64' });
    return text.replace(/^\uFEFF?<\?xml[^>]*\?>/, '<?xml version="1.0"?>');
  });
}

function over(name: string, documents: readonly string[], judge: (text: string) => Promise<void> | void): Contestant {
  return {
    name,
    run: async () => {
      for (const text of documents) {
        const judged = judge(text);
        if (judged) await judged;
      }
    },
  };
}

function judgedBy({ name, format }: BuiltInType, structure: StructureCheck): (text: string) => void {
  return (text) => {
    const violations = structure.violations(parseDocument(text, format));
    if (violations.length > 0) throw new Error(`A valid example of ${name} is not: ${JSON.stringify(violations)}`);
  };
}

async function definedStructure(definition: Definition): Promise<StructureCheck> {
  const structure = await compileStructure(definition);
  if ('faults' in structure) throw new Error(JSON.stringify(structure.faults));
  return structure;
}

/** As its own documentation uses it, and telling all errors as this service does. */
function ajvPeer({ schema }: Definition): (text: string) => void {
  const ajv = new Ajv2020({ allErrors: true, strictRequired: false });
  addFormats(ajv);
  const check = ajv.compile(schema ?? {});
  return (text) => {
    if (!check(JSON.parse(text))) throw new Error(ajv.errorsText(check.errors));
  };
}

function libXmlPeer(xsd: NonNullable<Definition['xsd']>): (text: string) => void {
  const files = Object.entries(xsd.files).map(([file, text]) => [file, new TextEncoder().encode(text)] as const);
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)));
  using schema = XmlDocument.fromString(xsd.files[xsd.entry] ?? '', { url: xsd.entry });
  const validator = XsdValidator.fromDoc(schema);
  xmlCleanupInputProvider();
  return (text) => {
    using document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET });
    validator.validate(document);
  };
}

function rounded(times: number): number {
  return Math.round(times * 100) / 100;
}
