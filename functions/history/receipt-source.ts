import type { ReceiptStatus } from '../../generated/schema.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';

/** Where receipts are read from: the hot table, and the archive that will stand beside it. */
export interface ReceiptSource {
  /** Receipts in the order of their ids, in portions, read no further than they are taken. */
  read(query: SourceQuery): AsyncIterable<readonly SourceReceipt[]>;
}

/** The attributes that were asked for, and always the id. */
export type SourceReceipt = Partial<StoredReceipt> & Pick<StoredReceipt, 'id'>;

export interface SourceQuery {
  readonly contractId: string;
  /** Inclusive, milliseconds since the epoch. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  /** Only receipts after this one. */
  readonly afterId?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: ReceiptStatus | undefined;
  readonly attributes: readonly (keyof StoredReceipt)[];
  /** How many receipts will be taken at most. */
  readonly wanted: number;
  /** True when receipts of this very moment may be in the range. */
  readonly fresh: boolean;
}
