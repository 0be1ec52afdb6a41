import type { DocumentFormat } from '../../../generated/schema.ts';
import { readJson } from './json-document.ts';
import { xmlForm, type XmlForm } from '../xml/xml-form.ts';
import { plainRootName, type RootName } from '../xml/xml-plain.ts';
import { readXml, type XmlElement } from '../xml/xml-reader.ts';

/** A document, and the form in which rules and fields see it. */
export type ParsedDocument =
  { readonly format: 'JSON'; readonly form: unknown; readonly inexactNumbers: ReadonlyMap<number, string> } | ParsedXml;

/**
 * An XML document is read when somebody asks for what is in it: whoever asks for nothing but whether its schema holds has it from
 * libxml2, which reads it anyway.
 */
export interface ParsedXml {
  readonly format: 'XML';
  readonly text: string;
  /** @throws {Refusal} `MalformedDocument` */
  readonly root: XmlElement;
  /** @throws {Refusal} `MalformedDocument` */
  readonly form: XmlForm;
  /**
   * As far as it can be told before the document is read, which may be malformed nevertheless.
   * @throws {Refusal} `MalformedDocument`
   */
  readonly rootName: RootName;
}

/** @throws {Refusal} `MalformedDocument`, here or, of an XML document, when it is read. */
export function parseDocument(text: string, format: DocumentFormat): ParsedDocument {
  if (format === 'XML') return new LazyXml(text);
  const { value, inexactNumbers } = readJson(text);
  return { format, form: value, inexactNumbers };
}

class LazyXml implements ParsedXml {
  readonly format = 'XML';
  readonly text: string;
  #root: XmlElement | undefined;
  #form: XmlForm | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get root(): XmlElement {
    return (this.#root ??= readXml(this.text));
  }

  get form(): XmlForm {
    return (this.#form ??= xmlForm(this.root));
  }

  get rootName(): RootName {
    return this.#root ?? plainRootName(this.text) ?? this.root;
  }
}

/** An XML document begins with `<`, and no JSON text does. */
export function formatOf(text: string): DocumentFormat {
  return /^\uFEFF?[ \t\r\n]*</.test(text) ? 'XML' : 'JSON';
}
