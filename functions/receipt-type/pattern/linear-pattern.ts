import { RE2JS } from 're2js';
import { type CharacterSet, parsePattern, PatternError, type PatternNode, rangesOf } from './pattern-syntax.ts';

/**
 * A pattern from outside that is matched in time linear to the text, whoever wrote the two. Patterns that cannot backtrack far are
 * matched by the engine of JavaScript, which is ten times as fast; all others by RE2's, which never backtracks.
 */
export interface LinearPattern {
  test(text: string): boolean;
}

export interface PatternFlags {
  readonly ignoreCase?: boolean;
  readonly multiline?: boolean;
  readonly dotAll?: boolean;
}

/** Characters of a pattern. */
const SOURCE_LENGTH_MAX = 2_048;
/** Copies of a group that RE2 would write out: https://github.com/google/re2/wiki/Syntax */
const SIZE_MAX = 20_000;
/** Ways that a pattern may be tried in before the engine of JavaScript gives up, from one place, in a text of any length. */
const WAYS_MAX = 64;

/** @throws {PatternError} when it is no pattern, or asks for what takes unbounded time. */
export function linearPattern(source: string, flags: PatternFlags = {}): LinearPattern {
  const node = checkedPattern(source, flags);
  return nativePattern(node, flags) ?? re2Pattern(node, flags);
}

/** As RE2, for what needs more than a verdict. */
export function re2Pattern(node: PatternNode, flags: PatternFlags): RE2JS {
  const mask = (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (flags.multiline ? RE2JS.MULTILINE : 0);
  try {
    return RE2JS.compile(written(node, re2Syntax(flags)), mask);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^error parsing regexp: /, '') : String(cause);
    throw new PatternError(`it cannot be matched in bounded time: ${reason}`, { cause });
  }
}

/** @throws {PatternError} */
export function checkedPattern(source: string, flags: PatternFlags): PatternNode {
  if (source.length > SOURCE_LENGTH_MAX) throw new PatternError(`it has more than ${SOURCE_LENGTH_MAX} characters`);
  const node = parsePattern(source, { dotAll: flags.dotAll ?? false });
  if (sizeOf(node) > SIZE_MAX) throw new PatternError('its repetitions multiply beyond measure');
  return node;
}

/** As JavaScript's own, when it cannot backtrack far; else null. */
export function nativePattern(node: PatternNode, flags: PatternFlags, more = ''): RegExp | null {
  return isBacktrackingBounded(node, flags) ? new RegExp(written(node, NATIVE), `u${more}`) : null;
}

interface Syntax {
  readonly start: string;
  readonly end: string;
  readonly namedGroup: string;
  point(code: number): string;
  property(name: string): string;
}

const NATIVE: Syntax = {
  start: '^',
  end: '$',
  namedGroup: '(?<',
  point: (code) => `\\u{${code.toString(16)}}`,
  property: (name) => name,
};

function re2Syntax({ multiline }: PatternFlags): Syntax {
  return {
    start: multiline ? '^' : '\\A',
    end: multiline ? '$' : '\\z',
    namedGroup: '(?P<',
    point: (code) => `\\x{${code.toString(16)}}`,
    // RE2 knows scripts and categories by their short names alone.
    property: (name) =>
      name
        .replace(/^(?:General_Category|gc|Script|sc)=/, '')
        .replace(/^Letter$/, 'L')
        .replace(/^(?:Number|digit)$/, 'N'),
  };
}

function written(node: PatternNode, syntax: Syntax): string {
  switch (node.kind) {
    case 'set':
      return writtenSet(node.set, syntax);
    case 'assertion':
      return { start: syntax.start, end: syntax.end, boundary: '\\b', 'not-boundary': '\\B' }[node.assertion];
    case 'sequence':
      return node.items.map((item) => written(item, syntax)).join('');
    case 'choice':
      return node.options.map((option) => written(option, syntax)).join('|');
    case 'group': {
      const open = node.name !== null ? `${syntax.namedGroup}${node.name}>` : node.captures ? '(' : '(?:';
      return `${open}${written(node.inner, syntax)})`;
    }
    case 'repeat': {
      const { min, max, lazy } = node;
      return `${written(node.inner, syntax)}{${min},${max === Infinity ? '' : max}}${lazy ? '?' : ''}`;
    }
  }
}

function writtenSet({ negated, ranges, properties }: CharacterSet, syntax: Syntax): string {
  if (ranges.length + properties.length === 0) return negated ? '[\\s\\S]' : '[^\\s\\S]';
  const items = [
    ...ranges.map(([from, to]) => (from === to ? syntax.point(from) : `${syntax.point(from)}-${syntax.point(to)}`)),
    ...properties.map((property) => `\\${property.negated ? 'P' : 'p'}{${syntax.property(property.name)}}`),
  ];
  return `[${negated ? '^' : ''}${items.join('')}]`;
}

/** Single characters that are left when every repetition is written out. */
function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return 1;
    case 'sequence':
      return node.items.reduce((size, item) => size + sizeOf(item), 1);
    case 'choice':
      return node.options.reduce((size, option) => size + sizeOf(option), 1);
    case 'group':
      return sizeOf(node.inner);
    case 'repeat':
      return node.inner.kind === 'set' ? 1 : sizeOf(node.inner) * (node.max === Infinity ? node.min + 1 : node.max);
  }
}

/**
 * Whether a backtracking engine has few ways to try: it begins at one place only, and whatever it repeats, it can stop repeating at
 * few places, or at one because what follows begins with another character.
 */
function isBacktrackingBounded(node: PatternNode, { multiline, ignoreCase }: PatternFlags): boolean {
  return !multiline && !ignoreCase && beginsAtStart(node) && waysOf(node, []) <= WAYS_MAX;
}

function beginsAtStart(node: PatternNode): boolean {
  if (node.kind === 'sequence') return node.items[0] !== undefined && beginsAtStart(node.items[0]);
  if (node.kind === 'choice') return node.options.every(beginsAtStart);
  if (node.kind === 'group') return beginsAtStart(node.inner);
  return node.kind === 'assertion' && node.assertion === 'start';
}

/** `after` is what follows in the sequences around, the nearest last. */
function waysOf(node: PatternNode, after: readonly PatternNode[]): number {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return 1;
    case 'group':
      return waysOf(node.inner, after);
    case 'choice':
      return waysOfChoice(node.options, after);
    case 'sequence':
      return node.items.reduce((ways, item, index) => {
        return ways * waysOf(item, [...after, ...node.items.slice(index + 1).reverse()]);
      }, 1);
    case 'repeat':
      return waysOfRepeat(node, after);
  }
}

/** Of options that begin with different characters only one is ever gone into. */
function waysOfChoice(options: readonly PatternNode[], after: readonly PatternNode[]): number {
  const ways = options.map((option) => waysOf(option, after));
  const firsts = options.map(firstOfNode);
  const isTold = firsts.every((first, index) => {
    if (!first || first.mayBeEmpty) return false;
    const others = firsts.slice(index + 1).flatMap((other) => other?.sets ?? []);
    return first.sets.every((set) => isDisjoint(set, others));
  });
  return isTold ? Math.max(...ways) : ways.reduce((sum, each) => sum + each, 0);
}

function waysOfRepeat(node: Extract<PatternNode, { kind: 'repeat' }>, after: readonly PatternNode[]): number {
  const { inner, min, max } = node;
  if (inner.kind === 'set') {
    if (min === max || isDisjoint(inner.set, firstOf(after))) return 1;
    return max - min + 1;
  }
  // What is repeated may follow itself: only a few repetitions can be counted.
  if (max > FEW) return Infinity;
  const again: PatternNode = { ...node, min: 0 };
  const ways = waysOf(inner, max > 1 ? [...after, again] : after);
  let sum = 0;
  for (let count = min; count <= max; count++) sum += ways ** count;
  return sum;
}

/**
 * How many repetitions of a pattern, which is matched from the start to the end of a text, can stop at many places: 0 and 1 take time
 * linear to the text, 2 its square; Infinity when they are inside of another repetition.
 */
export function choicesOf(node: PatternNode, after: readonly PatternNode[] = [TEXT_END]): number {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return 0;
    case 'group':
      return choicesOf(node.inner, after);
    case 'choice':
      return Math.max(...node.options.map((option) => choicesOf(option, after)));
    case 'sequence':
      return node.items.reduce((choices, item, index) => {
        return choices + choicesOf(item, [...after, ...node.items.slice(index + 1).reverse()]);
      }, 0);
    case 'repeat': {
      const { inner, min, max } = node;
      if (max <= FEW) return choicesOf(inner, after) * Math.max(1, max);
      if (inner.kind === 'set') return min === max || isDisjoint(inner.set, firstOf(after)) ? 0 : 1;
      return waysOf(inner, [...after, { ...node, min: 0 }]) > 1 ? Infinity : 0;
    }
  }
}

const TEXT_END: PatternNode = { kind: 'assertion', assertion: 'end' };
/** Repetitions that can be written out. */
const FEW = 8;

/** The characters that what follows may begin with; null for any, and none when it is the end. */
function firstOf(after: readonly PatternNode[]): readonly CharacterSet[] | null {
  const sets: CharacterSet[] = [];
  for (const node of [...after].reverse()) {
    const first = firstOfNode(node);
    if (!first) return null;
    sets.push(...first.sets);
    if (!first.mayBeEmpty) return sets;
  }
  // A pattern that ends matches whatever comes: the first try succeeds.
  return sets;
}

function firstOfNode(node: PatternNode): { sets: readonly CharacterSet[]; mayBeEmpty: boolean } | null {
  switch (node.kind) {
    case 'set':
      return { sets: [node.set], mayBeEmpty: false };
    case 'assertion':
      // Nothing follows the end of the text; of other places nothing is known.
      return node.assertion === 'end' ? { sets: [], mayBeEmpty: false } : null;
    case 'group':
      return firstOfNode(node.inner);
    case 'repeat': {
      const first = firstOfNode(node.inner);
      return first && { sets: first.sets, mayBeEmpty: node.min === 0 || first.mayBeEmpty };
    }
    case 'sequence': {
      const sets: CharacterSet[] = [];
      for (const item of node.items) {
        const first = firstOfNode(item);
        if (!first) return null;
        sets.push(...first.sets);
        if (!first.mayBeEmpty) return { sets, mayBeEmpty: false };
      }
      return { sets, mayBeEmpty: true };
    }
    case 'choice': {
      const firsts = node.options.map(firstOfNode);
      if (firsts.some((first) => first === null)) return null;
      const known = firsts.filter((first) => first !== null);
      return { sets: known.flatMap(({ sets }) => sets), mayBeEmpty: known.some(({ mayBeEmpty }) => mayBeEmpty) };
    }
  }
}

function isDisjoint(set: CharacterSet, others: readonly CharacterSet[] | null): boolean {
  if (!others || set.properties.length > 0) return false;
  return others.every(
    (other) =>
      other.properties.length === 0 &&
      rangesOf(set).every(([from, to]) => rangesOf(other).every(([start, end]) => to < start || end < from)),
  );
}
