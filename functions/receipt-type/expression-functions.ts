import { ExpressionLimit } from './expression-budget.ts';

/** Functions that no expression may call, with the reason. */
export const refusedFunctions: Readonly<Record<string, string>> = {
  eval: 'it would run what a document says',
  random: 'a document has to be judged the same each time',
  shuffle: 'a document has to be judged the same each time',
};

/** Characters that one call may make of few. */
const TEXT_LENGTH_MAX = 2_000_000;
/** Items that are compared each with each. */
const COMPARED_MAX = 2_000;
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
  distinct: (items) => {
    if (countOf(items) > COMPARED_MAX)
      throw new ExpressionLimit(`"$distinct" is given more than ${COMPARED_MAX} items`);
  },
  toMillis: requirePicture,
  parseInteger: requirePicture,
};

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
