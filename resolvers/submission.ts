import type { ReceiptItem } from './receipt.ts';

/** What the intake Lambda makes of a valid submission. */
export interface Submission {
  /** The id to store under, unless the identity is known already. */
  id: string;
  /** The claim's key: `<contract>#R#<reference>` or `<contract>#F#<fingerprint>`. */
  identity: string;
  fingerprint: string;
  /** Epoch seconds at which the claim ends. */
  claimExpiresAt: number;
  /** Every attribute of the receipt but its key and the binary ones. */
  attributes: Omit<ReceiptItem, 'id' | 'body'>;
  /** The compressed document, base64. */
  body: string;
  /** The compressed lines, base64; absent when the type maps none. */
  lines?: string;
}

/** What the steps of the submission hand on to each other. */
export interface SubmissionStash {
  submission: Submission;
  /** The id that the identity is claimed for. */
  id: string;
  replayed: boolean;
}
