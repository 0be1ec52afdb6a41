import type { Entry } from '../../store/store.ts';
import { validationError } from '../errors.ts';
import { expressionsOrThrow } from '../expression-cache.ts';
import { after, partitionHash } from '../key.ts';
import { requestOrThrow } from '../request-reader.ts';
import type { ScanRequest } from '../request.ts';
import { refuseNestedKeys, type OperationContext } from '../tables.ts';
import { checkSelection, readPage, refuseIndex } from './page.ts';
import { startingKeyOrThrow } from './query.ts';

const segmentsMax = 1_000_000;

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html */
export function scan(context: OperationContext, input: unknown): unknown {
  const { request } = requestOrThrow('Scan', input);
  const expressions = expressionsOrThrow('Scan', request);
  checkSelection(request);
  checkSegment(request);
  const table = context.tables.findOrThrow(request.TableName);
  refuseIndex(request.IndexName);
  const startKey = request.ExclusiveStartKey && startingKeyOrThrow(table, request.ExclusiveStartKey);
  refuseNestedKeys(table, expressions.nested);
  const all = table.range(startKey ? { from: after(startKey) } : {});
  return readPage(table, { operation: 'Scan', entries: segmentOf(all, request), request, expressions });
}

/** A segment is every so manieth partition, by its hash. */
function* segmentOf(entries: Iterable<Entry>, { Segment, TotalSegments = 1 }: ScanRequest): Iterable<Entry> {
  for (const entry of entries) {
    if (TotalSegments === 1 || partitionHash(entry.key) % TotalSegments === Segment) yield entry;
  }
}

function checkSegment({ Segment, TotalSegments }: ScanRequest): void {
  if (Segment !== undefined && TotalSegments === undefined) {
    throw validationError(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  }
  if (TotalSegments === undefined) return;
  if (TotalSegments > segmentsMax) {
    throw validationError(
      `1 validation error detected: Value '${TotalSegments}' at 'totalSegments' failed to satisfy constraint: ` +
        `Member must have value less than or equal to ${segmentsMax}`,
    );
  }
  if (Segment === undefined) {
    throw validationError(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  }
  if (Segment >= TotalSegments) {
    throw validationError(
      'The Segment parameter is zero-based and must be less than parameter TotalSegments: ' +
        `Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
    );
  }
}
