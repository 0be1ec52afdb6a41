/** Code points, both included. */
export type CharacterRange = readonly [from: number, to: number];

/** The characters that one place of a pattern stands for. */
export interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly CharacterRange[];
  /** Unicode properties, as in `\p{Lu}`. */
  readonly properties: readonly { readonly name: string; readonly negated: boolean }[];
}

export const CODE_POINT_MAX = 0x10ffff;
export const DIGITS: readonly CharacterRange[] = [[0x30, 0x39]];
export const WORD: readonly CharacterRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** https://tc39.es/ecma262/#sec-white-space and https://tc39.es/ecma262/#sec-line-terminators */
export const SPACE: readonly CharacterRange[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
export const LINE_ENDS: readonly CharacterRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

export function characterAt(code: number): CharacterSet {
  return { negated: false, ranges: [[code, code]], properties: [] };
}

/** The one character of a set that has no more; else null. */
export function singleOf({ ranges, negated, properties }: CharacterSet): number | null {
  const [range] = ranges;
  if (!range || negated || ranges.length > 1 || properties.length > 0) return null;
  return range[0] === range[1] ? range[0] : null;
}

export function rangesOf({ ranges, negated }: CharacterSet): readonly CharacterRange[] {
  return negated ? complement(ranges) : ranges;
}

/** Whether no character is in the set and in one of the others; of what is not known, it is not said. Null stands for any character. */
export function isDisjoint(set: CharacterSet, others: readonly CharacterSet[] | null): boolean {
  if (!others || set.properties.length > 0) return false;
  return others.every(
    (other) =>
      other.properties.length === 0 &&
      rangesOf(set).every(([from, to]) => rangesOf(other).every(([start, end]) => to < start || end < from)),
  );
}

function complement(ranges: readonly CharacterRange[]): readonly CharacterRange[] {
  const result: CharacterRange[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort(([left], [right]) => left - right)) {
    if (from > next) result.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= CODE_POINT_MAX) result.push([next, CODE_POINT_MAX]);
  return result;
}
