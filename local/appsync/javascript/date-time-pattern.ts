/** A piece of a Java DateTimeFormatter pattern: a run of one letter, or text that stands for itself. */
export type PatternToken =
  | { readonly kind: 'field'; readonly letter: FieldLetter; readonly count: number }
  | { readonly kind: 'text'; readonly text: string };

export type FieldLetter = (typeof FIELD_LETTERS)[number];

const FIELD_LETTERS = [
  ...(['y', 'u', 'M', 'L', 'd', 'D', 'E', 'a'] as const),
  ...(['H', 'k', 'K', 'h', 'm', 's', 'S', 'n'] as const),
  ...(['X', 'x', 'Z', 'z', 'V'] as const),
];

const LETTERS: ReadonlyMap<string, FieldLetter> = new Map(FIELD_LETTERS.map((letter) => [letter, letter]));

/**
 * https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html#patterns
 * @throws {Error} for a letter that is not carried out.
 */
export function parsePattern(pattern: string): PatternToken[] {
  const tokens: PatternToken[] = [];
  let rest = pattern;
  while (rest !== '') {
    const quoted = /^'((?:[^']|'')*)'/.exec(rest);
    const run = /^([A-Za-z])\1*/.exec(rest);
    if (quoted) {
      tokens.push({ kind: 'text', text: quoted[1] === '' ? "'" : (quoted[1] ?? '').replaceAll("''", "'") });
      rest = rest.slice(quoted[0].length);
    } else if (run) {
      tokens.push(fieldToken(pattern, run[0]));
      rest = rest.slice(run[0].length);
    } else {
      tokens.push({ kind: 'text', text: rest.charAt(0) });
      rest = rest.slice(1);
    }
  }
  return tokens;
}

function fieldToken(pattern: string, run: string): PatternToken {
  const letter = LETTERS.get(run.charAt(0));
  if (!letter) throw new Error(`Pattern letter "${run.charAt(0)}" of "${pattern}" is not carried out by this runtime.`);
  return { kind: 'field', letter, count: run.length };
}

export const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
