import { DAY_NAMES, MONTH_NAMES, parsePattern, type FieldLetter } from './date-time-pattern.ts';
import { offsetSeconds } from './time-zone.ts';

/** Writes a moment as Java's DateTimeFormatter does, in English. */
export function formatDateTime(epochMs: number, pattern: string, timeZone: string): string {
  const offset = offsetSeconds(epochMs, timeZone);
  const local = new Date(epochMs + offset * 1000);
  return parsePattern(pattern)
    .map((token) =>
      token.kind === 'text' ? token.text : field(token.letter, token.count, { local, offset, timeZone }),
    )
    .join('');
}

interface Moment {
  /** Its UTC members are the local time. */
  readonly local: Date;
  readonly offset: number;
  readonly timeZone: string;
}

function field(letter: FieldLetter, count: number, moment: Moment): string {
  const { local } = moment;
  const hour = local.getUTCHours();
  switch (letter) {
    case 'y':
    case 'u':
      return count === 2 ? pad(local.getUTCFullYear() % 100, 2) : pad(local.getUTCFullYear(), count);
    case 'M':
    case 'L':
      return count <= 2 ? pad(local.getUTCMonth() + 1, count) : name(MONTH_NAMES[local.getUTCMonth()], count);
    case 'd':
      return pad(local.getUTCDate(), count);
    case 'D':
      return pad(Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / 86_400_000) + 1, count);
    case 'E':
      return name(DAY_NAMES[local.getUTCDay()], Math.max(count, 3));
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(hour, count);
    case 'k':
      return pad(hour === 0 ? 24 : hour, count);
    case 'K':
      return pad(hour % 12, count);
    case 'h':
      return pad(hour % 12 === 0 ? 12 : hour % 12, count);
    case 'm':
      return pad(local.getUTCMinutes(), count);
    case 's':
      return pad(local.getUTCSeconds(), count);
    case 'S':
      return pad(local.getUTCMilliseconds(), 3).padEnd(count, '0').slice(0, count);
    case 'n':
      return pad(local.getUTCMilliseconds() * 1_000_000, count);
    case 'X':
      return moment.offset === 0 ? 'Z' : offsetText(moment.offset, count);
    case 'x':
      return offsetText(moment.offset, count);
    case 'Z':
      if (count === 4) return moment.offset === 0 ? 'GMT' : `GMT${offsetText(moment.offset, 3)}`;
      return count === 5 && moment.offset === 0 ? 'Z' : offsetText(moment.offset, count === 5 ? 3 : 2);
    case 'z':
    case 'V':
      return moment.timeZone;
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function name(full: string | undefined, count: number): string {
  if (full === undefined) return '';
  return count === 4 ? full : full.slice(0, count === 5 ? 1 : 3);
}

/** One letter: hours, minutes when there are any; two: without a colon; three: with it. */
function offsetText(offset: number, count: number): string {
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.floor(Math.abs(offset) / 60);
  const hourText = pad(Math.floor(minutes / 60), 2);
  const minuteText = pad(minutes % 60, 2);
  if (count === 1) return minutes % 60 === 0 ? sign + hourText : sign + hourText + minuteText;
  return sign + hourText + (count === 3 || count === 5 ? ':' : '') + minuteText;
}
