import {
  characterAt,
  type CharacterRange,
  type CharacterSet,
  CODE_POINT_MAX,
  DIGITS,
  LINE_ENDS,
  rangesOf,
  singleOf,
  SPACE,
  WORD,
} from './character-set.ts';

/** A regular expression as JSON Schema and JSONata write them: ECMA-262, with the escapes that are no error without `u`. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: 'start' | 'end' | 'boundary' | 'not-boundary' }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly captures: boolean; readonly name: string | null; readonly inner: PatternNode }
  | {
      readonly kind: 'repeat';
      readonly inner: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

/** What is wrong with a pattern, or what it asks for that takes no bounded time. */
export class PatternError extends Error {}

/** Levels of groups. */
const DEPTH_MAX = 50;
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, '0': 0 };

/** @throws {PatternError} */
export function parsePattern(source: string): PatternNode {
  return new PatternReader(source).read();
}

class PatternReader {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  read(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#characters.length) throw new PatternError('a ")" has no "("');
    return node;
  }

  #choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    const [only] = options;
    return only && options.length === 1 ? only : { kind: 'choice', options };
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = [];
    for (;;) {
      const next = this.#characters[this.#at];
      if (next === undefined || next === '|' || next === ')') return { kind: 'sequence', items };
      items.push(this.#quantified(this.#atom()));
    }
  }

  #quantified(inner: PatternNode): PatternNode {
    const counts = this.#quantifier();
    if (!counts) return inner;
    if (inner.kind === 'assertion') throw new PatternError('a quantifier stands where nothing can be repeated');
    const [min, max] = counts;
    if (min > max) throw new PatternError(`the numbers of {${min},${max}} are out of order`);
    return { kind: 'repeat', inner, min, max, lazy: this.#take('?') };
  }

  #quantifier(): [min: number, max: number] | null {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    if (this.#characters[this.#at] !== '{') return null;
    const match = /^\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/.exec(this.#characters.slice(this.#at, this.#at + 24).join(''));
    if (!match) return null;
    this.#at += match[0].length;
    const min = Number(match[1]);
    return [min, match[3] !== undefined ? Number(match[3]) : match[2] ? Infinity : min];
  }

  #atom(): PatternNode {
    const character = this.#characters[this.#at++] ?? '';
    switch (character) {
      case '^':
        return { kind: 'assertion', assertion: 'start' };
      case '$':
        return { kind: 'assertion', assertion: 'end' };
      case '.':
        return { kind: 'set', set: { negated: true, ranges: LINE_ENDS, properties: [] } };
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', set: this.#class() };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new PatternError(`"${character}" has nothing to repeat`);
      default:
        return { kind: 'set', set: characterAt(character.codePointAt(0) ?? 0) };
    }
  }

  #group(): PatternNode {
    if (++this.#depth > DEPTH_MAX) throw new PatternError(`groups are nested deeper than ${DEPTH_MAX} levels`);
    let captures = true;
    let name: string | null = null;
    if (this.#take('?')) {
      const rest = this.#characters.slice(this.#at, this.#at + 2).join('');
      if (/^(?:[=!]|<[=!])/.test(rest)) throw new PatternError('look-around cannot be matched in bounded time');
      if (this.#take(':')) captures = false;
      else if (this.#take('<')) name = this.#upTo('>');
      else throw new PatternError('this kind of group is not known');
    }
    const inner = this.#choice();
    if (!this.#take(')')) throw new PatternError('a "(" is not closed');
    this.#depth--;
    return { kind: 'group', captures, name, inner };
  }

  #escape(): PatternNode {
    const character = this.#characters[this.#at] ?? '';
    if (character === 'b' || character === 'B') {
      this.#at++;
      return { kind: 'assertion', assertion: character === 'b' ? 'boundary' : 'not-boundary' };
    }
    if (/[1-9k]/.test(character)) throw new PatternError('a back-reference cannot be matched in bounded time');
    return { kind: 'set', set: this.#escapedSet() };
  }

  /** After the backslash. */
  #escapedSet(): CharacterSet {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new PatternError('it ends with a backslash');
    switch (character) {
      case 'd':
      case 'D':
        return { ranges: DIGITS, negated: character === 'D', properties: [] };
      case 'w':
      case 'W':
        return { ranges: WORD, negated: character === 'W', properties: [] };
      case 's':
      case 'S':
        return { ranges: SPACE, negated: character === 'S', properties: [] };
      case 'p':
      case 'P':
        if (!this.#take('{')) throw new PatternError(`"\\${character}" has no "{"`);
        return { ranges: [], negated: false, properties: [{ name: this.#upTo('}'), negated: character === 'P' }] };
      default:
        return characterAt(this.#codePoint(character));
    }
  }

  #codePoint(character: string): number {
    const control = CONTROLS[character];
    if (control !== undefined) return control;
    if (character === 'x') return this.#hexadecimal(2);
    if (character === 'c') return (this.#characters[this.#at++]?.codePointAt(0) ?? 0) % 32;
    if (character === 'u') {
      if (this.#take('{')) return this.#hexadecimalOf(this.#upTo('}'));
      const high = this.#hexadecimal(4);
      const isPair =
        high >= 0xd800 &&
        high <= 0xdbff &&
        this.#characters[this.#at] === '\\' &&
        this.#characters[this.#at + 1] === 'u';
      if (!isPair) return high;
      this.#at += 2;
      return (high - 0xd800) * 0x400 + (this.#hexadecimal(4) - 0xdc00) + 0x10000;
    }
    if (/[A-Za-z0-9]/.test(character)) throw new PatternError(`the escape "\\${character}" is not known`);
    return character.codePointAt(0) ?? 0;
  }

  #hexadecimal(length: number): number {
    const digits = this.#characters.slice(this.#at, this.#at + length).join('');
    this.#at += length;
    if (digits.length < length) throw new PatternError(`${length} hexadecimal digits are expected`);
    return this.#hexadecimalOf(digits);
  }

  #hexadecimalOf(digits: string): number {
    const code = /^[0-9a-fA-F]{1,6}$/.test(digits) ? Number.parseInt(digits, 16) : Infinity;
    if (code > CODE_POINT_MAX) throw new PatternError(`"${digits}" is no character`);
    return code;
  }

  /** After the opening bracket. */
  #class(): CharacterSet {
    const negated = this.#take('^');
    const ranges: CharacterRange[] = [];
    const properties: CharacterSet['properties'][number][] = [];
    while (!this.#take(']')) {
      const from = this.#classItem();
      const isRange = this.#characters[this.#at] === '-' && (this.#characters[this.#at + 1] ?? ']') !== ']';
      const first = singleOf(from);
      if (!isRange || first === null) {
        ranges.push(...rangesOf(from));
        properties.push(...from.properties);
        continue;
      }
      this.#at++;
      const to = this.#classItem();
      const last = singleOf(to);
      // `[\w-\d]`: then the "-" is itself.
      if (last === null) ranges.push([first, first], [0x2d, 0x2d], ...rangesOf(to));
      else if (last < first) throw new PatternError('a range of characters is out of order');
      else ranges.push([first, last]);
      properties.push(...to.properties);
    }
    return { negated, ranges, properties };
  }

  #classItem(): CharacterSet {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new PatternError('a "[" is not closed');
    if (character !== '\\') return characterAt(character.codePointAt(0) ?? 0);
    if (this.#take('b')) return characterAt(8);
    return this.#escapedSet();
  }

  #upTo(end: string): string {
    const start = this.#at;
    while (this.#characters[this.#at] !== end) {
      if (this.#at++ >= this.#characters.length) throw new PatternError(`"${end}" is missing`);
    }
    return this.#characters.slice(start, this.#at++).join('');
  }

  #take(character: string): boolean {
    if (this.#characters[this.#at] !== character) return false;
    this.#at++;
    return true;
  }
}
