/** What the function's answer says about the batch it was given. */
export type BatchResponse =
  | { readonly kind: 'succeeded' }
  /** Nothing of the batch counts as done. */
  | { readonly kind: 'failed' }
  /** Only these records failed; each is in the batch. */
  | { readonly kind: 'partial'; readonly failedIdentifiers: ReadonlySet<string> };

/**
 * Reads `{ batchItemFailures: [{ itemIdentifier }] }`. Nothing, an empty object, an empty or null list: all is well. What
 * is malformed, or names a record that was not in the batch, fails the whole batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 * https://docs.aws.amazon.com/lambda/latest/dg/example_serverless_SQS_Lambda_batch_item_failures_section.html
 */
export function readBatchResponse(payload: string, identifiers: ReadonlySet<string>): BatchResponse {
  const response = JSON.parse(payload) as unknown;
  if (response === null) return { kind: 'succeeded' };
  if (typeof response !== 'object' || Array.isArray(response)) return { kind: 'failed' };
  const { batchItemFailures: failures } = response as { batchItemFailures?: unknown };
  if (failures === undefined || failures === null) return { kind: 'succeeded' };
  if (!Array.isArray(failures)) return { kind: 'failed' };
  const failed = failures.map((failure) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier);
  if (failed.length === 0) return { kind: 'succeeded' };
  const known = failed.filter(
    (identifier): identifier is string => typeof identifier === 'string' && identifiers.has(identifier),
  );
  if (known.length < failed.length) return { kind: 'failed' };
  return { kind: 'partial', failedIdentifiers: new Set(known) };
}
