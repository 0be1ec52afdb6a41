import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../refusal.ts';
import type { Recognition } from './definition.ts';
import { documentText } from '../document/document-text.ts';
import { parseDocument } from '../document/parsed-document.ts';
import type { ReceiptType } from '../receipt-type.ts';
import { recognitionStrength } from '../recognition.ts';

export interface ExamplesOutcome {
  /** How many documents were judged. */
  readonly valid: number;
  readonly invalid: number;
  /** Documents that are not judged as their folder says; a sentence each. */
  readonly surprises: readonly string[];
}

/** What an invalid example is refused for: `examples/invalid.json`, by file. */
const expectationsSchema = z.record(
  z.string(),
  z.object({
    errorType: z.string().default('ValidationFailed'),
    violations: z.array(z.object({ path: z.string(), code: z.string() })).default([]),
  }),
);

interface Verdict {
  readonly errorType: string | null;
  readonly violations: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly isRecognised: boolean;
}

/**
 * Judges the example documents beside a definition: those in `examples/valid/` have to be recognised and taken, those in
 * `examples/invalid/` refused, and for exactly what `examples/invalid.json` says, where it says something of them.
 */
export async function checkExamples(
  folder: string,
  { type, recognise }: { type: ReceiptType; recognise: Recognition },
): Promise<ExamplesOutcome> {
  const examples = path.join(folder, 'examples');
  const [valid, invalid] = [filesOf(path.join(examples, 'valid')), filesOf(path.join(examples, 'invalid'))];
  const expectations = readExpectations(path.join(examples, 'invalid.json'));
  const judge = (file: string): Promise<Verdict> => verdictOf(readFileSync(file), type, recognise);
  const surprises: string[] = [];
  for (const file of valid) surprises.push(...surprisesOfValid(file, await judge(file)));
  for (const file of invalid) {
    surprises.push(...surprisesOfInvalid(file, await judge(file), expectations?.[path.basename(file)]));
  }
  const missing = Object.keys(expectations ?? {}).filter(
    (name) => !invalid.some((file) => path.basename(file) === name),
  );
  surprises.push(...missing.map((name) => `examples/invalid.json names "${name}", which is not there.`));
  return { valid: valid.length, invalid: invalid.length, surprises };
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => path.join(folder, name)).sort();
}

function readExpectations(file: string): z.infer<typeof expectationsSchema> | null {
  return existsSync(file) ? expectationsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** As a submission of the file's bytes is judged. */
async function verdictOf(bytes: Buffer, type: ReceiptType, recognise: Recognition): Promise<Verdict> {
  try {
    const { text } = documentText({ document: bytes.toString('base64'), encoding: 'BASE64' });
    const document = parseDocument(text, type.format);
    const { violations } = await type.judge(document);
    const isRecognised = recognitionStrength(recognise, document) > 0;
    return { errorType: violations.length > 0 ? 'ValidationFailed' : null, violations, isRecognised };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      errorType: error.type,
      violations: [{ path: '', code: error.type, message: error.message }],
      isRecognised: true,
    };
  }
}

function surprisesOfValid(file: string, { violations, isRecognised }: Verdict): string[] {
  const told = violations.map(({ path: place, code, message }) => `${file}: ${place} ${code}: ${message}`);
  return isRecognised ? told : [...told, `${file}: "recognise" does not recognise the document.`];
}

function surprisesOfInvalid(
  file: string,
  { errorType, violations }: Verdict,
  expected: { errorType: string; violations: readonly { path: string; code: string }[] } | undefined,
): string[] {
  if (errorType === null) return [`${file}: is taken, and should be refused.`];
  if (!expected) return [];
  if (errorType !== expected.errorType) return [`${file}: is refused as ${errorType}, not as ${expected.errorType}.`];
  if (errorType !== 'ValidationFailed') return [];
  const [found, wanted] = [violations.map(nameOf), expected.violations.map(nameOf)];
  return [
    ...wanted
      .filter((name) => !found.includes(name))
      .map((name) => `${file}: ${name} is expected, and does not occur.`),
    ...found.filter((name) => !wanted.includes(name)).map((name) => `${file}: ${name} occurs, and is not expected.`),
  ];
}

function nameOf({ path: place, code }: { path: string; code: string }): string {
  return `${place === '' ? 'the document' : place} ${code}`;
}
