import type { AccessMode, ContractStatus } from '../../generated/schema.ts';
import type { Rate } from './rate.ts';

/** An item of the contracts table. */
export interface StoredContract {
  readonly id: string;
  readonly name: string;
  readonly mode: AccessMode;
  readonly status: ContractStatus;
  /** The newest first. */
  readonly keys: readonly StoredKey[];
  /** 32 random bytes, base64url: makes and checks the contract's page tokens. */
  readonly tokenKey: string;
  /** Absent in a contract that was signed before there were rates: it has the default. */
  readonly rate?: Rate;
  /** Epoch seconds until which somebody may be listening for changes. */
  readonly subscribedUntil?: number;
}

export interface StoredKey {
  readonly hash: string;
  /** Epoch seconds; absent for the key in force. */
  readonly validUntil?: number;
}
