import { describe, expect, it } from 'vitest';
import { SCALARS } from '../../../local/appsync/schema/scalars.ts';

function scalar(name: string) {
  const found = SCALARS.get(name);
  if (!found) throw new Error(`No scalar ${name}`);
  return found;
}

describe('AWS scalars', () => {
  it.each([
    ['AWSDate', ['1970-01-01', '1970-01-01Z', '1970-01-01-07:00', '1970-01-01+05:30', '2024-02-29', '-2017-01-01']],
    ['AWSTime', ['12:00', '12:00:34', '12:00:34.123456789', '12:00Z', '12:00:34.1+05:30:10']],
    ['AWSDateTime', ['1970-01-01T12:00:00.2Z', '1970-01-01T12:00Z', '2020-01-01T20:00+00:00', '-9999-01-01T00:00Z']],
    ['AWSEmail', ['a@b.c', 'first.last+tag@example.com']],
    ['AWSURL', ['https://example.com/x?y=z', 'mailto:a@b.c']],
    ['AWSPhone', ['+14155552671', '415-555-2671', '+44 20 7946 0958']],
    ['AWSIPAddress', ['123.12.34.56', '1a2b:3c4b::1234:4567', '123.45.67.89/16']],
  ])('%s takes %j both ways', (name, texts) => {
    for (const text of texts) {
      expect(scalar(name).parse(text)).toBe(text);
      expect(scalar(name).serialize(text)).toBe(text);
    }
  });

  it.each([
    ['AWSDate', ['1970-13-01', '2023-02-29', '1970-1-1', '2019-12-24T04:15:57Z', 5]],
    ['AWSTime', ['24:00', '12:60', '12', '12:00:00.1234567890']],
    ['AWSDateTime', ['2020-05-23T06:4:37.000Z', '2020-05-23T06:04:37', '2020-05-23', '2020-05-32T00:00Z', null]],
    ['AWSEmail', ['a', 'a@', '@b', 'a b@c.d']],
    ['AWSURL', ['example', '//host', 'http://']],
    ['AWSPhone', ['12', 'phone']],
    ['AWSIPAddress', ['1.2.3', '1.2.3.4/33', '::1/129']],
    ['AWSTimestamp', [1.5, 'x', null]],
    ['AWSJSON', ['{a: 1}', 'Unquoted', 5]],
    ['Int', [1.5, '1', 2_147_483_648, true]],
    ['Boolean', ['true', 1]],
    ['String', [1, true, {}]],
  ])('%s refuses %j', (name, values) => {
    for (const value of values) expect(() => scalar(name).parse(value)).toThrow();
  });

  it('AWSJSON is a value inside and a text outside', () => {
    const { parse, serialize } = scalar('AWSJSON');
    expect(parse('{"a":[1]}')).toEqual({ a: [1] });
    expect(serialize({ a: [1] })).toBe('{"a":[1]}');
    expect(serialize('{"a":[1]}')).toBe('{"a":[1]}');
    expect(serialize('plain words')).toBe('"plain words"');
  });
});
