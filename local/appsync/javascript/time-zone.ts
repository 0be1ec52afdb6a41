const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Seconds that local time is ahead of UTC at that moment. A zone is an IANA name, `Z`, or an offset like `+05:30`.
 * @throws {RangeError} for a zone that nobody knows.
 */
export function offsetSeconds(epochMs: number, timeZone: string): number {
  const fixed = fixedOffsetSeconds(timeZone);
  if (fixed !== null) return fixed;
  const parts = formatterFor(timeZone).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value);
  const localMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
    epochMs - Math.floor(epochMs / 1000) * 1000,
  );
  return Math.round((localMs - epochMs) / 1000);
}

/** The moment at which clocks in that zone show this local time. */
export function epochOfLocal(localMs: number, timeZone: string): number {
  // Two rounds: the first guess may lie on the other side of a change of the clocks.
  const guess = localMs - offsetSeconds(localMs, timeZone) * 1000;
  return localMs - offsetSeconds(guess, timeZone) * 1000;
}

export function fixedOffsetSeconds(timeZone: string): number | null {
  if (timeZone === 'Z' || timeZone === 'UTC' || timeZone === 'GMT') return 0;
  const match = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?(?::?(\d{2}))?$/.exec(timeZone);
  if (!match) return null;
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -total : total;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
