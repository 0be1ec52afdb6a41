import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awsDateTime, dateTimeToMs } from '../../../functions/receipt/date-time.ts';

test.each([
  ['2025-11-03T18:22:41+02:00', '2025-11-03T18:22:41.000+02:00'],
  ['2025-11-03T18:22:41', '2025-11-03T18:22:41.000Z'],
  ['2025-11-03 18:22:41.5', '2025-11-03T18:22:41.500Z'],
  ['2025-11-03', '2025-11-03T00:00:00.000Z'],
  ['2024-02-29T00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2025-11-03T18:22:41+0200', '2025-11-03T18:22:41.000+02:00'],
])('%s is %s', (text, expected) => {
  expect(awsDateTime(text)).toBe(expected);
});

test.each([
  '2025-02-30T00:00:00Z',
  '2025-13-01',
  '2025-01-01T24:00:00Z',
  '03.11.2025',
  'yesterday',
  '',
  '2025-01-01T10:00:00+19:00',
])('"%s" is no date', (text) => {
  expect(awsDateTime(text)).toBeNull();
});

test('a date and time survives its text', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
      (date) => {
        expect(dateTimeToMs(date.toISOString())).toBe(date.getTime());
      },
    ),
  );
});

test('a time between two milliseconds is the later one', () => {
  expect(dateTimeToMs('2025-11-03T18:22:41.000000001Z')).toBe(Date.parse('2025-11-03T18:22:41.001Z'));
  expect(dateTimeToMs('2025-11-03T18:22:41.001000Z')).toBe(Date.parse('2025-11-03T18:22:41.001Z'));
});

test('a time without zone is no instant', () => {
  expect(dateTimeToMs('2025-11-03T18:22:41')).toBeNull();
});

test('the seconds of an offset count', () => {
  expect(dateTimeToMs('2025-11-03T18:22:41+02:00:30')).toBe(Date.parse('2025-11-03T16:22:11Z'));
});
