import { choicesOf } from '../pattern/backtracking.ts';
import { parsePattern, PatternError } from '../pattern/pattern-syntax.ts';

/** libxml2 tries each place where a repetition may stop; of so many that depend on each other, time grows with the square. */
const CHOICES_MAX = 2;

/**
 * Why libxml2 could take unbounded time for a pattern facet; null for one that it matches at once. It backtracks, and cannot be
 * interrupted.
 */
export function xsdPatternFault(pattern: string): string | null {
  try {
    const choices = choicesOf(parsePattern(asEcmaScript(pattern)));
    if (choices <= CHOICES_MAX) return null;
    return 'its repetitions can stop at too many places: let what follows a repetition begin with another character';
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return error.message;
  }
}

/**
 * What is written in another way in XSD; name characters and subtracted classes become larger than they are, which is on the safe
 * side. https://www.w3.org/TR/xmlschema-2/#regexs
 */
function asEcmaScript(pattern: string): string {
  return pattern.replace(/-\[(?:[^\]\\]|\\.)*\](?=\])/g, '').replace(/\\[iIcC]|\\.|[$^]/gs, (found, offset: number) => {
    if (/^\\[ic]$/.test(found)) return '\\w';
    if (/^\\[IC]$/.test(found)) return '\\W';
    // A "^" negates a class; anywhere else it is itself.
    if (found === '$' || (found === '^' && pattern[offset - 1] !== '[')) return `\\${found}`;
    return found;
  });
}
