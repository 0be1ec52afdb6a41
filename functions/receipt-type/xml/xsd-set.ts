import { Refusal } from '../../refusal.ts';
import type { Fault } from '../fault.ts';
import { entryFaults, fileNamedBy, type FileSet } from '../file-set.ts';
import { pointer } from '../json-pointer.ts';
import { positionOf } from '../document/malformed.ts';
import { resolveUri } from '../uri-reference.ts';
import { readXml, type XmlElement } from './xml-reader.ts';
import { elementsOf, xmlText } from './xml-text.ts';
import { xsdPatternFault } from './xsd-pattern.ts';

export type XsdSet = FileSet<string>;

/** A set whose files name each other by addresses that only the set answers. */
export interface LinkedXsdSet {
  readonly entry: string;
  /** Address to text, with one line per element. */
  readonly texts: Readonly<Record<string, string>>;
  /** Where an element stands that the compiler names by address and line. */
  placeOf(address: string, line: number): { file: string; line: number } | null;
}

const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';
/** Times that an element is counted; a compiler writes some of them out. */
const OCCURS_MAX = 10_000;
/** An address that no input of the compiler but the set's own knows. */
const ADDRESS = 'xsd-set:/';

interface XsdFile {
  readonly path: string;
  readonly text: string;
  readonly root: XmlElement;
  readonly namespace: string;
}

/**
 * Reads a set and links its files: whatever an include, import or redefine names is looked for in the set - by its path, by the
 * path that ends its address, by its namespace - and nowhere else.
 */
export function linkXsdSet(set: XsdSet): LinkedXsdSet | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const files = new Map<string, XsdFile>();
  for (const [path, text] of Object.entries(set.files)) {
    const file = readFile(path, text, faults);
    if (file) files.set(path, file);
  }
  faults.push(...entryFaults(set, '/xsd'));
  const linker = new Linker(files, faults);
  const texts = linker.texts();
  if (faults.length > 0) return { faults };
  const elements = new Map<string, readonly XmlElement[]>();
  return {
    entry: ADDRESS + set.entry,
    texts,
    placeOf: (address, line) => {
      const file = files.get(address.slice(ADDRESS.length));
      if (!file) return null;
      const inOrder = elements.get(address) ?? elementsOf(file.root);
      elements.set(address, inOrder);
      const element = inOrder[line - 2] ?? file.root;
      return { file: file.path, line: positionOf(file.text, element.offset).line };
    },
  };
}

function readFile(path: string, text: string, faults: Fault[]): XsdFile | null {
  const place = pointer('xsd', 'files', path);
  try {
    const root = readXml(text);
    if (root.localName === 'schema' && root.namespace === XSD_NAMESPACE) {
      faults.push(...facetFaults(root, text, place));
      return { path, text, root, namespace: attributeOf(root, 'targetNamespace') ?? '' };
    }
    const message = `${place}: the root element is "${root.name}", not the "schema" of ${XSD_NAMESPACE}.`;
    faults.push({ path: place, code: 'NO_XSD', message });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    faults.push({ path: place, code: 'MALFORMED', message: `${place}: ${error.message}` });
  }
  return null;
}

function facetFaults(root: XmlElement, text: string, path: string): Fault[] {
  const lineOf = ({ offset }: XmlElement): number => positionOf(text, offset).line;
  return elementsOf(root).flatMap((element) => {
    if (element.namespace !== XSD_NAMESPACE) return [];
    if (element.localName === 'pattern') {
      const value = attributeOf(element, 'value') ?? '';
      const reason = xsdPatternFault(value);
      if (reason === null) return [];
      const message = `${path}, line ${lineOf(element)}: cannot take the pattern ${JSON.stringify(value)}: ${reason}.`;
      return [{ path, code: 'PATTERN', message }];
    }
    const times = Math.max(...['minOccurs', 'maxOccurs'].map((name) => Number(attributeOf(element, name) ?? 1) || 0));
    if (times <= OCCURS_MAX) return [];
    const message = `${path}, line ${lineOf(element)}: at most ${OCCURS_MAX} occurrences can be counted, not ${times}: say "unbounded".`;
    return [{ path, code: 'OCCURS', message }];
  });
}

class Linker {
  readonly #files: ReadonlyMap<string, XsdFile>;
  readonly #faults: Fault[];
  /** The files that each namespace is imported from. */
  readonly #imported = new Map<string, Set<string>>();
  readonly #targets = new Map<XmlElement, string>();

  constructor(files: ReadonlyMap<string, XsdFile>, faults: Fault[]) {
    this.#files = files;
    this.#faults = faults;
  }

  texts(): Record<string, string> {
    for (const file of this.#files.values()) this.#link(file);
    const texts: Record<string, string> = {};
    for (const { path, root } of this.#files.values()) {
      const children = root.children.map((child) => (typeof child === 'string' ? child : this.#linked(child)));
      texts[ADDRESS + path] = xmlText({ ...root, children });
    }
    for (const [namespace, paths] of this.#imported) {
      if (paths.size > 1) texts[wrapperOf(namespace)] = wrapperText(namespace, [...paths]);
    }
    return texts;
  }

  #link(file: XsdFile): void {
    for (const child of file.root.children) {
      if (typeof child === 'string' || child.namespace !== XSD_NAMESPACE) continue;
      if (child.localName === 'import') this.#linkImport(file, child);
      else if (child.localName === 'include' || child.localName === 'redefine') this.#linkInclude(file, child);
    }
  }

  #linkImport(file: XsdFile, element: XmlElement): void {
    const location = attributeOf(element, 'schemaLocation');
    const namespace = attributeOf(element, 'namespace') ?? '';
    const found = location === undefined ? undefined : this.#find(file, location);
    const targets = found ? [found] : this.#filesOf(namespace, file);
    if (targets.length === 0) {
      // Without a location the import may be of a namespace that nothing is taken from; else the compiler says what is missing.
      if (location !== undefined) this.#missing(file, element, location);
      return;
    }
    const known = this.#imported.get(namespace) ?? new Set();
    for (const { path } of targets) known.add(path);
    this.#imported.set(namespace, known);
  }

  #linkInclude(file: XsdFile, element: XmlElement): void {
    const location = attributeOf(element, 'schemaLocation') ?? '';
    const target = this.#find(file, location);
    if (target) this.#targets.set(element, ADDRESS + target.path);
    else this.#missing(file, element, location);
  }

  #find(from: XsdFile, location: string): XsdFile | undefined {
    const address = resolveUri(ADDRESS + from.path, location.trim());
    // A path in the set is itself.
    const path = address.slice(ADDRESS.length);
    return this.#files.get(path) ?? this.#files.get(fileNamedBy(address, this.#files.keys()) ?? '');
  }

  #filesOf(namespace: string, from: XsdFile): XsdFile[] {
    return [...this.#files.values()].filter((file) => file !== from && file.namespace === namespace);
  }

  #missing(file: XsdFile, element: XmlElement, location: string): void {
    const { line } = positionOf(file.text, element.offset);
    const path = pointer('xsd', 'files', file.path);
    const message = `${path}, line ${line}: the ${element.localName} of "${location}" leads to no file of the set, and nothing is fetched: add the file.`;
    this.#faults.push({ path, code: 'MISSING_FILE', message });
  }

  #linked(element: XmlElement): XmlElement {
    if (element.namespace !== XSD_NAMESPACE) return element;
    const target =
      element.localName === 'import'
        ? this.#importTarget(attributeOf(element, 'namespace') ?? '')
        : this.#targets.get(element);
    if (target === undefined) return element;
    const others = element.attributes.filter(({ name }) => name !== 'schemaLocation');
    const location = { name: 'schemaLocation', localName: 'schemaLocation', namespace: '', value: target };
    return { ...element, attributes: [...others, location] };
  }

  /** A compiler takes each namespace from one file: several are included in one that is made for it. */
  #importTarget(namespace: string): string | undefined {
    const paths = [...(this.#imported.get(namespace) ?? [])];
    return paths.length > 1 ? wrapperOf(namespace) : paths[0] === undefined ? undefined : ADDRESS + paths[0];
  }
}

function wrapperOf(namespace: string): string {
  return `${ADDRESS}?all=${encodeURIComponent(namespace)}`;
}

function wrapperText(namespace: string, paths: readonly string[]): string {
  const target =
    namespace === '' ? '' : ` targetNamespace="${namespace.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`)}"`;
  const includes = paths.map((path) => `<xs:include schemaLocation="${ADDRESS}${path}"/>`).join('');
  return `<xs:schema xmlns:xs="${XSD_NAMESPACE}"${target}>${includes}</xs:schema>`;
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}
