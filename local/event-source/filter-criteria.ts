import { compilePattern, type EventPattern } from './event-pattern.ts';

/** True when the record goes to the function. */
export type RecordFilter = (record: Readonly<Record<string, unknown>>) => boolean;

export type SourceKind = 'aws:dynamodb' | 'aws:kinesis' | 'aws:sqs';

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html: five, unless AWS grants more. */
export const filtersMax = 5;
const patternLengthMax = 4_096;

/**
 * The filters of a mapping; a record passes when one of them matches. Undefined: no filter.
 * @throws {Error} that names what is wrong with a pattern
 */
export function compileFilters(patterns: readonly string[], kind: SourceKind): RecordFilter | undefined {
  if (patterns.length === 0) return undefined;
  if (patterns.length > filtersMax) throw new Error(`A mapping has at most ${filtersMax} filters.`);
  const filters = patterns.map((pattern) => compileFilter(pattern, kind));
  return (record) => filters.some((passes) => passes(record));
}

function compileFilter(text: string, kind: SourceKind): RecordFilter {
  if (text.length > patternLengthMax) throw new Error(`A pattern has at most ${patternLengthMax} characters.`);
  const pattern = parseJson(text);
  if (pattern === notJson) throw new Error(`The pattern is no JSON: ${text}`);
  switch (kind) {
    case 'aws:dynamodb':
      return compilePattern(pattern);
    case 'aws:kinesis':
      return kinesisFilter(pattern);
    case 'aws:sqs':
      return sqsFilter(pattern);
  }
}

/** Over the decoded data, which must be JSON: other records are dropped. */
function kinesisFilter(pattern: unknown): RecordFilter {
  refuseOtherKeys(pattern, 'data', 'Kinesis');
  const matches = compilePattern(pattern);
  return (record) => {
    const data = member(member(record, 'kinesis'), 'data');
    const decoded = typeof data === 'string' ? parseJson(Buffer.from(data, 'base64').toString('utf8')) : notJson;
    return decoded !== notJson && matches({ data: decoded });
  };
}

/**
 * Over the body: a pattern for its members drops a body that is no JSON, a pattern for plain text drops one that is.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
function sqsFilter(pattern: unknown): RecordFilter {
  refuseOtherKeys(pattern, 'body', 'SQS');
  const matches: EventPattern = compilePattern(pattern);
  const wantsText = Array.isArray(member(pattern, 'body'));
  return (record) => {
    const body = member(record, 'body');
    const decoded = typeof body === 'string' ? parseJson(body) : notJson;
    const isJson = decoded !== notJson && typeof decoded === 'object' && decoded !== null;
    if (wantsText) return !isJson && matches({ body });
    return isJson && matches({ body: decoded });
  };
}

function refuseOtherKeys(pattern: unknown, key: string, source: string): void {
  const others = Object.keys(pattern ?? {}).filter((name) => name !== key);
  if (others.length > 0) {
    throw new Error(`A filter of ${source} records can only use the key "${key}", not "${others.join('", "')}".`);
  }
}

const notJson = Symbol('not JSON');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return notJson;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
