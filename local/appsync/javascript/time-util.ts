import { formatDateTime } from './date-time-format.ts';
import { parseDateTime } from './date-time-parse.ts';
import type { PlainRecord } from '../value.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time-js.html */
export function timeUtil(nowMs: () => number): PlainRecord {
  return {
    nowISO8601: () => new Date(nowMs()).toISOString(),
    nowEpochSeconds: () => Math.floor(nowMs() / 1000),
    nowEpochMilliSeconds: () => Math.floor(nowMs()),
    nowFormatted: (format: string, timeZone = 'UTC') => formatDateTime(nowMs(), format, timeZone),
    parseFormattedToEpochMilliSeconds: (text: string, format: string, timeZone = 'UTC') =>
      parseDateTime(text, format, timeZone),
    parseISO8601ToEpochMilliSeconds: parseIso8601,
    epochMilliSecondsToSeconds: (milliseconds: number) => Math.floor(milliseconds / 1000),
    epochMilliSecondsToISO8601: (milliseconds: number) => new Date(milliseconds).toISOString(),
    epochMilliSecondsToFormatted: (milliseconds: number, format: string, timeZone = 'UTC') =>
      formatDateTime(milliseconds, format, timeZone),
  };
}

function parseIso8601(text: string): number {
  // An offset is required: Date.parse would take local time without one.
  const isIso8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const epochMs = isIso8601 ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(epochMs)) throw new Error(`Text "${text}" is not an ISO 8601 timestamp.`);
  return epochMs;
}
