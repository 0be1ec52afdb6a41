import type { DocumentFormat } from '../../generated/schema.ts';
import { readJson } from './json-reader.ts';
import { xmlForm, type XmlForm } from './xml-form.ts';
import { readXml, type XmlElement } from './xml-reader.ts';

/** A well-formed document, and the form in which rules and fields see it. */
export type ParsedDocument =
  | { readonly format: 'JSON'; readonly form: unknown; readonly inexactNumbers: ReadonlyMap<number, string> }
  | { readonly format: 'XML'; readonly form: XmlForm; readonly root: XmlElement; readonly text: string };

/** @throws {Refusal} `MalformedDocument` */
export function parseDocument(text: string, format: DocumentFormat): ParsedDocument {
  if (format === 'JSON') {
    const { value, inexactNumbers } = readJson(text);
    return { format, form: value, inexactNumbers };
  }
  const root = readXml(text);
  return { format, form: xmlForm(root), root, text };
}

/** An XML document begins with `<`, and no JSON text does. */
export function formatOf(text: string): DocumentFormat {
  return /^\uFEFF?[ \t\r\n]*</.test(text) ? 'XML' : 'JSON';
}
