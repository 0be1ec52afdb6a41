import type { EvaluationScope } from './evaluation-scope.ts';
import { isRecord, type PlainRecord } from '../value.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/http-helpers-in-utils-http-js.html */
export const RESPONSE_HEADERS_BYTES_MAX = 4_096;

const RESTRICTED_HEADERS: ReadonlySet<string> = new Set([
  ...['transfer-encoding', 'connection', 'host', 'expect', 'keep-alive', 'upgrade', 'proxy-authenticate'],
  ...['proxy-authorization', 'te', 'content-length'],
]);

export function httpUtil(scope: EvaluationScope): PlainRecord {
  const add = (name: string, value: unknown): void => {
    const lowerCase = name.toLowerCase();
    if (lowerCase.startsWith('x-amzn-') || lowerCase.startsWith('x-amz-')) {
      throw new Error(`Response header "${name}" must not begin with "x-amzn-" or "x-amz-".`);
    }
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw new Error(`"${name}" is not a header name.`);
    scope.require().addResponseHeader(name, String(value));
  };
  return {
    copyHeaders: (headers: unknown) => (isRecord(headers) ? copyHeaders(headers) : {}),
    addResponseHeader: add,
    addResponseHeaders: (headers: unknown) => {
      if (isRecord(headers)) for (const [name, value] of Object.entries(headers)) add(name, value);
    },
  };
}

function copyHeaders(headers: PlainRecord): PlainRecord {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !RESTRICTED_HEADERS.has(name.toLowerCase())));
}
