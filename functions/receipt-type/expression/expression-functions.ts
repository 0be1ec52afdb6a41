import { ExpressionLimit } from './expression-budget.ts';

/** Functions that no expression may call, with the reason. */
export const refusedFunctions: Readonly<Record<string, string>> = {
  eval: 'it would run what a document says',
  random: 'a document has to be judged the same each time',
  shuffle: 'a document has to be judged the same each time',
};

/** Those that may be given much; all others take a number, or look at nothing. */
export const functionNames: readonly string[] = (
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains ' +
  'replace split join formatNumber formatBase formatInteger parseInteger number map zip filter single reduce sift keys lookup ' +
  'append merge reverse each type sort spread distinct base64encode base64decode encodeUrlComponent encodeUrl ' +
  'decodeUrlComponent decodeUrl toMillis fromMillis'
).split(' ');

/** Characters that one call may make of few. */
const TEXT_LENGTH_MAX = 2_000_000;
/** JSONata makes backtracking patterns of pictures: with these lengths they cannot go far. */
const PICTURED_LENGTH_MAX = 35;
const PICTURE_PARTS_MAX = 9;

/**
 * What is asked of the arguments of functions that make much of little, before they are called.
 * https://docs.jsonata.org/string-functions, https://docs.jsonata.org/array-functions
 */
export const guards: Readonly<Record<string, (...values: readonly unknown[]) => void>> = {
  pad: (_, width) => requireLength(typeof width === 'number' ? Math.abs(width) : 0),
  join: (items, separator) => requireLength(countOf(items) * lengthOf(separator)),
  replace: (text, _, replacement) => requireLength(lengthOf(text) * lengthOf(replacement)),
  toMillis: requirePicture,
  parseInteger: requirePicture,
};

/** Items and characters that a function goes through in the time of a step. */
const ITEMS_PER_STEP = 32;
const CHARACTERS_PER_STEP = 128;
const MATCHED_CHARACTERS_PER_STEP = 16;

/** What a call of one of JSONata's functions counts as, in steps of an expression. */
export function stepsOf(name: string, values: readonly unknown[]): number {
  const [first, second] = values;
  const own = Object.hasOwn(costs, name) ? (costs[name]?.(countOf(first), first, second) ?? 0) : 0;
  return values.reduce<number>((sum, value) => sum + sizeInSteps(value), 1 + own);
}

function sizeInSteps(value: unknown): number {
  if (typeof value === 'string') return value.length / CHARACTERS_PER_STEP;
  return Array.isArray(value) ? value.length / ITEMS_PER_STEP : 0;
}

type Cost = (count: number, first: unknown, second: unknown) => number;

/** Functions that take more than once through what they are given. */
const costs: Readonly<Record<string, Cost>> = {
  // JSONata sorts by merging copies, and waits at every comparison.
  sort: (count) => (count * Math.log2(count + 1)) / 2 + (count * count) / 4_000,
  // Each item is compared with all others.
  distinct: (count) => (count * count) / 200,
  // All that there was is copied for each item.
  spread: (count) => (count * count) / 1_000,
  match: matching,
  contains: matching,
  replace: matching,
  split: matching,
};

/** A text is looked through for a pattern, which is matched in linear time, but not as fast as a text. */
function matching(_count: number, text: unknown, pattern: unknown): number {
  return typeof pattern === 'string' ? 0 : lengthOf(text) / MATCHED_CHARACTERS_PER_STEP;
}

function requireLength(length: number): void {
  if (length > TEXT_LENGTH_MAX) throw new ExpressionLimit(`it makes a text of more than ${TEXT_LENGTH_MAX} characters`);
}

function requirePicture(text: unknown, picture: unknown): void {
  if (typeof picture !== 'string') return;
  const parts = picture.split(/[[\]#;]/).length / 2;
  if (lengthOf(text) > PICTURED_LENGTH_MAX || parts > PICTURE_PARTS_MAX + 1) {
    throw new ExpressionLimit(
      `a picture takes at most ${PICTURE_PARTS_MAX} parts and ${PICTURED_LENGTH_MAX} characters`,
    );
  }
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
