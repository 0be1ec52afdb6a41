import type { OperationContext } from './tables.ts';
import { keyOf } from './key.ts';
import type { Table } from './table.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html */
const oldestExpirySeconds = 5 * 365 * 24 * 60 * 60;
const deletedPerTransaction = 100;

/** Deletes what has expired; what expired more than five years ago stays, as on AWS. */
export async function deleteExpired({ store, clock }: OperationContext, table: Table): Promise<void> {
  for (;;) {
    const nowMs = clock.nowMs();
    const toSeconds = Math.floor(nowMs / 1000);
    const fromSeconds = toSeconds - oldestExpirySeconds;
    const keys = [...table.expiry.expired({ fromSeconds, toSeconds, limit: deletedPerTransaction })];
    if (keys.length === 0) return;
    await store.transact((transaction) => {
      for (const key of keys) {
        const old = table.read(key);
        // Between the look and this transaction a write may have moved the expiry.
        if (!old || old.expiresAtSeconds < fromSeconds || old.expiresAtSeconds >= toSeconds) continue;
        const keyAttributes = keyOf(table.keySchema, old.item);
        table.write(transaction, { key, keys: keyAttributes, old, next: undefined, nowMs, author: 'time-to-live' });
      }
    });
  }
}
