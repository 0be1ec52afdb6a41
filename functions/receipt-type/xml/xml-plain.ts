import { XML_DEPTH_MAX } from './xml-reader.ts';

/** What a document of no particular kind begins with: an XML declaration at most. */
const PROLOG =
  /^\uFEFF?(?:<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?[ \t\r\n]*\?>)?[ \t\r\n]*(?=<[A-Za-z_])/;
/** Half of a surrogate pair is no text that could be given to anyone; all other characters libxml2 judges by itself. */
const SURROGATE = /[\uD800-\uDFFF]/;
/** A start tag without a prefix, whose values need no reading. */
const START_TAG = /<([A-Za-z_][\w.-]*)((?:[ \t\r\n]+[A-Za-z_][\w.:-]*="[^"<&\t\r\n]*")*)[ \t\r\n]*\/?>/y;
const ATTRIBUTE = /([\w.:-]+)="([^"]*)"/g;
/** Characters of a start tag that is looked at. */
const START_TAG_MAX = 2_048;

export interface RootName {
  readonly localName: string;
  readonly namespace: string;
}

/**
 * Where the root element begins of a document that is certainly well-formed when libxml2 takes it from there: without a document type
 * declaration, instructions, comments, CDATA sections, and deep nesting. Null for any other, which the reader has to read.
 */
export function plainRootOffset(text: string): number | null {
  const prolog = PROLOG.exec(text);
  if (!prolog || text.includes('<!') || SURROGATE.test(text)) return null;
  const [{ length: offset }] = prolog;
  return text.includes('<?', offset) || mayBeDeep(text, offset) ? null : offset;
}

/** Every tag that ends no element is taken for one that begins one: so an empty element counts as a level, and a document may only seem deep. */
function mayBeDeep(text: string, offset: number): boolean {
  let depth = 0;
  for (let at = offset; at >= 0; at = text.indexOf('<', at + 1)) {
    if (text.charCodeAt(at + 1) === 0x2f) depth--;
    else if (++depth > XML_DEPTH_MAX) return true;
  }
  return false;
}

/** The name of a root element, from its start tag alone; null when the document has to be read for it. */
export function plainRootName(text: string): RootName | null {
  const prolog = PROLOG.exec(text.slice(0, START_TAG_MAX));
  if (!prolog) return null;
  START_TAG.lastIndex = prolog[0].length;
  const tag = START_TAG.exec(text.slice(0, START_TAG_MAX));
  if (!tag) return null;
  const [, localName = '', attributes = ''] = tag;
  let namespace = '';
  for (const [, name, value = ''] of attributes.matchAll(ATTRIBUTE)) if (name === 'xmlns') namespace = value;
  return { localName, namespace };
}
