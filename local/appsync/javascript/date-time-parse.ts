import { DAY_NAMES, MONTH_NAMES, parsePattern, type FieldLetter, type PatternToken } from './date-time-pattern.ts';
import { epochOfLocal, fixedOffsetSeconds } from './time-zone.ts';

/**
 * Reads a moment written in a Java DateTimeFormatter pattern; without an offset in the text, `timeZone` decides.
 * @throws {Error} when the text does not fit.
 */
export function parseDateTime(text: string, pattern: string, timeZone: string): number {
  const tokens = parsePattern(pattern);
  const match = new RegExp(`^${tokens.map(tokenSource).join('')}$`, 'i').exec(text);
  if (!match) throw new Error(`Text "${text}" does not fit the format "${pattern}".`);
  const fields = tokens.filter((token) => token.kind === 'field');
  const read: DateTimeFields = { ...UNSET };
  for (const [index, token] of fields.entries()) readField(read, token.letter, token.count, match[index + 1] ?? '');
  const hour = read.halfDayHour === null ? read.hour : (read.halfDayHour % 12) + (read.isAfternoon ? 12 : 0);
  const localMs = Date.UTC(read.year, read.month - 1, read.day, hour, read.minute, read.second, read.millisecond);
  const date = new Date(localMs);
  if (date.getUTCMonth() !== read.month - 1 || date.getUTCDate() !== read.day) {
    throw new Error(`Text "${text}" is not a date that exists.`);
  }
  return epochOfLocal(localMs, read.zone ?? timeZone);
}

interface DateTimeFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  halfDayHour: number | null;
  isAfternoon: boolean;
  minute: number;
  second: number;
  millisecond: number;
  zone: string | null;
}

const UNSET: DateTimeFields = {
  ...{ year: 1970, month: 1, day: 1, hour: 0, halfDayHour: null, isAfternoon: false },
  ...{ minute: 0, second: 0, millisecond: 0, zone: null },
};

function tokenSource(token: PatternToken): string {
  if (token.kind === 'text') return token.text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  const { letter, count } = token;
  switch (letter) {
    case 'M':
    case 'L':
      if (count >= 3) return `(${MONTH_NAMES.map((name) => (count === 4 ? name : name.slice(0, 3))).join('|')})`;
      break;
    case 'E':
      return `(${DAY_NAMES.map((name) => (count === 4 ? name : name.slice(0, 3))).join('|')})`;
    case 'a':
      return '(AM|PM)';
    case 'X':
    case 'x':
    case 'Z':
      return '(Z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)';
    case 'z':
    case 'V':
      return '([A-Za-z][A-Za-z0-9/_+-]*)';
    default:
      break;
  }
  return count === 1 ? '(\\d+)' : `(\\d{${count}${letter === 'y' || letter === 'u' ? '' : `,${count}`}})`;
}

function readField(into: DateTimeFields, letter: FieldLetter, count: number, text: string): void {
  switch (letter) {
    case 'y':
    case 'u':
      into.year = count === 2 ? 2000 + Number(text) : Number(text);
      return;
    case 'M':
    case 'L':
      into.month = count >= 3 ? indexOfName(MONTH_NAMES, text) + 1 : Number(text);
      return;
    case 'd':
      into.day = Number(text);
      return;
    case 'D':
      throw new Error('Reading the day of the year (pattern letter "D") is not carried out by this runtime.');
    case 'E':
      return;
    case 'a':
      into.isAfternoon = text.toUpperCase() === 'PM';
      return;
    case 'H':
    case 'k':
      into.hour = Number(text) % 24;
      return;
    case 'K':
    case 'h':
      into.halfDayHour = Number(text);
      return;
    case 'm':
      into.minute = Number(text);
      return;
    case 's':
      into.second = Number(text);
      return;
    case 'S':
      into.millisecond = Math.floor(Number(text.slice(0, 3).padEnd(3, '0')));
      return;
    case 'n':
      into.millisecond = Math.floor(Number(text) / 1_000_000);
      return;
    case 'X':
    case 'x':
    case 'Z':
    case 'z':
    case 'V':
      into.zone = fixedOffsetSeconds(text) === null && letter !== 'z' && letter !== 'V' ? 'Z' : text;
  }
}

function indexOfName(names: readonly string[], text: string): number {
  return names.findIndex((name) => name.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase());
}
