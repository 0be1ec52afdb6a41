import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { ReceiptStatusChangeInput, RegistrationInput } from '../../generated/schema.ts';
import { registrationsOf } from '../../resolvers/receipt.ts';
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

/** Null for what is no news: an expiry. */
export function changeOf(record: DynamoDBRecord): Change | null {
  const image = record.dynamodb?.NewImage;
  if (!image) return null;
  const receipt = storedReceipt(unmarshall(image as Record<string, AttributeValue>));
  return {
    kind: record.eventName === 'INSERT' ? 'submitted' : 'changed',
    receipt,
    contractId: contractIdOf(receipt),
    time: changedAt(receipt),
    sequenceNumber: record.dynamodb?.SequenceNumber ?? '',
  };
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
