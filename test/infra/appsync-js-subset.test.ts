import { describe, expect, test } from 'vitest';
import { checkAppsyncJs } from '../../infra/appsync-js-subset.ts';

const header = `import { util, runtime, extensions } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';
import { get, operations } from '@aws-appsync/utils/dynamodb';
`;

/** What is found in the code, as the body of a function. */
function findings(body: string): readonly string[] {
  const code = `${header}function request(ctx) {\n${body}\n}\nfunction response(ctx) { return ctx.result; }\nexport { request, response };\n`;
  return checkAppsyncJs(code).map(({ message }) => message);
}

describe('the check of resolver bundles takes', () => {
  test.each([
    ['statements', 'const { a, ...rest } = ctx.args; let b = 1; if (a) { b = 2; } else b = 3; return { ...rest, b };'],
    [
      'loops over what is there',
      'for (const a of ctx.args.list) { if (a) break; } for (const k in ctx.args) { delete ctx.stash[k]; }',
    ],
    ['switch', "switch (ctx.args.a) { case 1: return 'one'; default: return `many ${ctx.args.a}`; }"],
    [
      'operators',
      'return [1 + 2 - 3 / 4 * 5 % 6, 1 & 2 | 3 ^ 4, 1 << 2 >> 3 >>> 4, !ctx.a, -1, typeof ctx, void 0, ctx?.a ?? 1];',
    ],
    [
      'array methods with functions',
      'return ctx.args.list.map((a) => a.b).filter(isGood).reduce((sum, a) => sum + a, 0); function isGood(a) { return a; }',
    ],
    ['string methods', "return ctx.args.text.trim().split(',').slice(1).join('-').toUpperCase().replaceAll('a', 'b');"],
    [
      'Object, Math, JSON, Number',
      'return [Object.keys(ctx), Object.hasOwn(ctx, "a"), Math.max(1, 2), JSON.parse("1"), Number.isNaN(1), NaN, undefined];',
    ],
    [
      'util',
      "util.error('m', 't'); return util.dynamodb.toMapValues({ now: util.time.nowISO8601(), id: util.autoUlid() });",
    ],
    [
      'runtime and extensions',
      'runtime.earlyReturn(null); extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({}));',
    ],
    ['the dynamodb module', 'return [ddb.put({}), get({}), operations.increment(1), ddb.operations.add(1)];'],
    ['the console', "console.log('seen', ctx);"],
    [
      'functions that call functions',
      'const twice = (a) => a * 2; return half(twice(1)); function half(a) { return a / 2; }',
    ],
  ])('%s', (_, body) => {
    expect(findings(body)).toEqual([]);
  });
});

describe('the check of resolver bundles refuses', () => {
  test.each([
    ['throw', "throw 'e';", "ThrowStatement: throw 'e';"],
    ['try', 'try { a(); } catch (e) {} function a() {}', /^TryStatement/],
    ['while', 'while (ctx.a) {}', /^WhileStatement/],
    ['do', 'do {} while (ctx.a);', /^DoStatement/],
    ['the three-part for', 'for (let i = 0; i < 3; i += 1) {}', /^ForStatement/],
    ['continue', 'for (const a of ctx.list) { continue; }', /^ContinueStatement/],
    ['labels', 'out: for (const a of ctx.list) { break out; }', /^LabeledStatement/],
    ['++', 'let a = 1; a++;', /^PostfixUnaryExpression/],
    ['-- in front', 'let a = 1; --a;', 'operator in --a'],
    ['~', 'return ~1;', 'operator in ~1'],
    ['**', 'return 2 ** 3;', 'operator **'],
    ['in', "return 'a' in ctx;", 'operator in'],
    ['instanceof', 'return ctx instanceof Object;', 'operator instanceof'],
    ['the comma', 'return (1, 2);', 'operator ,'],
    ['classes', 'class A {}', /^ClassDeclaration/],
    ['new', 'return new Date();', /^NewExpression/],
    ['this', 'return this;', /^ThisKeyword/],
    ['regular expressions', 'return ctx.a.replace(/a/g, "b");', 'RegularExpressionLiteral: /a/g'],
    ['async', 'return (async () => 1);', /AsyncKeyword|returned/],
    ['generators', 'function* a() {}', 'a generator'],
    ['getters', 'return { get a() { return 1; } };', /^GetAccessor/],
    ['tagged templates', 'return String.raw`a`;', /^TaggedTemplateExpression/],
    ['Date', 'return Date.now();', '"Date", which is not there'],
    ['parseInt', 'return parseInt("1");', '"parseInt", which is not there'],
    ['String as a function', 'return String(1);', '"String", which is not there'],
    ['Array.isArray', 'return Array.isArray([]);', '"Array", which is not there'],
    ['Object.fromEntries', 'return Object.fromEntries([]);', 'Object.fromEntries'],
    ['Object as a value', 'const o = Object; return o;', '"Object" as a value'],
    ['Math.abs', 'return Math.abs(1);', 'Math.abs'],
    ['includes', 'return ctx.list.includes(1);', 'method .includes()'],
    ['toFixed', 'return (1).toFixed(2);', 'method .toFixed()'],
    ['sort with a comparator', 'return ctx.list.sort((a, b) => a - b);', /comparator|passed/],
    ['members of util that AWS does not have', 'return util.uuid();', 'util.uuid'],
    ['members deep in util that AWS does not have', 'return util.time.now();', 'util.time.now'],
    ['ddb.sync, which is in the types only', 'return ddb.sync({});', '@aws-appsync/utils/dynamodb.sync'],
    ['util by a computed name', "return util['error']('m');", 'util by a computed name'],
    ['call and apply', 'function a() {} return a.call(null);', /method .call\(\)|used as a value/],
    ['recursion', 'return fall(1); function fall(n) { return n ? fall(n - 1) : 0; }', /^recursion: "fall"/],
    [
      'recursion by way of others',
      'return a(); function a() { return b(); } function b() { return a(); }',
      /^recursion/,
    ],
    ['passing a function', 'function a() {} function b(f) { return 1; } return b(a);', '"a" passed as an argument'],
    ['returning a function', 'function a() {} return a;', '"a" returned'],
    ['replacing a function', 'function a() {} a = 1;', '"a" used as a value'],
    ['a function called where it stands', 'return (() => 1)();', /where it stands/],
  ])('%s', (_, body, message) => {
    expect(findings(body)).toContainEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  test.each([
    ["import x from 'lodash'; function request() {} export { request };", 'module "lodash"'],
    ["import { sql } from '@aws-appsync/utils'; export {};", '"sql" of module "@aws-appsync/utils"'],
    ["import '@aws-appsync/utils'; export {};", "the import import '@aws-appsync/utils';"],
  ])('the import in %s', (code, message) => {
    expect(checkAppsyncJs(code).map((finding) => finding.message)).toContain(message);
  });

  test('what a bundler adds for a namespace of a local module', () => {
    const helper = `var __defProp = Object.defineProperty;
var __export = (target, all) => { for (var name in all) __defProp(target, name, { get: all[name], enumerable: true }); };
function request() { return {}; }
export { request };`;
    expect(checkAppsyncJs(helper)).toContainEqual({ line: 1, message: 'Object.defineProperty' });
  });
});

test('a finding names its line', () => {
  expect(checkAppsyncJs('\n\nfunction request() {\n  throw 1;\n}\nexport { request };')).toEqual([
    { line: 4, message: 'ThrowStatement: throw 1;' },
  ]);
});
