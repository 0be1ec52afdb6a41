import { RE2JS } from 're2js';
import { isBacktrackingBounded } from './backtracking.ts';
import type { CharacterSet } from './character-set.ts';
import { parsePattern, PatternError, type PatternNode } from './pattern-syntax.ts';

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
}

/** Characters of a pattern. */
const SOURCE_LENGTH_MAX = 2_048;
/** Copies of a group that RE2 would write out: https://github.com/google/re2/wiki/Syntax */
const SIZE_MAX = 20_000;
/** @throws {PatternError} when it is no pattern, or asks for what takes unbounded time. */
export function linearPattern(source: string, flags: PatternFlags = {}): LinearPattern {
  const node = checkedPattern(source);
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
export function checkedPattern(source: string): PatternNode {
  if (source.length > SOURCE_LENGTH_MAX) throw new PatternError(`it has more than ${SOURCE_LENGTH_MAX} characters`);
  const node = parsePattern(source);
  if (sizeOf(node) > SIZE_MAX) throw new PatternError('its repetitions multiply beyond measure');
  return node;
}

/** As JavaScript's own, when it cannot backtrack far; else null. */
export function nativePattern(node: PatternNode, flags: PatternFlags, more = ''): RegExp | null {
  const isPlain = !flags.multiline && !flags.ignoreCase;
  return isPlain && isBacktrackingBounded(node) ? new RegExp(written(node, NATIVE), `u${more}`) : null;
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
