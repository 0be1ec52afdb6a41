import { RE2JS, RE2JSException } from 're2js';
import { BoundedMap } from '../bounded-map.ts';

/** Tells whether the whole text matches, as Java's `Pattern.matches`. */
export interface Pattern {
  matches(text: string): boolean;
}

const COMPILED_PATTERNS_MAX = 1_000;
const compiled = new BoundedMap<string, Pattern>(COMPILED_PATTERNS_MAX);

/**
 * A Java regular expression that cannot backtrack.
 * @throws {Error} for what RE2 does not have: backreferences, possessive quantifiers.
 */
export function compilePattern(expression: string): Pattern {
  const known = compiled.get(expression);
  if (known) return known;
  const pattern = compileOrThrow(expression);
  compiled.set(expression, pattern);
  return pattern;
}

function compileOrThrow(expression: string): Pattern {
  try {
    const program = RE2JS.compile(expression);
    return { matches: (text) => program.matches(text) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new Error(`Regular expression "${expression}" is not carried out: ${error.message}`, { cause: error });
  }
}
