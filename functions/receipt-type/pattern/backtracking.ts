import { type CharacterSet, isDisjoint } from './character-set.ts';
import type { PatternNode } from './pattern-syntax.ts';

/** Ways that a pattern may be tried in before the engine of JavaScript gives up, from one place, in a text of any length. */
const WAYS_MAX = 64;
/** Repetitions that can be written out. */
const FEW = 8;
const TEXT_END: PatternNode = { kind: 'assertion', assertion: 'end' };

/**
 * Whether a backtracking engine has few ways to try: it begins at one place only, and whatever it repeats, it can stop repeating at
 * few places, or at one because what follows begins with another character.
 */
export function isBacktrackingBounded(node: PatternNode): boolean {
  return beginsAtStart(node) && waysOf(node, []) <= WAYS_MAX;
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
