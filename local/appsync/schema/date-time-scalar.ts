/**
 * The forms of AWSDate, AWSTime and AWSDateTime: extended ISO 8601 with optional (AWSDateTime: required) offset that may
 * carry seconds, and up to nine digits after the second.
 * https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
const DATE = '(-?\\d{4,9})-(\\d{2})-(\\d{2})';
const TIME = '(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?';
const OFFSET = '(?:Z|[+-](?:0\\d|1[0-8])(?::[0-5]\\d(?::[0-5]\\d)?)?)';

const DATE_PATTERN = new RegExp(`^${DATE}${OFFSET}?$`);
const TIME_PATTERN = new RegExp(`^${TIME}${OFFSET}?$`);
const DATE_TIME_PATTERN = new RegExp(`^${DATE}T${TIME}${OFFSET}$`);

export function isDate(text: string): boolean {
  const match = DATE_PATTERN.exec(text);
  return match !== null && existsOnCalendar(match[1], match[2], match[3]);
}

export function isTime(text: string): boolean {
  const match = TIME_PATTERN.exec(text);
  return match !== null && existsOnClock(match[1], match[2], match[3]);
}

export function isDateTime(text: string): boolean {
  const match = DATE_TIME_PATTERN.exec(text);
  if (match === null) return false;
  return existsOnCalendar(match[1], match[2], match[3]) && existsOnClock(match[4], match[5], match[6]);
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function existsOnCalendar(yearText = '', monthText = '', dayText = ''): boolean {
  const year = Number(yearText);
  const month = Number(monthText);
  const day = Number(dayText);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

function existsOnClock(hour = '', minute = '', second = '0'): boolean {
  return Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
}
