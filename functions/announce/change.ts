import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { ReceiptStatusChangeInput, RegistrationInput } from '../../generated/schema.ts';
import { registrationsOf, type RegistrationItem } from '../../resolvers/receipt.ts';
import { contractIdOf, storedReceipt, submittedAtOf, type StoredReceipt } from '../receipt/stored-receipt.ts';

/** One change of one receipt, as the table's stream tells it. */
export interface Change {
  readonly kind: 'submitted' | 'changed';
  readonly receipt: StoredReceipt;
  readonly contractId: string;
  /** AWSDateTime. */
  readonly time: string;
  /** The position in the stream. */
  readonly sequenceNumber: string;
}

/**
 * None for what is no news: an expiry. All there is to tell when an operator has the receipt announced again.
 * @throws when the item is no receipt.
 */
export function changesOf(record: DynamoDBRecord): readonly Change[] {
  const { NewImage: image, OldImage: before, SequenceNumber: sequenceNumber = '' } = record.dynamodb ?? {};
  if (!image) return [];
  const receipt = storedReceipt(unmarshall(image as Record<string, AttributeValue>));
  const change = (kind: Change['kind'], told: StoredReceipt): Change => {
    return { kind, receipt: told, contractId: contractIdOf(told), time: changedAt(told), sequenceNumber };
  };
  if (record.eventName === 'INSERT') return [change('submitted', receipt)];
  if (image['announcements']?.N === before?.['announcements']?.N) return [change('changed', receipt)];
  const submitted = change('submitted', asSubmitted(receipt));
  return receipt.version === submitted.receipt.version ? [submitted] : [submitted, change('changed', receipt)];
}

/** As it was stored: whatever else there is of a receipt never changes. */
function asSubmitted(receipt: StoredReceipt): StoredReceipt {
  const registrations = Object.keys(receipt.registrations).map((service): [string, RegistrationItem] => [
    service,
    { status: 'PENDING', attempts: 0 },
  ]);
  const submitted: StoredReceipt = {
    ...receipt,
    status: 'PENDING',
    version: 1,
    registrations: Object.fromEntries(registrations),
  };
  delete submitted.decidedAt;
  return submitted;
}

/** What subscribers are told. */
export function statusChangeOf({ receipt, time }: Change): ReceiptStatusChangeInput {
  return {
    id: receipt.id,
    ...(receipt.reference !== undefined && { reference: receipt.reference }),
    status: receipt.status,
    registrations: registrationInputs(receipt),
    changedAt: time,
  };
}

export function registrationInputs(receipt: StoredReceipt): RegistrationInput[] {
  return registrationsOf(receipt.registrations, submittedAtOf(receipt)).map(
    ({ service, status, reference, reason, attempts, updatedAt }) => ({
      service,
      status,
      ...(reference !== undefined && { reference }),
      ...(reason !== undefined && { reason }),
      attempts,
      updatedAt,
    }),
  );
}

/** The latest time in the receipt. */
function changedAt(receipt: StoredReceipt): string {
  const updates = Object.values(receipt.registrations).map(({ updatedAt }) => updatedAt ?? '');
  return [submittedAtOf(receipt), receipt.decidedAt ?? '', ...updates].reduce((latest, time) =>
    time > latest ? time : latest,
  );
}
