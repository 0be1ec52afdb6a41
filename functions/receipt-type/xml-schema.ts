import type * as LibXmlModule from 'libxml2-wasm';
import { type Fault, pointer } from './fault.ts';
import { positionOf } from './malformed.ts';
import { UNTOLD_VIOLATION, VIOLATIONS_MAX, type Violation } from './violation.ts';
import type { XmlElement } from './xml-reader.ts';
import { FIRST_ELEMENT_LINE, xmlText } from './xml-text.ts';
import { type LinkedXsdSet, linkXsdSet, type XsdSet } from './xsd-set.ts';

export type { XsdSet } from './xsd-set.ts';

/** Judges a document by a set of XSD files. */
export interface XmlSchema {
  /** `text` is what the document was read from, for its lines. */
  violations(root: XmlElement, text: string): Violation[];
  /** Frees its memory, which no garbage collection does. */
  release(): void;
}

type LibXml = typeof LibXmlModule;
let libXml: Promise<LibXml> | undefined;

/** libxml2 is a megabyte of WebAssembly: it is loaded with the first XSD, so that other documents never wait for it. */
async function loadLibXml(): Promise<LibXml> {
  libXml ??= import('libxml2-wasm');
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
    violations: (root, text) => validate(lib, validator, { root, text }),
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

function validate(
  lib: LibXml,
  validator: LibXmlModule.XsdValidator,
  document: { root: XmlElement; text: string },
): Violation[] {
  if (document.text.length <= AS_WRITTEN_CHARACTERS_MAX && isValidAsWritten(lib, validator, document)) return [];
  using parsed = lib.XmlDocument.fromString(xmlText(document.root), {
    option: lib.ParseOption.XML_PARSE_NONET | lib.ParseOption.XML_PARSE_BIG_LINES,
  });
  try {
    validator.validate(parsed);
    return [];
  } catch (error) {
    // libxml2 gives up on a pattern that it has tried in too many ways.
    if (error instanceof lib.XmlError && !(error instanceof lib.XmlValidateError))
      return [limitViolation(document.root)];
    if (!(error instanceof lib.XmlValidateError)) throw error;
    return violationsOf(error.details, document);
  }
}

/** Characters of a document that is judged as it is written first: one that is refused is read again, which a long one shall not be. */
const AS_WRITTEN_CHARACTERS_MAX = 65_536;

/** Nearly every document is valid, and then nobody asks for elements. What a declaration says of bytes that are text now is left out. */
function isValidAsWritten(
  lib: LibXml,
  validator: LibXmlModule.XsdValidator,
  { root, text }: { root: XmlElement; text: string },
): boolean {
  try {
    using parsed = lib.XmlDocument.fromString(text.slice(root.offset), { option: lib.ParseOption.XML_PARSE_NONET });
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
  const places = placesOf(root);
  return details.map((detail, index) => {
    if (index > VIOLATIONS_MAX) return UNTOLD_VIOLATION;
    const place = places[detail.line - FIRST_ELEMENT_LINE];
    const path = place?.path ?? `/${root.name}`;
    const { line } = positionOf(text, place?.element.offset ?? root.offset);
    return { path, code: codeOf(detail.message), message: `Line ${line}: ${sentence(detail.message)}`, line };
  });
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

interface Place {
  readonly path: string;
  readonly element: XmlElement;
}

/** All elements in document order with their paths; made only when something is wrong. */
function placesOf(root: XmlElement): Place[] {
  const places: Place[] = [];
  const walk = (element: XmlElement, path: string): void => {
    places.push({ path, element });
    const children = element.children.filter((child) => typeof child !== 'string');
    const totals = countBy(children);
    const counts = new Map<string, number>();
    for (const child of children) {
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      // `[2]` for the second of several by the same name.
      walk(child, `${path}/${child.name}${(totals.get(child.name) ?? 0) > 1 ? `[${count}]` : ''}`);
    }
  };
  walk(root, `/${root.name}`);
  return places;
}

function countBy(elements: readonly XmlElement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
