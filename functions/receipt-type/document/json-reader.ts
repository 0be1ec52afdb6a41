import type { JsonDocument } from './json-document.ts';
import { BACKSLASH, EXACT_DIGITS, JSON_DEPTH_MAX, QUOTE } from './json-syntax.ts';
import { malformedAt } from './malformed.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
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

/** Reads a JSON text character by character, and says where it is none. */
export class JsonReader {
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
