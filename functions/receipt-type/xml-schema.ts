import type * as LibXmlModule from 'libxml2-wasm';
import type { Violation } from './violation.ts';
import type { XmlElement } from './xml-reader.ts';

export interface XsdSet {
  /** The file that validation starts from. */
  readonly entry: string;
  /** Path to text; includes and imports name each other by these paths. */
  readonly files: Readonly<Record<string, string>>;
}

/** Judges a document by a set of XSD files. */
export interface XmlSchema {
  violations(root: XmlElement): Violation[];
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

/** Compiles a set. Nothing outside the set is ever read: a path that it does not have is refused. */
export async function compileXmlSchema(set: XsdSet): Promise<XmlSchema> {
  const lib = await loadLibXml();
  const validator = compileSet(lib, set);
  return { violations: (root) => validate(lib, validator, root), release: () => validator.dispose() };
}

function compileSet(lib: LibXml, set: XsdSet): LibXmlModule.XsdValidator {
  const source = set.files[set.entry];
  if (source === undefined) throw new Error(`The XSD set has no file "${set.entry}".`);
  const others = Object.fromEntries(
    Object.entries(set.files).map(([path, text]) => [path, new TextEncoder().encode(text)] as const),
  );
  const provider = new lib.XmlBufferInputProvider(others);
  lib.xmlRegisterInputProvider(provider);
  try {
    using document = lib.XmlDocument.fromString(source, { url: set.entry, option: lib.ParseOption.XML_PARSE_NONET });
    return lib.XsdValidator.fromDoc(document);
  } finally {
    lib.xmlCleanupInputProvider();
  }
}

/**
 * libxml2 names the line of what it finds fault with, not the element. So it is given the document as it was read here,
 * written with one line break in every start tag: the line then is the element.
 */
function validate(lib: LibXml, validator: LibXmlModule.XsdValidator, root: XmlElement): Violation[] {
  const text = oneLineEach(root);
  using document = lib.XmlDocument.fromString(text, {
    option: lib.ParseOption.XML_PARSE_NONET | lib.ParseOption.XML_PARSE_BIG_LINES,
  });
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof lib.XmlValidateError)) throw error;
    const paths = pathsOf(root);
    return error.details.map((detail) => ({
      path: paths[detail.line - FIRST_ELEMENT_LINE] ?? `/${root.name}`,
      code: codeOf(detail.message),
      message: detail.message.trim(),
    }));
  }
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

/** The first element's line break ends line 1. */
const FIRST_ELEMENT_LINE = 2;

function oneLineEach(element: XmlElement): string {
  let text = `<${element.name}${attributesText(element)}\n>`;
  for (const child of element.children) text += typeof child === 'string' ? escape(child) : oneLineEach(child);
  return `${text}</${element.name}>`;
}

/** The paths of all elements in document order; made only when something is wrong. */
function pathsOf(root: XmlElement): string[] {
  const paths: string[] = [];
  const walk = (element: XmlElement, path: string): void => {
    paths.push(path);
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
  return paths;
}

function countBy(elements: readonly XmlElement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function attributesText(element: XmlElement): string {
  if (element.declarations.length + element.attributes.length === 0) return '';
  return [...element.declarations, ...element.attributes]
    .map(({ name, value }) => ` ${name}="${escape(value)}"`)
    .join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
