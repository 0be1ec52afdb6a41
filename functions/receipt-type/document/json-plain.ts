import type { JsonDocument } from './json-document.ts';
import { BACKSLASH, EXACT_DIGITS, JSON_DEPTH_MAX, QUOTE } from './json-syntax.ts';

/**
 * Reads what nearly every document is by JSON.parse, five times as fast. Null when there may be anything in the text that JSON.parse is
 * less strict about, or when it is no JSON: the reader then says what and where.
 */
export function readPlainJson(text: string): JsonDocument | null {
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
