import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentEncoding } from '../../generated/schema.ts';

const folder = 'receipt-types';

/** The names of the built-in types. */
export const typeNames: readonly string[] = readdirSync(folder).sort();

export interface Example {
  readonly name: string;
  readonly bytes: number;
  readonly input: { readonly document: string; readonly encoding: DocumentEncoding };
}

/** What an invalid example is refused with. */
export interface Expectation {
  readonly errorType: string;
  readonly violations: readonly { readonly path: string; readonly code: string }[];
}

export function examples(type: string, kind: 'valid' | 'invalid'): readonly Example[] {
  const names = readdirSync(path.join(folder, type, 'examples', kind)).sort();
  return names.map((name) => readExample(path.join(folder, type, 'examples', kind, name)));
}

/** As a client that has it as a file submits it: as text when it is UTF-8, else as bytes. */
function readExample(file: string): Example {
  const content = readFileSync(file);
  const text = content.toString('utf8');
  const isText = Buffer.from(text).equals(content);
  const input = isText
    ? { document: text, encoding: 'TEXT' as const }
    : { document: content.toString('base64'), encoding: 'BASE64' as const };
  return { name: path.basename(file), bytes: content.length, input };
}

/** Of every invalid example of a type, by file name. */
export function expectations(type: string): Readonly<Record<string, Expectation>> {
  const text = readFileSync(path.join(folder, type, 'examples', 'invalid.json'), 'utf8');
  return JSON.parse(text) as Record<string, Expectation>;
}

/** Violations in an order of their own, without their sentences. */
export function sorted(violations: readonly { readonly path: string; readonly code: string }[]): readonly string[] {
  return violations.map(({ path: place, code }) => `${place} ${code}`).sort();
}
