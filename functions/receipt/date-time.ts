const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2}(?::?\d{2})?)?)?$/i;

/**
 * A document's date as an AWSDateTime, with the zone it came with; without a zone it is UTC, without a time midnight.
 * Null when it is no date of the calendar.
 */
export function awsDateTime(text: string): string | null {
  const match = PATTERN.exec(text.trim());
  if (!match) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction, zone] = match;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = zoneText(zone);
  if (offset === null) return null;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${(fraction ?? '').slice(0, 3).padEnd(3, '0')}${offset}`;
}

/** The first whole millisecond at or after an AWSDateTime; null when it is none. */
export function dateTimeToMs(text: string): number | null {
  const normal = awsDateTime(text);
  const match = PATTERN.exec(text.trim());
  if (normal === null || !match?.[8]) return null;
  const beyondMs = /[1-9]/.test((match[7] ?? '').slice(3)) ? 1 : 0;
  // Date knows offsets of hours and minutes; a zone's seconds are subtracted here.
  const zone = /^(.*)([+-])(\d{2}:\d{2}):(\d{2})$/.exec(normal);
  if (!zone) return Date.parse(normal) + beyondMs;
  const [, local = '', sign = '', hoursAndMinutes = '', seconds = ''] = zone;
  const offsetMs = Number(seconds) * 1000 * (sign === '-' ? -1 : 1);
  return Date.parse(`${local}${sign}${hoursAndMinutes}`) - offsetMs + beyondMs;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is this month's last.
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day <= last.getUTCDate();
}

function zoneText(zone: string | undefined): string | null {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replaceAll(':', '');
  const [hours, minutes, seconds] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  if (Number(hours) > 18 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return `${zone.charAt(0)}${hours}:${minutes}${seconds ? `:${seconds}` : ''}`;
}
