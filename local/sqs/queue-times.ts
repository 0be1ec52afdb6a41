import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';

/** When a queue was first declared, and when its declaration last changed. */
export interface QueueTimes {
  readonly createdMs: number;
  readonly modifiedMs: number;
}

interface StoredQueue extends QueueTimes {
  readonly declaration: string;
}

export async function queueTimes(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  queueName: string,
  declaration: string,
): Promise<QueueTimes> {
  const table = store.table('sqs/queues');
  const key = Buffer.from(queueName);
  const bytes = table.get(key);
  // Only this function writes the table.
  const stored = bytes && (JSON.parse(Buffer.from(bytes).toString()) as StoredQueue);
  if (stored?.declaration === declaration) return stored;
  const nowMs = clock.nowMs();
  const changed: StoredQueue = { createdMs: stored?.createdMs ?? nowMs, modifiedMs: nowMs, declaration };
  await store.transact((transaction) => transaction.put(table, key, Buffer.from(JSON.stringify(changed))));
  return changed;
}
