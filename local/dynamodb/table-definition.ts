import type { KeySchema } from './key.ts';

export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** A table as the template wants it. */
export interface TableDefinition {
  readonly name: string;
  readonly keySchema: KeySchema;
  readonly streamViewType?: StreamViewType;
  /** The attribute that holds the time of expiry, in epoch seconds. */
  readonly timeToLiveAttribute?: string;
  readonly deletionProtection?: boolean;
}
