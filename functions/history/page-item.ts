import type { ReceiptItem } from '../../resolvers/receipt.ts';
import { receiptOf } from '../../resolvers/receipt.ts';
import { inflate, submittedText } from '../receipt/stored-document.ts';
import { submittedAtOf, type StoredReceipt } from '../receipt/stored-receipt.ts';
import type { SourceReceipt } from './receipt-source.ts';
import type { ReceiptField } from './selection.ts';

/** A receipt of a page in GraphQL's shape: the fields that are selected, and no others. */
export type PageItem = Readonly<Partial<Record<ReceiptField, unknown>>>;

const STORED: Readonly<Partial<Record<ReceiptField, readonly (keyof StoredReceipt)[]>>> = {
  document: ['body', 'compression', 'encoding'],
  submittedAt: [],
  replayed: [],
};

/** The stored attributes that the fields are made of. */
export function attributesOf(fields: ReadonlySet<ReceiptField>): (keyof StoredReceipt)[] {
  return [...fields].flatMap((field) => STORED[field] ?? [field as keyof StoredReceipt]);
}

export function pageItem(receipt: SourceReceipt, fields: ReadonlySet<ReceiptField>): PageItem {
  const item = { registrations: {}, ...receipt, body: '' } as ReceiptItem;
  const shaped: PageItem = receiptOf(item, { submittedAt: submittedAtOf(receipt), replayed: false });
  const values = { ...shaped, ...(fields.has('document') && { document: documentOf(receipt) }) };
  return Object.fromEntries([...fields].map((field) => [field, values[field]]));
}

function documentOf({ id, body, compression, encoding }: SourceReceipt): string {
  if (!body || compression === undefined || encoding === undefined) throw new Error(`Receipt ${id} has no document.`);
  return submittedText(inflate(body, compression), encoding);
}
