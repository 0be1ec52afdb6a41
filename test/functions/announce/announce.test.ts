import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { MutationPublishReceiptStatusArgs } from '../../../generated/schema.ts';
import { announce, newsOf, type AnnouncerWorld, type News } from '../../../functions/announce/announce.ts';
import type { ReceiptEvent } from '../../../functions/announce/event.ts';
import { compressBeside, inflate } from '../../../functions/receipt/stored-document.ts';
import type { StoredReceipt } from '../../../functions/receipt/stored-receipt.ts';
import { receiptOf } from '../receipts.ts';
import { CONTRACT_ID } from '../submission-request.ts';

const OTHER = '01K9M3T7Q2X5A8B1C4D7E0F3G7';
const LINES = [{ sku: 'A1', name: 'Newspaper', quantity: '1', amount: '10.00', category: 'press' }];

/** A stream's record: bytes are base64 there. */
function recordOf(eventName: 'INSERT' | 'MODIFY', receipt: StoredReceipt, sequenceNumber: string): DynamoDBRecord {
  const { body, lines, ...plain } = receipt;
  const binary = (bytes: Uint8Array): { B: string } => ({ B: Buffer.from(bytes).toString('base64') });
  const image = {
    ...marshall(plain, { removeUndefinedValues: true }),
    body: binary(body),
    ...(lines && { lines: binary(lines) }),
  };
  return { eventName, dynamodb: { NewImage: image, SequenceNumber: sequenceNumber } };
}

function changesOf(...records: DynamoDBRecord[]): News[] {
  return records.flatMap(newsOf);
}

function accepted(receipt: StoredReceipt): StoredReceipt {
  const registered = {
    status: 'REGISTERED',
    reference: 'T-1',
    attempts: 1,
    updatedAt: '2025-11-22T10:00:02.000Z',
  } as const;
  const registrations = { tax: registered, logistics: registered };
  return { ...receipt, status: 'ACCEPTED', version: 2, decidedAt: '2025-11-22T10:00:02.000Z', registrations };
}

interface Heard {
  readonly events: ReceiptEvent[];
  readonly keys: string[];
  readonly published: MutationPublishReceiptStatusArgs[];
}

function worldThatHears(
  listening: readonly string[],
  changes: Partial<AnnouncerWorld> = {},
): { world: AnnouncerWorld; heard: Heard } {
  const heard: Heard = { events: [], keys: [], published: [] };
  const world: AnnouncerWorld = {
    put: (entries) => {
      for (const { key, data } of entries) {
        heard.keys.push(key);
        heard.events.push(JSON.parse(Buffer.from(data).toString()) as ReceiptEvent);
      }
      return Promise.resolve(new Set());
    },
    listening: (ids) => Promise.resolve(new Set(ids.filter((id) => listening.includes(id)))),
    publish: (variables) => Promise.resolve(void heard.published.push(variables)),
    ...changes,
  };
  return { world, heard };
}

test('a submission becomes an event with its lines, and is published to nobody', async () => {
  const plain = receiptOf({ reference: 'R-1' });
  const document = inflate(plain.body, plain.compression);
  const receipt = { ...plain, lines: compressBeside(document, JSON.stringify(LINES), plain.compression) };
  const { world, heard } = worldThatHears([CONTRACT_ID]);
  expect(await announce(world, changesOf(recordOf('INSERT', receipt, '1')))).toEqual([]);
  expect(heard.keys).toEqual([CONTRACT_ID]);
  expect(heard.events).toEqual([
    {
      type: 'receipt.submitted',
      schemaVersion: 1,
      id: receipt.id,
      version: 1,
      contractId: CONTRACT_ID,
      time: '2025-11-22T10:00:00.000Z',
      payload: expect.objectContaining({ number: 'N-0', total: '10.00', status: 'PENDING', lines: LINES }) as unknown,
    },
  ]);
  expect(heard.published).toEqual([]);
});

test('a change becomes an event, and news for the contracts that listen', async () => {
  const [mine, theirs] = [accepted(receiptOf({ reference: 'R-1' })), accepted(receiptOf({ contractId: OTHER }))];
  const { world, heard } = worldThatHears([CONTRACT_ID]);
  await announce(world, changesOf(recordOf('MODIFY', mine, '1'), recordOf('MODIFY', theirs, '2')));
  expect(heard.events.map(({ type, version, contractId }) => [type, version, contractId])).toEqual([
    ['receipt.changed', 2, CONTRACT_ID],
    ['receipt.changed', 2, OTHER],
  ]);
  const registration = { status: 'REGISTERED', reference: 'T-1', attempts: 1, updatedAt: '2025-11-22T10:00:02.000Z' };
  expect(heard.published).toEqual([
    {
      contractId: CONTRACT_ID,
      ids: [mine.id],
      changes: [
        {
          id: mine.id,
          reference: 'R-1',
          status: 'ACCEPTED',
          registrations: [
            { service: 'tax', ...registration },
            { service: 'logistics', ...registration },
          ],
          changedAt: '2025-11-22T10:00:02.000Z',
        },
      ],
    },
  ]);
});

test('changes of one contract travel together, in messages that AppSync carries', async () => {
  const reason = 'r'.repeat(4_000);
  const records = Array.from({ length: 250 }, (_, seed) => {
    const receipt = accepted(receiptOf({ seed, timeMs: Date.parse('2025-11-22T10:00:00Z') + seed }));
    const tax = { status: 'RETRYING', attempts: 1, updatedAt: '2025-11-22T10:00:02.000Z', reason } as const;
    const registrations = seed < 100 ? { ...receipt.registrations, tax } : receipt.registrations;
    return recordOf('MODIFY', { ...receipt, registrations }, String(seed));
  });
  const { world, heard } = worldThatHears([CONTRACT_ID]);
  await announce(world, changesOf(...records));
  for (const { ids, changes } of heard.published) {
    expect(changes.length).toBeLessThanOrEqual(100);
    expect(Buffer.byteLength(JSON.stringify({ ids, changes }))).toBeLessThan(230_000);
  }
  expect(heard.published.flatMap(({ changes }) => changes)).toHaveLength(250);
  expect(heard.published.length).toBeLessThan(8);
});

test('a receipt that is announced again is the same two events as ever, and news for those who listen', async () => {
  const document = receiptOf({ reference: 'R-1' });
  const lines = compressBeside(
    inflate(document.body, document.compression),
    JSON.stringify(LINES),
    document.compression,
  );
  const submitted = { ...document, lines };
  const first = worldThatHears([CONTRACT_ID]);
  await announce(
    first.world,
    changesOf(recordOf('INSERT', submitted, '1'), recordOf('MODIFY', accepted(submitted), '2')),
  );
  const again = recordOf('MODIFY', { ...accepted(submitted), announcements: 1 }, '3');
  again.dynamodb = { ...again.dynamodb, OldImage: { announcements: { N: '0' } } };
  const second = worldThatHears([CONTRACT_ID]);
  await announce(second.world, changesOf(again));
  expect(second.heard).toEqual(first.heard);

  const pending = recordOf('MODIFY', { ...submitted, announcements: 1 }, '4');
  const third = worldThatHears([CONTRACT_ID]);
  await announce(third.world, changesOf(pending));
  expect(third.heard.events).toEqual(first.heard.events.slice(0, 1));
});

test('what could not be announced is delivered again, and nothing else', async () => {
  const changes = changesOf(
    recordOf('MODIFY', accepted(receiptOf({ seed: 1 })), '1'),
    recordOf('MODIFY', accepted(receiptOf({ seed: 2, contractId: OTHER })), '2'),
    recordOf('MODIFY', accepted(receiptOf({ seed: 3 })), '3'),
  );
  const logged: unknown[] = [];
  const { error } = console;
  console.error = (...parts: unknown[]) => void logged.push(parts);
  try {
    const throttled = worldThatHears([], { put: () => Promise.resolve(new Set([2])) });
    expect((await announce(throttled.world, changes)).map(({ sequenceNumber }) => sequenceNumber)).toEqual(['3']);
    const refused = worldThatHears([CONTRACT_ID, OTHER], {
      publish: ({ contractId }) => (contractId === OTHER ? Promise.reject(new Error('503')) : Promise.resolve()),
    });
    expect((await announce(refused.world, changes)).map(({ sequenceNumber }) => sequenceNumber)).toEqual(['2']);
    expect(logged).toHaveLength(1);
  } finally {
    console.error = error;
  }
});
