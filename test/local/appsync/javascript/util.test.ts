import { describe, expect, it } from 'vitest';
import { evaluate } from './code-fixture.ts';

describe('util', () => {
  it.each([
    [`util.escapeJavaScript("it's \\"a/b\\"\\n\\u00e9")`, `it\\'s \\"a\\/b\\"\\n\\u00E9`],
    ["util.urlEncode('a b&c=d/é~*')", 'a+b%26c%3Dd%2F%C3%A9%7E*'],
    ["util.urlDecode('a+b%26%C3%A9')", 'a b&é'],
    ["util.base64Encode('é')", 'w6k='],
    ["util.base64Decode('w6k=')", 'é'],
    ["util.matches('a*b', 'aaaaab')", true],
    ["util.matches('a*b', 'aaaaabc')", false],
    ['util.authType()', 'Lambda Authorization'],
    ["util.str.normalize('e\\u0301', 'nfc')", '\u00e9'],
    ['util.math.roundNum(2.5)', 3],
    ['util.math.minVal(2, 1)', 1],
    ['util.math.maxVal(2, 1)', 2],
    ["util.http.copyHeaders({ Host: 'x', 'x-tenant': 't' })", { 'x-tenant': 't' }],
    [
      "util.dynamodb.toDynamoDB({ a: [1, 'b', true, null, { c: 2 }] })",
      { M: { a: { L: [{ N: 1 }, { S: 'b' }, { BOOL: true }, { NULL: null }, { M: { c: { N: 2 } } }] } } },
    ],
    ["util.dynamodb.toStringSet(['a'])", { SS: ['a'] }],
    ['util.dynamodb.toNumberSet([1, 4.56])', { NS: [1, 4.56] }],
    ["util.dynamodb.toBinary('aGk=')", { B: 'aGk=' }],
    ['util.dynamodb.toNull()', { NULL: null }],
    ['util.dynamodb.toString(null)', null],
    [
      "util.dynamodb.toList(['foo', 123, { bar: 'baz' }])",
      { L: [{ S: 'foo' }, { N: 123 }, { M: { bar: { S: 'baz' } } }] },
    ],
    ["util.dynamodb.toMap({ foo: 'bar' })", { M: { foo: { S: 'bar' } } }],
    [
      "util.dynamodb.toS3Object('foo', 'bar', 'baz', 'beep')",
      { S: '{"s3":{"key":"foo","bucket":"bar","region":"baz","version":"beep"}}' },
    ],
    ["util.dynamodb.toMapValues({ s: util.dynamodb.toStringSet(['a']), n: undefined })", { s: { SS: ['a'] } }],
  ])('%s gives %j', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });

  it('makes ids', () => {
    expect(evaluate('util.autoId()')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(evaluate('util.autoUlid()')).toMatch(/^01KGGTSV35[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(evaluate('util.autoKsuid()')).toMatch(/^[0-9A-Za-z]{27}$/);
  });

  it('draws random numbers within their range', () => {
    for (let index = 0; index < 50; index++) expect([3, 4]).toContain(evaluate('util.math.randomWithinRange(3, 5)'));
  });

  it('adds response headers, but none of AWS', () => {
    const headers: string[] = [];
    const addResponseHeader = (name: string, value: string) => headers.push(`${name}: ${value}`);
    evaluate("util.http.addResponseHeaders({ 'x-a': 1, 'x-b': 'two' })", {}, { addResponseHeader });
    expect(headers).toEqual(['x-a: 1', 'x-b: two']);
    expect(() => evaluate("util.http.addResponseHeader('x-amzn-RequestId', '1')")).toThrow('must not begin with');
  });

  it('sets subscription filters nowhere but in a subscription', () => {
    expect(() => evaluate('extensions.setSubscriptionFilter({ filterGroup: [] })')).toThrow('subscription field');
    const subscription = { filter: null, invalidationFilter: null };
    const filter = "{ filterGroup: [{ filters: [{ fieldName: 'a.b.c.d.e', operator: 'eq', value: 1 }] }] }";
    evaluate(`extensions.setSubscriptionFilter(${filter})`, {}, { subscription });
    expect(subscription.filter).toMatchObject({ filterGroup: [{ filters: [{ fieldName: 'a.b.c.d.e' }] }] });
    const deep = filter.replace('a.b.c.d.e', 'a.b.c.d.e.f');
    expect(() => evaluate(`extensions.setSubscriptionFilter(${deep})`, {}, { subscription })).toThrow(
      'at most 5 levels',
    );
    const odd = filter.replace("'eq'", "'like'");
    expect(() => evaluate(`extensions.setSubscriptionFilter(${odd})`, {}, { subscription })).toThrow('not valid');
  });
});

describe('util.time', () => {
  it.each([
    ['util.time.nowISO8601()', '2026-02-03T04:05:06.789Z'],
    ['util.time.nowEpochSeconds()', 1_770_091_506],
    ['util.time.nowEpochMilliSeconds()', 1_770_091_506_789],
    ["util.time.nowFormatted('yyyy-MM-dd HH:mm:ssZ')", '2026-02-03 04:05:06+0000'],
    ["util.time.nowFormatted('yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth')", '2026-02-03 12:05:06+0800'],
    [
      "util.time.nowFormatted(\"EEE d MMM uu, h:mm a 'o''clock' XXX\", 'America/New_York')",
      "Mon 2 Feb 26, 11:05 PM o'clock -05:00",
    ],
    ["util.time.nowFormatted('EEEE D kk:mm:ss.SSS X', '+05:30')", 'Tuesday 34 09:35:06.789 +0530'],
    [
      "util.time.parseFormattedToEpochMilliSeconds('2018-02-01 17:21:05.180+0800', 'yyyy-MM-dd HH:mm:ss.SSSZ')",
      1_517_476_865_180,
    ],
    [
      "util.time.parseFormattedToEpochMilliSeconds('2018-02-01 17:21:05.180', 'yyyy-MM-dd HH:mm:ss.SSS', 'Australia/Perth')",
      1_517_476_865_180,
    ],
    [
      "util.time.parseFormattedToEpochMilliSeconds('March 29, 2026 3:30 AM', 'MMMM d, yyyy h:mm a', 'Europe/Berlin')",
      Date.UTC(2026, 2, 29, 1, 30),
    ],
    ["util.time.parseISO8601ToEpochMilliSeconds('2018-02-01T17:21:05.180+08:00')", 1_517_476_865_180],
    ['util.time.epochMilliSecondsToSeconds(1517943695750)', 1_517_943_695],
    ['util.time.epochMilliSecondsToISO8601(1517943695750)', '2018-02-06T19:01:35.750Z'],
    [
      "util.time.epochMilliSecondsToFormatted(1517943695750, 'yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth')",
      '2018-02-07 03:01:35+0800',
    ],
  ])('%s gives %j', (expression, expected) => {
    expect(evaluate(expression)).toBe(expected);
  });

  it.each([
    ["util.time.nowFormatted('YYYY')", 'Pattern letter "Y"'],
    ["util.time.parseFormattedToEpochMilliSeconds('2026-02-30', 'yyyy-MM-dd')", 'not a date that exists'],
    ["util.time.parseFormattedToEpochMilliSeconds('soon', 'yyyy-MM-dd')", 'does not fit'],
    ["util.time.parseISO8601ToEpochMilliSeconds('2018-02-01')", 'not an ISO 8601 timestamp'],
  ])('%s fails: %s', (expression, message) => {
    expect(() => evaluate(expression)).toThrow(message);
  });
});
