import { describe, expect, it } from 'vitest';
import { evaluate, load, noEvaluation, printed } from './code-fixture.ts';

const handlers = (body: string): string => `
  export function request(ctx) { ${body} }
  export function response(ctx) { return null }`;

describe('Resolver code', () => {
  const refused: readonly [string, string][] = [
    ["throw new Error('x')", 'does not have throw'],
    ['try { return 1 } catch { return 2 }', 'does not have try'],
    ['while (false) {}', 'does not have while'],
    ['do {} while (false)', 'does not have do while'],
    ['for (let i = 0; i < 1; i += 1) {}', 'a for loop with a counter'],
    ['for (const x of []) { continue }', 'does not have continue'],
    ['let i = 0; i++', '++ and --'],
    ['return ~1', '"~"'],
    ['return 2 ** 3', '"**"'],
    ["return 'a' in {}", '"in"'],
    ['return [] instanceof Object', '"instanceof"'],
    ['return /a/', 'no regular expressions'],
    ['return new Date()', 'does not have new'],
    ['return Date.now()', 'does not have "Date"'],
    ['return this', 'does not have this'],
    ['class A {}', 'does not have class'],
    ['return (async () => 1)()', 'does not have async'],
    ['return Promise.resolve(1)', 'does not have "Promise"'],
    ['return process.env', 'does not have "process"'],
    ['return fetch', 'does not have "fetch"'],
    ['setTimeout(1)', 'does not have "setTimeout"'],
    ['return globalThis', 'does not have "globalThis"'],
    ['return arguments[0]', 'does not have "arguments"'],
    ['return parseInt("1")', 'does not have "parseInt"'],
    ['return new Map()', 'does not have new'],
    ['return Object.fromEntries([])', '"Object.fromEntries"'],
    ['return Math.trunc(1)', '"Math.trunc"'],
    ['return Number("1")', 'cannot call "Number"'],
    ["return 'a'.includes('a')", 'the method "includes"'],
    ['return (1).toFixed(2)', 'the method "toFixed"'],
    ['return [1].toString()', 'the method "toString"'],
    ['return [2, 1].sort((a, b) => a - b)', 'sorts without a comparator'],
    ["return 'a.b'.replace('.', '-')", 'literal text only'],
    ['return () => 1', 'cannot return a function'],
    ['const f = (x) => f(x); return f(1)', 'recursion'],
    ['const f = (x) => x; const g = (h) => h; return g(f)', 'cannot pass a function'],
    ["return util.xml.toMap('<a/>')", '"util.xml" is not carried out'],
    ['return util.rds.toJsonObject(1)', '"util.rds" is not carried out'],
    ['return util.transform.toElasticsearchQueryDSL({})', 'toElasticsearchQueryDSL" is not carried out'],
    ["extensions.evictFromApiCache('a', 'b', {})", 'evictFromApiCache" is not carried out'],
    ['return util.nothing()', 'Property "nothing" does not exist on "util"'],
    ['return util.time.later()', 'Property "later" does not exist on "util.time"'],
    ['const { toMap, never } = util.dynamodb; return toMap', 'Property "never" does not exist on "util.dynamodb"'],
  ];

  it.each(refused)('that says "%s" stops the start', (body, message) => {
    expect(() => load(handlers(body))).toThrow(message);
  });

  it.each([
    ["import { transactWrite } from '@aws-appsync/utils/dynamodb';", '"transactWrite" is not carried out'],
    ["import * as ddb from '@aws-appsync/utils/dynamodb'; const x = ddb.sync;", '"sync" is not carried out'],
    ["import { select } from '@aws-appsync/utils/rds';", '"@aws-appsync/utils/rds" is not carried out'],
    ["import { readFileSync } from 'node:fs';", 'Cannot find module "node:fs"'],
    ["import { got } from '@aws-appsync/utils';", 'has no exported member "got"'],
    ['export default 1;', 'export default'],
  ])('that begins with %s stops the start', (beginning, message) => {
    expect(() => load(`${beginning}\n${handlers('return 1')}`)).toThrow(message);
  });

  it('reports every deviation with its place', () => {
    expect(() => load(handlers('const d = new Date();\n return d.getTime() ** 2'))).toThrow(
      [
        'Query.test: the code contains one or more errors.',
        '  code.js(2,44): APPSYNC_JS does not have new.',
        '  code.js(2,48): APPSYNC_JS does not have "Date".',
        '  code.js(3,9): APPSYNC_JS does not have the operator "**".',
      ].join('\n'),
    );
  });

  it('that is too long stops the start', () => {
    expect(() => load(handlers(`return '${'x'.repeat(32_768)}'`))).toThrow('at most 32768 are allowed');
  });

  it('that lacks a handler or does not parse stops the start', () => {
    expect(() => load('export function request() {}')).toThrow('exports no function "response"');
    expect(() => load('export function')).toThrow('does not parse');
  });

  it('may be written in every way that a bundler writes it', () => {
    const code = load(`
      // esbuild's own form
      import { util as util2 } from "@aws-appsync/utils";
      var limit = 2;
      function request2(ctx) { return util2.dynamodb.toMapValues({ limit, ...ctx.args }); }
      var response2 = (ctx) => { return ctx.result };
      export {
        request2 as request,
        response2 as response
      };
      //# sourceMappingURL=data:application/json;base64,e30=`);
    expect(code.request({ args: { a: 'x' } }, noEvaluation)).toEqual({ limit: { N: 2 }, a: { S: 'x' } });
    expect(code.response({ result: 7 }, noEvaluation)).toBe(7);
  });

  it('finds util, extensions and runtime without importing them', () => {
    const code = load(handlers('return util.time.nowEpochSeconds()'));
    expect(code.request({}, noEvaluation)).toBe(1_770_091_506);
  });

  it('runs everything that the language has', () => {
    const body = `
      const { a, b = 2, ...rest } = ctx;
      let text = \`\${a}-\${b}\`;
      for (const key in rest) { text += key; }
      for (const value of [1, 2, 3]) { if (value === 2) break; text += value; }
      switch (b) { case 2: text += '!'; break; default: text += '?'; }
      const twice = (...xs) => xs.map((x) => x * 2).filter((x) => x > 2);
      delete rest.c;
      return { text, twice: twice(1, 2), rest, has: Object.hasOwn(rest, 'd'), or: a ?? 'x', chain: ctx.none?.deep?.er, type: typeof a, bits: 5 & 4 | 1 ^ 2, n: Number.isNaN(NaN), replaced: 'a-b'.replace('-', '+') };`;
    const request = load(handlers(body)).request({ a: 1, c: 3, d: 4 }, noEvaluation);
    expect(request).toEqual({
      text: '1-2cd1!',
      twice: [4],
      rest: { d: 4 },
      has: true,
      or: 1,
      chain: undefined,
      type: 'number',
      bits: 7,
      n: true,
      replaced: 'a+b',
    });
  });

  it('reads a blank string from what is not JSON', () => {
    expect(evaluate("[JSON.parse('{'), JSON.parse('[1]'), JSON.stringify({ a: [1] })]")).toEqual([
      '',
      [1],
      '{"a":[1]}',
    ]);
  });

  it('loops at most 1,000 times', () => {
    const count = 'let n = 0; for (const x of ctx.items) { n += 1; if (n === ctx.stop) break; } return n';
    const code = load(handlers(count));
    const items = Array.from({ length: 1_001 }, (_, index) => index);
    expect(code.request({ items: items.slice(1) }, noEvaluation)).toBe(1_000);
    expect(code.request({ items, stop: 10 }, noEvaluation)).toBe(10);
    expect(() => code.request({ items }, noEvaluation)).toThrow('more than 1000 times');
    const keys = load(handlers('let n = 0; for (const key in ctx) { n += 1; } return n'));
    expect(() => keys.request(Object.fromEntries(items.map((item) => [item, item])), noEvaluation)).toThrow('1000');
  });

  it('prints to the log', () => {
    printed.length = 0;
    evaluate("console.log('a', { b: 1 }) ?? console.error([2])");
    expect(printed).toEqual(['a {"b":1}', '! [2]']);
  });

  it('cannot change the library for others', () => {
    expect(() => load(handlers('util.time.nowISO8601 = 1')).request({}, noEvaluation)).toThrow();
    expect(() => load(handlers('Object.assign(Math, { floor: 1 })')).request({}, noEvaluation)).toThrow();
  });
});
