import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { compilePattern } from '../pattern.ts';
import type { PlainRecord } from '../value.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/built-in-util-js.html */
export function textUtil(nowMs: () => number): PlainRecord {
  return {
    escapeJavaScript,
    urlEncode,
    urlDecode: (value: string) => decodeURIComponent(value.replaceAll('+', ' ')),
    base64Encode: (value: string) => Buffer.from(value, 'utf8').toString('base64'),
    base64Decode: (value: string) => Buffer.from(value, 'base64').toString('utf8'),
    autoId: () => randomUUID(),
    autoUlid: () => ulid(nowMs()),
    autoKsuid: () => ksuid(nowMs()),
    matches: (pattern: string, value: string) => compilePattern(pattern).matches(value),
  };
}

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeJavaScript(value: string): string {
  let escaped = '';
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index);
    const code = value.charCodeAt(index);
    const isPlain = code >= 0x20 && code <= 0x7f;
    escaped += ESCAPED[character] ?? (isPlain ? character : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  return escaped;
}

/** As Java's URLEncoder: a space is `+`, and of the marks only `.-*_` stay. */
function urlEncode(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function ulid(nowMs: number): string {
  let time = '';
  let rest = nowMs;
  for (let index = 0; index < 10; index++) {
    time = CROCKFORD.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = '';
  for (let index = 0; index < 16; index++) random += CROCKFORD.charAt(randomInt(32));
  return time + random;
}

const KSUID_EPOCH_SECONDS = 1_400_000_000;
const KSUID_LENGTH = 27;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Four bytes of seconds and sixteen of chance, in base 62. */
function ksuid(nowMs: number): string {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32BE(Math.floor(nowMs / 1000) - KSUID_EPOCH_SECONDS, 0);
  randomBytes(16).copy(bytes, 4);
  let number = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let index = 0; index < KSUID_LENGTH; index++) {
    text = BASE62.charAt(Number(number % 62n)) + text;
    number /= 62n;
  }
  return text;
}
