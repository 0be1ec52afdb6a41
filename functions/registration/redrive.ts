import { isReceiptId, partitionOf, shardOf } from '../../resolvers/receipt-id.ts';
import type { RegistrationItem } from '../../resolvers/receipt.ts';
import { submittedAtOf, type StoredReceipt } from '../receipt/stored-receipt.ts';
import { Refusal } from '../refusal.ts';
import type { ReceiptTable } from './receipt-table.ts';
import type { RetryMessage } from './retry-queue.ts';

/** What redriving needs of the world. */
export interface RedriverWorld {
  readonly table: Pick<ReceiptTable, 'find' | 'writeResults'>;
  /** By service name. */
  readonly retryQueueUrl: (service: string) => string;
  readonly sendRetry: (queueUrl: string, message: RetryMessage, delaySeconds: number) => Promise<void>;
  /** AWSDateTime. */
  readonly now: () => string;
}

/**
 * Puts every registration of a receipt that is not settled back to work, under the same identity and with all its attempts
 * before it. Whatever is on its way for it from before ends by itself. Harmless for a receipt that is settled.
 * @throws {Refusal} `NotFound`
 */
export async function redriveReceipt(
  world: RedriverWorld,
  { id, contractId }: { id: string; contractId: string },
): Promise<StoredReceipt> {
  const receipt = isReceiptId(id) ? await world.table.find(keyOf(id, contractId)) : null;
  if (!receipt) throw new Refusal('NotFound', `Contract "${contractId}" has no receipt "${id}".`, { id, contractId });
  const open = Object.entries(receipt.registrations).filter(([, state]) => isOpen(receipt, state));
  const results = await Promise.all(
    open.map(async ([service, state]): Promise<[string, RegistrationItem]> => {
      const round = (state.round ?? 0) + 1;
      const message = { partition: receipt.partition, id, service, attempt: 0, round };
      // Sent before it is written: what is written as RETRYING is certain to be tried again.
      await world.sendRetry(world.retryQueueUrl(service), message, 0);
      return [service, redriven(receipt, { ...state, round }, world.now())];
    }),
  );
  if (results.length === 0) return receipt;
  return (await world.table.writeResults(receipt, Object.fromEntries(results), world.now())) ?? receipt;
}

/** Of a rejected receipt everything is open that has not been taken back. */
function isOpen({ status }: StoredReceipt, state: RegistrationItem): boolean {
  if (status === 'ACCEPTED' || state.status === 'REFUSED' || state.status === 'VOIDED') return false;
  return status === 'REJECTED' || state.status !== 'REGISTERED';
}

function redriven({ status }: StoredReceipt, state: RegistrationItem, now: string): RegistrationItem {
  const reason = 'put back to work by an operator';
  return { ...state, status: 'RETRYING', reason, updatedAt: now, ...(status === 'REJECTED' && { undoing: true }) };
}

function keyOf(id: string, contractId: string): { partition: string; id: string } {
  const day = submittedAtOf({ id }).slice(0, 10);
  return { partition: partitionOf({ contractId, day, shard: shardOf(id) }), id };
}
