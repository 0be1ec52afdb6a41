import type { QueryReceiptsByRangeArgs, ReceiptStatus } from '../../generated/schema.ts';
import { dateTimeToMs } from '../receipt/date-time.ts';
import { Refusal } from '../refusal.ts';

/** The arguments of receiptsByRange, checked. */
export interface RangeQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly type?: string;
  readonly status?: ReceiptStatus;
  readonly limit: number;
  readonly nextToken?: string;
}

export const LIMIT_MAX = 10_000;
const LIMIT_DEFAULT = 100;

/** @throws {Refusal} `InvalidArgument`, naming the argument. */
export function rangeQuery(args: QueryReceiptsByRangeArgs): RangeQuery {
  const fromMs = timeOrThrow('from', args.from);
  const toMs = timeOrThrow('to', args.to);
  if (fromMs >= toMs)
    throw invalid('to', `The range is empty: to (${args.to}) has to be later than from (${args.from}).`);
  const limit = args.limit ?? LIMIT_DEFAULT;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw invalid('limit', `The limit ${limit} is not in 1..${LIMIT_MAX}.`);
  }
  const { type, status, nextToken } = args;
  return {
    fromMs,
    toMs,
    limit,
    ...(isGiven(type) && { type }),
    ...(isGiven(status) && { status }),
    ...(isGiven(nextToken) && { nextToken }),
  };
}

/** What a page's token belongs to: the pages may differ in their size and selection, and in nothing else. */
export function bindingOf(contractId: string, { fromMs, toMs, type, status }: RangeQuery): string {
  return JSON.stringify([contractId, fromMs, toMs, type ?? null, status ?? null]);
}

export function invalid(argument: string, message: string): Refusal {
  return new Refusal('InvalidArgument', message, { argument });
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function timeOrThrow(argument: 'from' | 'to', text: string): number {
  const timeMs = dateTimeToMs(text);
  if (timeMs === null) throw invalid(argument, `"${text}" is no date and time with a zone.`);
  return timeMs;
}
