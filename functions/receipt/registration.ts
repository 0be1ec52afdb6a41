import type { ReceiptStatus } from '../../generated/schema.ts';
import type { RegistrationItem } from '../../resolvers/receipt.ts';

/** By service name. */
export type Registrations = Readonly<Record<string, RegistrationItem>>;

/**
 * How much is known. What is known better replaces what is known less, in whatever order the two arrive: results of one
 * receipt come from the stream's function and from the retries, again and again. A registration that is being taken back
 * was there before, so that it comes after REGISTERED.
 */
function rankOf({ status, undoing }: RegistrationItem): number {
  switch (status) {
    case 'PENDING':
      return 0;
    case 'RETRYING':
    case 'FAILED':
      return undoing ? 3 : 1;
    case 'REGISTERED':
      return 2;
    case 'REFUSED':
      return 4;
    case 'VOIDED':
      return 5;
    default:
      return status satisfies never;
  }
}

/**
 * The greater of two states of one registration, in a total order: the merge of any results is the same in any order. Calls
 * are counted on by whoever saw more of them.
 */
function mergeRegistration(left: RegistrationItem, right: RegistrationItem): RegistrationItem {
  const greater = compare(left, right) >= 0 ? left : right;
  const attempts = Math.max(left.attempts, right.attempts);
  return greater.attempts === attempts ? greater : { ...greater, attempts };
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
    rankOf(left) - rankOf(right) ||
    // An operator's redrive takes back what was given up before it.
    (left.round ?? 0) - (right.round ?? 0) ||
    Number(left.status === 'FAILED') - Number(right.status === 'FAILED') ||
    // The first to settle it is the one to keep: what is said again later changes nothing.
    (isSettled(left) ? compareText(right.updatedAt, left.updatedAt) : compareText(left.updatedAt, right.updatedAt)) ||
    compareText(left.reference, right.reference) ||
    compareText(left.reason, right.reason) ||
    Number(left.undoing ?? false) - Number(right.undoing ?? false)
  );
}

function isSettled({ status }: RegistrationItem): boolean {
  return status === 'REGISTERED' || status === 'REFUSED' || status === 'VOIDED';
}

function compareText(left = '', right = ''): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
