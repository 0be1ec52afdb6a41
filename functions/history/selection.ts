import type { Receipt } from '../../generated/schema.ts';

export type ReceiptField = Exclude<keyof Receipt, '__typename'>;

const FIELDS: readonly ReceiptField[] = [
  'id',
  'type',
  'typeVersion',
  'format',
  'reference',
  'number',
  'issuedAt',
  'total',
  'currency',
  'status',
  'registrations',
  'warnings',
  'submittedAt',
  'decidedAt',
  'document',
  'encoding',
  'replayed',
];

/**
 * Fields of Receipt that a selection may ask for: every one that is named anywhere in its text, under whatever alias; all of
 * them when it spreads a fragment, whose text does not come along.
 */
export function selectedFields(selectionSetGraphQL: string): ReadonlySet<ReceiptField> {
  if (/\.\.\.\s*(?!on\b)[A-Za-z_]/.test(selectionSetGraphQL)) return new Set(FIELDS);
  const words = new Set(selectionSetGraphQL.match(/\w+/g));
  return new Set(FIELDS.filter((field) => words.has(field)));
}
