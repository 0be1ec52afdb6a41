import { malformedAt } from '../document/malformed.ts';

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
/** By character code: 2 for what an ASCII name begins with, 1 for what else it has. Nearly every name is ASCII; found much faster. */
const ASCII_NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(character) ? 2 : /[0-9.-]/.test(character) ? 1 : 0;
});
/** Characters among which there may be one that is not allowed; looked for without Unicode mode, which is much faster. */
const SUSPICIOUS = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;
/** What is no XML character: https://www.w3.org/TR/xml/#NT-Char */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const DECLARATION =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/y;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/y;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

interface Name {
  /** As written, with its prefix. */
  readonly name: string;
  readonly localName: string;
  readonly namespace: string;
}

/** What names mean at a place. */
interface Scope {
  /** Prefix to namespace, with those of the scope around it as its prototype. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Names that have been found here: they occur again and again. */
  readonly names: Map<string, Name>;
}

const ROOT_PREFIXES = Object.assign(Object.create(null) as Record<string, string>, { '': '', xml: XML_NAMESPACE });
const NONE: readonly never[] = [];

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
    const forbidden = SUSPICIOUS.test(this.#text) ? FORBIDDEN.exec(this.#text) : null;
    if (forbidden) throw malformedAt(this.#text, forbidden.index, 'the character is not allowed in XML.');
    this.#match(DECLARATION);
    this.#skipMisc();
    if (this.#text[this.#at] !== '<') throw this.#fault('the root element is expected');
    const root = this.#element(1, { prefixes: ROOT_PREFIXES, names: new Map() });
    this.#skipMisc();
    if (this.#at < this.#text.length) throw this.#fault('there is more text after the root element');
    return root;
  }

  #element(depth: number, outer: Scope): XmlElement {
    if (depth > XML_DEPTH_MAX) throw this.#fault(`elements are nested deeper than ${XML_DEPTH_MAX} levels`);
    const offset = this.#at++;
    const written = this.#name();
    const raw = this.#text[this.#at] === '>' ? NONE : this.#attributes();
    const scope = raw.length === 0 ? outer : this.#scope(raw, outer);
    const { name, localName, namespace } = this.#resolve(written, scope, offset);
    const attributes = raw.length === 0 ? NONE : this.#resolveAttributes(raw, scope);
    const declarations = raw.length === 0 ? NONE : raw.filter(isDeclaration);
    const children = this.#children(name, depth, scope);
    return { name, localName, namespace, attributes, declarations, children, offset };
  }

  #children(name: string, depth: number, scope: Scope): readonly (XmlElement | string)[] {
    if (this.#text[this.#at] === '/' && this.#text[this.#at + 1] === '>') {
      this.#at += 2;
      return NONE;
    }
    if (this.#text[this.#at] !== '>') throw this.#fault('">" is expected');
    this.#at++;
    return this.#content(name, depth, scope);
  }

  #content(name: string, depth: number, scope: Scope): (XmlElement | string)[] {
    const children: (XmlElement | string)[] = [];
    let text = '';
    for (;;) {
      const next = this.#text.indexOf('<', this.#at);
      if (next < 0) throw this.#fault(`the element "${name}" is not closed`);
      if (next > this.#at) text += this.#characters(next);
      if (this.#text[next + 1] === '!' && this.#text.startsWith('<![CDATA[', next)) text += this.#cdata();
      else if (!this.#skipCommentOrInstruction()) {
        if (text !== '') children.push(text);
        text = '';
        if (this.#text[next + 1] === '/') break;
        children.push(this.#element(depth + 1, scope));
      }
    }
    const end = (this.#at += 2);
    if (this.#text.startsWith(name, end) && this.#text[end + name.length] === '>') this.#at += name.length;
    else if (this.#name() !== name) throw malformedAt(this.#text, end, `the end tag of "${name}" is expected.`);
    this.#skipSpace();
    if (this.#text[this.#at++] !== '>') throw this.#fault('">" is expected');
    return children;
  }

  #attributes(): RawAttribute[] {
    const attributes: RawAttribute[] = [];
    for (;;) {
      const spaced = this.#skipSpace();
      const character = this.#text[this.#at];
      if (character === '>' || character === '/' || character === undefined) return attributes;
      if (!spaced) throw this.#fault('a space is expected');
      const offset = this.#at;
      const name = this.#name();
      this.#skipSpace();
      if (this.#text[this.#at++] !== '=') throw this.#fault('"=" is expected');
      this.#skipSpace();
      attributes.push({ name, value: this.#attributeValue(), offset });
    }
  }

  #attributeValue(): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") throw this.#fault('a quoted value is expected');
    const end = this.#text.indexOf(quote, ++this.#at);
    if (end < 0) throw this.#fault('the value is not closed');
    const literal = this.#text.slice(this.#at, end);
    if (literal.includes('<')) throw this.#fault('"<" is not allowed in a value');
    if (!/[&\t\n\r]/.test(literal)) {
      this.#at = end + 1;
      return literal;
    }
    const value = this.#resolveReferences(end, (literal) => literal.replace(/\r\n|[\t\n\r]/g, ' '));
    this.#at = end + 1;
    return value;
  }

  #characters(end: number): string {
    // Looked for in this text alone: a search to the end of the document for each of its texts would take the square of its length.
    const literal = this.#text.slice(this.#at, end);
    if (literal.includes(']]>')) throw this.#fault('"]]>" is not allowed in text');
    if (literal.includes('&')) return this.#resolveReferences(end, normalLineEnds);
    this.#at = end;
    return normalLineEnds(literal);
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
    do this.#skipSpace();
    while (this.#skipCommentOrInstruction());
  }

  #skipCommentOrInstruction(): boolean {
    const [start, text] = [this.#at, this.#text];
    if (text[start + 1] !== '!' && text[start + 1] !== '?') return false;
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
    const prefixes = Object.create(outer.prefixes) as Record<string, string>;
    for (const { name, value, offset } of declarations) {
      const prefix = name.slice('xmlns:'.length);
      const reserved =
        prefix === 'xmlns' || (prefix === 'xml') !== (value === XML_NAMESPACE) || value === XMLNS_NAMESPACE;
      if (reserved || (prefix !== '' && value === '')) {
        throw malformedAt(this.#text, offset, `"${name}" cannot be bound to "${value}".`);
      }
      prefixes[prefix] = value;
    }
    return { prefixes, names: new Map() };
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

  #resolve(name: string, scope: Scope, offset: number): Name {
    const known = scope.names.get(name);
    if (known) return known;
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const localName = name.slice(colon + 1);
    const namespace = scope.prefixes[prefix];
    if (namespace === undefined || colon === 0 || localName === '' || localName.includes(':')) {
      throw malformedAt(this.#text, offset, `the name "${name}" has no declared namespace.`);
    }
    const resolved = { name, localName, namespace };
    scope.names.set(name, resolved);
    return resolved;
  }

  #name(): string {
    const [start, text] = [this.#at, this.#text];
    let end = start;
    if (ASCII_NAME[text.charCodeAt(start)] === 2) {
      do end++;
      while ((ASCII_NAME[text.charCodeAt(end)] ?? 0) > 0);
    }
    if (end > start && text.charCodeAt(end) < 128) {
      this.#at = end;
      return text.slice(start, end);
    }
    const name = this.#match(NAME);
    if (name === '') throw this.#fault('a name is expected');
    return name;
  }

  /** White space; whether there was any. */
  #skipSpace(): boolean {
    const start = this.#at;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return this.#at > start;
      this.#at++;
    }
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
