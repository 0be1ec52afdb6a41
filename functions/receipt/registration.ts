import type { ReceiptStatus, RegistrationStatus } from '../../generated/schema.ts';
import type { RegistrationItem } from '../../resolvers/receipt.ts';

/** By service name. */
export type Registrations = Readonly<Record<string, RegistrationItem>>;

/**
 * How much is known. What is known better replaces what is known less, in whatever order the two arrive: results of one
 * receipt come from the stream's function and from the retries, again and again.
 */
const RANK: Readonly<Record<RegistrationStatus, number>> = {
  PENDING: 0,
  RETRYING: 1,
  FAILED: 2,
  REFUSED: 3,
  REGISTERED: 4,
  VOIDED: 5,
};

/** The greater of two states of one registration, in a total order: the merge of any results is the same in any order. */
function mergeRegistration(left: RegistrationItem, right: RegistrationItem): RegistrationItem {
  return compare(left, right) >= 0 ? left : right;
}

export function mergeRegistrations(left: Registrations, right: Registrations): Registrations {
  const merged: Record<string, RegistrationItem> = { ...left };
  for (const [service, registration] of Object.entries(right)) {
    const known = merged[service];
    merged[service] = known ? mergeRegistration(known, registration) : registration;
  }
  return merged;
}

/** What the registrations decide together. One that was taken back is as good as refused: it will not come back. */
export function decide(registrations: Registrations): ReceiptStatus {
  const statuses = Object.values(registrations).map(({ status }) => status);
  if (statuses.includes('REFUSED') || statuses.includes('VOIDED')) return 'REJECTED';
  return statuses.every((status) => status === 'REGISTERED') ? 'ACCEPTED' : 'PENDING';
}

function compare(left: RegistrationItem, right: RegistrationItem): number {
  return (
    RANK[left.status] - RANK[right.status] ||
    left.attempts - right.attempts ||
    compareText(left.updatedAt, right.updatedAt) ||
    compareText(left.reference, right.reference) ||
    compareText(left.reason, right.reason)
  );
}

function compareText(left = '', right = ''): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
