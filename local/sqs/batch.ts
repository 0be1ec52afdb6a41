import { AwsError } from '../aws/aws-error.ts';
import type { Parameters } from './parameters.ts';
import { queryErrorCode } from './sqs-error.ts';

const entriesMax = 10;
const idPattern = /^[\w-]{1,80}$/;

export interface BatchAnswer {
  readonly Successful?: readonly Readonly<Record<string, unknown>>[];
  readonly Failed?: readonly FailedEntry[];
}

export interface FailedEntry {
  readonly Id: string;
  readonly SenderFault: boolean;
  readonly Code: string;
  readonly Message: string;
}

export interface BatchEntry {
  readonly id: string;
  readonly parameters: Parameters;
}

/** @throws {AwsError} when the batch as a whole is refused: none, too many, or ids that name no single entry. */
export function readBatchOrThrow(parameters: Parameters, entryName: string): readonly BatchEntry[] {
  const entries = parameters.structures('Entries').map((entry) => ({ id: entry.text('Id') ?? '', parameters: entry }));
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', `There should be at least one ${entryName} in the request.`);
  }
  if (entries.length > entriesMax) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${entriesMax}. You have sent ${entries.length}.`,
    );
  }
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (!idPattern.test(id)) {
      throw new AwsError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. ' +
          'It can be at most 80 letters long.',
      );
    }
    if (ids.has(id)) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
    ids.add(id);
  }
  return entries;
}

/** Turns an entry's refusal into its part of the answer; a fault of ours goes on. */
export function failedEntry(id: string, error: unknown): FailedEntry {
  if (!(error instanceof AwsError)) throw error;
  return { Id: id, SenderFault: error.statusCode < 500, Code: queryErrorCode(error.code), Message: error.message };
}

export function batchAnswer(
  successful: readonly Readonly<Record<string, unknown>>[],
  failed: readonly FailedEntry[],
): BatchAnswer {
  return { ...(successful.length > 0 && { Successful: successful }), ...(failed.length > 0 && { Failed: failed }) };
}
