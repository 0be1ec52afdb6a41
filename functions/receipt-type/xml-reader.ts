import { malformedAt } from './malformed.ts';

/** Levels of elements. */
export const XML_DEPTH_MAX = 64;

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly localName: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** `xmlns` and `xmlns:…` as written. */
  readonly declarations: readonly { readonly name: string; readonly value: string }[];
  /** Text (CDATA and references resolved) and elements in document order; comments and instructions are left out. */
  readonly children: readonly (XmlElement | string)[];
  /** Where its start tag begins. */
  readonly offset: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly localName: string;
  /** Empty for an attribute without prefix. */
  readonly namespace: string;
  readonly value: string;
}

/**
 * Reads an XML 1.0 document with namespaces, without a document type declaration: there are no entities beyond the
 * five predefined ones, so that nothing expands and nothing is fetched.
 * @throws {Refusal} `MalformedDocument` with line and column.
 */
export function readXml(text: string): XmlElement {
  return new XmlReader(text).read();
}

const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
/** https://www.w3.org/TR/xml/#NT-Name */
const NAME = new RegExp(`[${NAME_START}][${NAME_START}.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}-]*`, 'uy');
/** What nearly every name is; found much faster. */
const ASCII_NAME = /[A-Za-z_:][A-Za-z0-9_:.-]*(?=[ \t\r\n=/>])/y;
/** What is no XML character: https://www.w3.org/TR/xml/#NT-Char */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const DECLARATION =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/y;
const SPACE = /[ \t\r\n]*/y;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/y;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** Prefix to namespace; a scope inherits from the one around it. */
type Scope = Readonly<Record<string, string>>;
const ROOT_SCOPE: Scope = Object.assign(Object.create(null) as Record<string, string>, { '': '', xml: XML_NAMESPACE });
const NO_ATTRIBUTES: readonly RawAttribute[] = [];

interface RawAttribute {
  readonly name: string;
  readonly value: string;
  readonly offset: number;
}

class XmlReader {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  read(): XmlElement {
    const forbidden = FORBIDDEN.exec(this.#text);
    if (forbidden) throw malformedAt(this.#text, forbidden.index, 'the character is not allowed in XML.');
    this.#match(DECLARATION);
    this.#skipMisc();
    if (this.#text[this.#at] !== '<') throw this.#fault('the root element is expected');
    const root = this.#element(1, ROOT_SCOPE);
    this.#skipMisc();
    if (this.#at < this.#text.length) throw this.#fault('there is more text after the root element');
    return root;
  }

  #element(depth: number, outer: Scope): XmlElement {
    if (depth > XML_DEPTH_MAX) throw this.#fault(`elements are nested deeper than ${XML_DEPTH_MAX} levels`);
    const offset = this.#at++;
    const name = this.#name();
    const raw = this.#text[this.#at] === '>' ? NO_ATTRIBUTES : this.#attributes();
    const scope = raw.length === 0 ? outer : this.#scope(raw, outer);
    const named = {
      name,
      ...this.#resolve(name, scope, offset),
      attributes: raw.length === 0 ? [] : this.#resolveAttributes(raw, scope),
      declarations: raw.length === 0 ? [] : raw.filter(isDeclaration),
      offset,
    };
    if (this.#text.startsWith('/>', this.#at)) {
      this.#at += 2;
      return { ...named, children: [] };
    }
    if (this.#text[this.#at] !== '>') throw this.#fault('">" is expected');
    this.#at++;
    return { ...named, children: this.#content(name, depth, scope) };
  }

  #content(name: string, depth: number, scope: Scope): (XmlElement | string)[] {
    const children: (XmlElement | string)[] = [];
    let text = '';
    for (;;) {
      const next = this.#text.indexOf('<', this.#at);
      if (next < 0) throw this.#fault(`the element "${name}" is not closed`);
      if (next > this.#at) text += this.#characters(next);
      if (this.#text.startsWith('<![CDATA[', next)) text += this.#cdata();
      else if (!this.#skipCommentOrInstruction()) {
        if (text !== '') children.push(text);
        text = '';
        if (this.#text[next + 1] === '/') break;
        children.push(this.#element(depth + 1, scope));
      }
    }
    const end = (this.#at += 2);
    if (this.#name() !== name) throw malformedAt(this.#text, end, `the end tag of "${name}" is expected.`);
    this.#match(SPACE);
    if (this.#text[this.#at++] !== '>') throw this.#fault('">" is expected');
    return children;
  }

  #attributes(): RawAttribute[] {
    const attributes: RawAttribute[] = [];
    for (;;) {
      const spaced = this.#match(SPACE) !== '';
      const character = this.#text[this.#at];
      if (character === '>' || character === '/' || character === undefined) return attributes;
      if (!spaced) throw this.#fault('a space is expected');
      const offset = this.#at;
      const name = this.#name();
      this.#match(SPACE);
      if (this.#text[this.#at++] !== '=') throw this.#fault('"=" is expected');
      this.#match(SPACE);
      attributes.push({ name, value: this.#attributeValue(), offset });
    }
  }

  #attributeValue(): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") throw this.#fault('a quoted value is expected');
    const end = this.#text.indexOf(quote, ++this.#at);
    if (end < 0) throw this.#fault('the value is not closed');
    if (this.#text.slice(this.#at, end).includes('<')) throw this.#fault('"<" is not allowed in a value');
    const value = this.#resolveReferences(end, (literal) => literal.replace(/\r\n|[\t\n\r]/g, ' '));
    this.#at = end + 1;
    return value;
  }

  #characters(end: number): string {
    const closing = this.#text.indexOf(']]>', this.#at);
    if (closing >= 0 && closing < end) throw this.#fault('"]]>" is not allowed in text');
    return this.#resolveReferences(end, normalLineEnds);
  }

  #resolveReferences(end: number, normalise: (literal: string) => string): string {
    let value = '';
    for (;;) {
      const reference = this.#text.indexOf('&', this.#at);
      if (reference < 0 || reference >= end) break;
      value += normalise(this.#text.slice(this.#at, reference));
      this.#at = reference;
      value += this.#reference();
    }
    value += normalise(this.#text.slice(this.#at, end));
    this.#at = end;
    return value;
  }

  #reference(): string {
    REFERENCE.lastIndex = this.#at;
    const match = REFERENCE.exec(this.#text);
    if (!match) throw this.#fault('only the five predefined entities and character references are allowed');
    const [source, decimal, hexadecimal, entity = ''] = match;
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : null;
    const value = code === null ? PREDEFINED[entity] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (value === undefined || FORBIDDEN.test(value)) throw this.#fault('the character is not allowed in XML');
    this.#at += source.length;
    return value;
  }

  #cdata(): string {
    const start = this.#at + '<![CDATA['.length;
    const end = this.#text.indexOf(']]>', start);
    if (end < 0) throw this.#fault('the CDATA section is not closed');
    this.#at = end + 3;
    return normalLineEnds(this.#text.slice(start, end));
  }

  /** White space, comments and instructions around the root element. */
  #skipMisc(): void {
    do this.#match(SPACE);
    while (this.#skipCommentOrInstruction());
  }

  #skipCommentOrInstruction(): boolean {
    const [start, text] = [this.#at, this.#text];
    if (text.startsWith('<!--', start)) {
      const end = text.indexOf('--', start + 4);
      if (end < 0) throw this.#fault('the comment is not closed');
      if (text[end + 2] !== '>') throw malformedAt(text, end, '"--" is not allowed in a comment.');
      this.#at = end + 3;
      return true;
    }
    if (text.startsWith('<?', start)) {
      this.#at += 2;
      if (this.#name().toLowerCase() === 'xml')
        throw malformedAt(text, start, 'the XML declaration is misplaced or wrong.');
      const end = text.indexOf('?>', this.#at);
      if (end < 0) throw this.#fault('the processing instruction is not closed');
      this.#at = end + 2;
      return true;
    }
    if (text.startsWith('<!DOCTYPE', start)) throw this.#fault('a document type declaration is not allowed');
    return false;
  }

  #scope(attributes: readonly RawAttribute[], outer: Scope): Scope {
    const declarations = attributes.filter(isDeclaration);
    if (declarations.length === 0) return outer;
    const scope = Object.create(outer) as Record<string, string>;
    for (const { name, value, offset } of declarations) {
      const prefix = name.slice('xmlns:'.length);
      const reserved =
        prefix === 'xmlns' || (prefix === 'xml') !== (value === XML_NAMESPACE) || value === XMLNS_NAMESPACE;
      if (reserved || (prefix !== '' && value === '')) {
        throw malformedAt(this.#text, offset, `"${name}" cannot be bound to "${value}".`);
      }
      scope[prefix] = value;
    }
    return scope;
  }

  #resolveAttributes(raw: readonly RawAttribute[], scope: Scope): XmlAttribute[] {
    const seen = new Set<string>();
    const attributes: XmlAttribute[] = [];
    for (const attribute of raw) {
      const { name, value, offset } = attribute;
      const declaration = isDeclaration(attribute);
      const resolved =
        declaration || !name.includes(':') ? { localName: name, namespace: '' } : this.#resolve(name, scope, offset);
      const expanded = `${resolved.namespace} ${resolved.localName}`;
      if (seen.has(expanded)) throw malformedAt(this.#text, offset, `the attribute "${name}" occurs twice.`);
      seen.add(expanded);
      if (!declaration) attributes.push({ name, ...resolved, value });
    }
    return attributes;
  }

  #resolve(name: string, scope: Scope, offset: number): { localName: string; namespace: string } {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const localName = name.slice(colon + 1);
    const namespace = scope[prefix];
    if (namespace === undefined || colon === 0 || localName === '' || localName.includes(':')) {
      throw malformedAt(this.#text, offset, `the name "${name}" has no declared namespace.`);
    }
    return { localName, namespace };
  }

  #name(): string {
    const name = this.#match(ASCII_NAME) || this.#match(NAME);
    if (name === '') throw this.#fault('a name is expected');
    return name;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #fault(message: string): Error {
    return malformedAt(this.#text, Math.min(this.#at, this.#text.length), `${message}.`);
  }
}

function isDeclaration(attribute: { name: string }): boolean {
  return attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:');
}

function normalLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
