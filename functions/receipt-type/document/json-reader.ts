import { malformedAt } from './malformed.ts';

/** Levels of arrays and objects. */
export const JSON_DEPTH_MAX = 64;

export interface JsonDocument {
  readonly value: unknown;
  /**
   * Numbers that a double cannot hold to the last digit: what it holds instead, and how they are written.
   * Money that is computed from one of them would be wrong.
   */
  readonly inexactNumbers: ReadonlyMap<number, string>;
}

/**
 * Reads a JSON text, RFC 8259, strictly: beyond what JSON.parse checks, duplicate keys, deep nesting, numbers beyond
 * a double's range, lone surrogates and U+0000 are refused.
 * @throws {Refusal} `MalformedDocument` with line and column.
 */
export function readJson(text: string): JsonDocument {
  return readPlain(text) ?? new JsonReader(text).read();
}

/**
 * Reads what nearly every document is by JSON.parse, five times as fast. Null when there may be anything in the text that JSON.parse is
 * less strict about, or when it is no JSON: the reader below then says what and where.
 */
function readPlain(text: string): JsonDocument | null {
  if (text.includes('\\u')) return null;
  try {
    const value: unknown = JSON.parse(text);
    const { members, isDeep, hasNumbersInArrays } = tallyOf(value);
    if (isDeep) return null;
    // JSON.parse keeps one of two members of the same name.
    const isPlain = (!hasNumbersInArrays && namesIn(text) === members) || membersOfPlain(text) === members;
    return isPlain ? { value, inexactNumbers: NO_NUMBERS } : null;
  } catch {
    return null;
  }
}

const NO_NUMBERS: ReadonlyMap<number, string> = new Map();

/**
 * How often a quote and a colon follow each other, which every member has once, and a string may have too: no more members than that
 * are in the text. -1 when one of them is a number that is long or has an exponent.
 */
function namesIn(text: string): number {
  let names = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= 0x20) before--;
    if (text.charCodeAt(before) !== QUOTE) continue;
    names++;
    if (!isShortNumberAfter(text, at)) return -1;
  }
  return names;
}

/** True too when there is no number. */
function isShortNumberAfter(text: string, colon: number): boolean {
  let start = colon + 1;
  while (text.charCodeAt(start) <= 0x20) start++;
  let end = start;
  let code = text.charCodeAt(end);
  // Of a number: - . / 0-9.
  while (code >= 0x2d && code <= 0x39) code = text.charCodeAt(++end);
  // An E after a digit is an exponent.
  return end === start || (end - start <= EXACT_DIGITS && (code | 0x20) !== 0x65);
}

/** The colons outside strings, in a text without long or exponential numbers; null in any other. */
function membersOfPlain(text: string): number | null {
  let members = 0;
  let wordLength = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20) {
      wordLength = 0;
      continue;
    }
    if (code >= 0x2d && code <= 0x39) {
      // Of a number: - . / 0-9.
      if (++wordLength > EXACT_DIGITS) return null;
      continue;
    }
    // An E after a digit is an exponent; the letters of true, false and null follow none.
    if (wordLength > 0 && (code | 0x20) === 0x65) return null;
    wordLength = 0;
    if (code === QUOTE) {
      at = endOfString(text, at);
      if (at < 0) return null;
    } else if (code === 0x3a) members++;
  }
  return members;
}

/** Where the quote is that closes the string; -1 without one. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (text.charCodeAt(end - 1) === BACKSLASH && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

interface Tally {
  /** Of all objects. */
  members: number;
  isDeep: boolean;
  /** No colon stands before those, nor before a number that is the whole document. */
  hasNumbersInArrays: boolean;
}

function tallyOf(value: unknown): Tally {
  const tally: Tally = { members: 0, isDeep: false, hasNumbersInArrays: typeof value === 'number' };
  if (typeof value === 'object' && value !== null) addTo(tally, value, 1);
  return tally;
}

function addTo(tally: Tally, value: object, depth: number): void {
  if (depth > JSON_DEPTH_MAX) tally.isDeep = true;
  if (tally.isDeep) return;
  const isArray = Array.isArray(value);
  const items: readonly unknown[] = isArray ? value : Object.values(value);
  if (!isArray) tally.members += items.length;
  for (const item of items) {
    if (typeof item === 'object') {
      if (item !== null) addTo(tally, item, depth + 1);
    } else if (isArray && typeof item === 'number') tally.hasNumbersInArrays = true;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** More digits than this may not survive a double; fewer always do. */
const EXACT_DIGITS = 15;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class JsonReader {
  readonly #text: string;
  #at: number;
  readonly #inexactNumbers = new Map<number, string>();

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  read(): JsonDocument {
    this.#skipSpace();
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#fault('there is more text after the end of the document');
    return { value, inexactNumbers: this.#inexactNumbers };
  }

  #value(depth: number): unknown {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): Record<string, unknown> {
    this.#checkDepth(depth);
    const object: Record<string, unknown> = {};
    if (this.#opens('}')) return object;
    for (;;) {
      const start = this.#at;
      if (this.#text.charCodeAt(start) !== QUOTE) throw this.#fault('a member name in double quotes is expected');
      const name = this.#string();
      if (Object.hasOwn(object, name)) throw malformedAt(this.#text, start, `the member "${name}" occurs twice.`);
      this.#skipSpace();
      if (this.#text[this.#at] !== ':') throw this.#fault('":" is expected');
      this.#at++;
      this.#skipSpace();
      define(object, name, this.#value(depth));
      if (this.#closes('}')) return object;
    }
  }

  #array(depth: number): unknown[] {
    this.#checkDepth(depth);
    const array: unknown[] = [];
    if (this.#opens(']')) return array;
    for (;;) {
      array.push(this.#value(depth));
      if (this.#closes(']')) return array;
    }
  }

  /** Steps past the opening bracket; true when the closing one follows at once. */
  #opens(closing: string): boolean {
    this.#at++;
    this.#skipSpace();
    if (this.#text[this.#at] !== closing) return false;
    this.#at++;
    return true;
  }

  /** After an element: true past the closing bracket, false past a comma. */
  #closes(closing: string): boolean {
    this.#skipSpace();
    const found = this.#text[this.#at];
    if (found !== ',' && found !== closing) throw this.#fault(`"," or "${closing}" is expected`);
    this.#at++;
    if (found === closing) return true;
    this.#skipSpace();
    return false;
  }

  #string(): string {
    const text = this.#text;
    const start = ++this.#at;
    let plainFrom = start;
    let value = '';
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        value += text.slice(plainFrom, this.#at) + this.#escape();
        plainFrom = this.#at;
      } else if (code >= 0x20) this.#at++;
      else throw this.#fault(Number.isNaN(code) ? 'the text ends inside a string' : 'a control character in a string');
    }
    value += text.slice(plainFrom, this.#at++);
    if (plainFrom !== start && /\p{Surrogate}|\0/u.test(value)) {
      throw malformedAt(text, start - 1, 'the string holds half of a surrogate pair or U+0000.');
    }
    return value;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.#fault('four hexadecimal digits are expected after "\\u"');
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = ESCAPES[letter];
    if (character === undefined) throw this.#fault('unknown escape sequence');
    this.#at += 2;
    return character;
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const source = NUMBER.exec(this.#text)?.[0];
    if (source === undefined) throw this.#fault(this.#at < this.#text.length ? 'a value is expected' : 'the text ends');
    const value = Number(source);
    if (!Number.isFinite(value)) throw this.#fault('the number is too large');
    if (source.length > EXACT_DIGITS) this.#inexactNumbers.set(value, source);
    this.#at += source.length;
    return value;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#fault('a value is expected');
    this.#at += word.length;
    return value;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #checkDepth(depth: number): void {
    if (depth > JSON_DEPTH_MAX) throw this.#fault(`arrays and objects are nested deeper than ${JSON_DEPTH_MAX} levels`);
  }

  #fault(message: string): Error {
    return malformedAt(this.#text, this.#at, `${message}.`);
  }
}

function define(object: Record<string, unknown>, name: string, value: unknown): void {
  // An assignment to __proto__ would change the object's prototype instead.
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
  else object[name] = value;
}
