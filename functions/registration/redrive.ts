import { isReceiptId } from '../../resolvers/receipt-id.ts';
import type { RegistrationItem } from '../../resolvers/receipt.ts';
import { receiptKeyOf, type StoredReceipt } from '../receipt/stored-receipt.ts';
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

export interface ReceiptName {
  readonly id: string;
  readonly contractId: string;
}

/**
 * Puts every registration of a receipt that is not settled back to work, under the same identity and with all its attempts
 * before it. Whatever is on its way for it from before ends by itself. Harmless for a receipt that is settled.
 * @throws {Refusal} `NotFound`
 */
export async function redriveReceipt(world: RedriverWorld, name: ReceiptName): Promise<StoredReceipt> {
  const { id } = name;
  const receipt = isReceiptId(id) ? await world.table.find(receiptKeyOf(name)) : null;
  if (!receipt) throw notFound(name);
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

/**
 * Has a receipt announced once more, as its stream would have told of it: its submission and where it stands now, under the same
 * ids and versions as ever.
 * @throws {Refusal} `NotFound`
 */
export async function announceReceipt(
  { table }: { readonly table: Pick<ReceiptTable, 'markForAnnouncement'> },
  name: ReceiptName,
): Promise<StoredReceipt> {
  const receipt = isReceiptId(name.id) ? await table.markForAnnouncement(receiptKeyOf(name)) : null;
  if (!receipt) throw notFound(name);
  return receipt;
}

function notFound({ id, contractId }: ReceiptName): Refusal {
  return new Refusal('NotFound', `Contract "${contractId}" has no receipt "${id}".`, { id, contractId });
}
