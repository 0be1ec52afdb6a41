import type * as LibXmlModule from 'libxml2-wasm';
import type { Fault } from '../fault.ts';
import { pointer } from '../json-pointer.ts';
import { positionOf } from '../document/malformed.ts';
import type { ParsedXml } from '../document/parsed-document.ts';
import { UNTOLD_VIOLATION, VIOLATIONS_MAX, type Violation } from '../../violation.ts';
import { placesOf } from './element-places.ts';
import { plainRootOffset } from './xml-plain.ts';
import type { XmlElement } from './xml-reader.ts';
import { xmlText } from './xml-text.ts';
import { type LinkedXsdSet, linkXsdSet, type XsdSet } from './xsd-set.ts';

/** Judges a document by a set of XSD files. */
export interface XmlSchema {
  /** @throws {Refusal} `MalformedDocument` */
  violations(document: ParsedXml): Violation[];
  /** Frees its memory, which no garbage collection does. */
  release(): void;
}

type LibXml = typeof LibXmlModule;
let libXml: Promise<LibXml> | undefined;

/** libxml2 is a megabyte of WebAssembly: it is loaded with the first XSD, so that other documents never wait for it. */
async function loadLibXml(): Promise<LibXml> {
  libXml ??= (async () => {
    const [lib, { XmlErrorStruct }] = await Promise.all([
      import('libxml2-wasm'),
      import('libxml2-wasm/lib/libxml2.mjs'),
    ]);
    // It makes an XPath for each error, counting all elements before it. Nobody asks for them, and of 20,000 errors that is a second.
    XmlErrorStruct.node = () => 0;
    return lib;
  })();
  return libXml;
}

/** Compiles a set, or says everything that is wrong with it. Nothing outside the set is ever read. */
export async function compileXmlSchema(set: XsdSet): Promise<XmlSchema | { readonly faults: readonly Fault[] }> {
  const linked = linkXsdSet(set);
  if ('faults' in linked) return linked;
  const lib = await loadLibXml();
  const validator = compileSet(lib, linked);
  if (Array.isArray(validator)) return { faults: validator };
  return {
    violations: (document) => validate(lib, validator, document),
    release: () => validator.dispose(),
  };
}

function compileSet(lib: LibXml, linked: LinkedXsdSet): LibXmlModule.XsdValidator | Fault[] {
  const encoder = new TextEncoder();
  const buffers = Object.entries(linked.texts).map(([address, text]) => [address, encoder.encode(text)] as const);
  lib.xmlRegisterInputProvider(new lib.XmlBufferInputProvider(Object.fromEntries(buffers)));
  try {
    const option = lib.ParseOption.XML_PARSE_NONET | lib.ParseOption.XML_PARSE_BIG_LINES;
    using document = lib.XmlDocument.fromString(linked.texts[linked.entry] ?? '', { url: linked.entry, option });
    return lib.XsdValidator.fromDoc(document);
  } catch (error) {
    if (!(error instanceof lib.XmlLibError)) throw error;
    const faults = error.details.map((detail) => faultOf(linked, detail));
    return faults.length > 0 ? faults : [{ path: '/xsd', code: 'XSD', message: error.message }];
  } finally {
    lib.xmlCleanupInputProvider();
  }
}

function faultOf(linked: LinkedXsdSet, { file, line, message }: LibXmlModule.ErrorDetail): Fault {
  const place = linked.placeOf(file ?? linked.entry, line);
  const path = place ? pointer('xsd', 'files', place.file) : '/xsd';
  return { path, code: 'XSD', message: `${path}${place ? `, line ${place.line}` : ''}: ${sentence(message)}` };
}

function validate(lib: LibXml, validator: LibXmlModule.XsdValidator, document: ParsedXml): Violation[] {
  if (document.text.length <= AS_WRITTEN_CHARACTERS_MAX && isValidAsWritten(lib, validator, document)) return [];
  try {
    using parsed = lib.XmlDocument.fromString(xmlText(document.root), {
      option: lib.ParseOption.XML_PARSE_NONET | lib.ParseOption.XML_PARSE_BIG_LINES,
    });
    validator.validate(parsed);
    return [];
  } catch (error) {
    // What libxml2 is stricter about when it reads, such as `xml:id` and the names of namespaces, is told like what it finds later.
    if (error instanceof lib.XmlLibError && error.details.length > 0) return violationsOf(error.details, document);
    // It gives up on a pattern that it has tried in too many ways.
    if (error instanceof lib.XmlError) return [limitViolation(document.root)];
    throw error;
  }
}

/** Characters of a document that is judged as it is written first: one that is refused is read again, which a long one shall not be. */
const AS_WRITTEN_CHARACTERS_MAX = 65_536;

/** Nearly every document is valid, and then nobody asks for elements. What a declaration says of bytes that are text now is left out. */
function isValidAsWritten(lib: LibXml, validator: LibXmlModule.XsdValidator, document: ParsedXml): boolean {
  const text = document.text.slice(plainRootOffset(document.text) ?? document.root.offset);
  try {
    using parsed = lib.XmlDocument.fromString(text, {
      option: lib.ParseOption.XML_PARSE_NONET | lib.ParseOption.XML_PARSE_COMPACT,
    });
    validator.validate(parsed);
    return true;
  } catch (error) {
    if (error instanceof lib.XmlLibError) return false;
    throw error;
  }
}

function limitViolation({ name }: XmlElement): Violation {
  const message = 'The document asks too much of its schema to be judged.';
  return { path: `/${name}`, code: 'SCHEMA_LIMIT', message };
}

function violationsOf(
  details: readonly LibXmlModule.ErrorDetail[],
  { root, text }: { root: XmlElement; text: string },
): Violation[] {
  const places = placesOf(root, new Set(details.slice(0, VIOLATIONS_MAX + 1).map(({ line }) => line)));
  const lineOf = linesOf(text);
  return details.map((detail, index) => {
    if (index > VIOLATIONS_MAX) return UNTOLD_VIOLATION;
    const place = places.get(detail.line);
    const path = place?.path ?? `/${root.name}`;
    const line = lineOf(place?.element.offset ?? root.offset);
    return { path, code: codeOf(detail.message), message: `Line ${line}: ${sentence(detail.message)}`, line };
  });
}

/** The line of an offset. Counted on from the one before it, where that is possible: a thousand times from the start would take its time. */
function linesOf(text: string): (offset: number) => number {
  let known = { offset: 0, line: 1 };
  return (offset) => {
    if (offset < known.offset) known = { offset: 0, line: 1 };
    const { line } = positionOf(text.slice(known.offset, offset), offset - known.offset);
    known = { offset, line: known.line + line - 1 };
    return known.line;
  };
}

function sentence(message: string): string {
  return message.trim();
}

/** What libxml2's sentence is about, as a code. */
function codeOf(message: string): string {
  if (/This element is not expected/.test(message)) return 'XSD_UNEXPECTED_ELEMENT';
  if (/Missing child element/.test(message)) return 'XSD_MISSING_ELEMENT';
  if (/attribute .* is required but missing/.test(message)) return 'XSD_MISSING_ATTRIBUTE';
  if (/attribute .* is not allowed/.test(message)) return 'XSD_UNEXPECTED_ATTRIBUTE';
  if (/No matching global declaration/.test(message)) return 'XSD_UNKNOWN_ROOT';
  if (/\[facet '(\w+)'\]/.test(message)) return 'XSD_FACET';
  if (/is not a valid value/.test(message)) return 'XSD_VALUE';
  return 'XSD';
}
