import { paginateQuery, paginateScan, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { timeDigitsOf } from '../resolvers/order-id.ts';
import { partitionOf, SHARDS } from '../resolvers/receipt-id.ts';
import type { Named } from './deeds.ts';
import type { Deployment } from './deployment.ts';
import type { Span } from './stream-letters.ts';

const dayMs = 86_400_000;
/** A receipt that no operator touches is decided, and taken back, within about a day. */
const lateChangesMs = 2 * dayMs;
const queriesAtOnce = 16;

/**
 * Receipts submitted in the span that are not decided: what the stream no longer remembers, the table does, since nothing that is
 * pending ever expires.
 */
export function pendingReceipts(deployment: Deployment, span: Span): AsyncGenerator<Named> {
  return findReceipts(deployment, {
    ...span,
    filter: '#status = :pending',
    values: { ':pending': { S: 'PENDING' } },
  });
}

/** Receipts that have, or may have, changed in the span; more than have, but none is left out. */
export function changedReceipts(deployment: Deployment, span: Span): AsyncGenerator<Named> {
  return findReceipts(deployment, {
    fromMs: span.fromMs - lateChangesMs,
    untilMs: span.untilMs,
    // An accepted receipt has changed for the last time when it was decided.
    filter: '#status <> :accepted OR decidedAt >= :changedFrom',
    values: { ':accepted': { S: 'ACCEPTED' }, ':changedFrom': { S: new Date(span.fromMs).toISOString() } },
  });
}

interface Selection extends Span {
  readonly filter: string;
  readonly values: Record<string, AttributeValue>;
}

/** Asks every contract's partitions of those days: cheap for hours, not for months. */
async function* findReceipts(deployment: Deployment, selection: Selection): AsyncGenerator<Named> {
  const { dynamodb } = deployment;
  const receiptsTable = await deployment.tableOrThrow('Receipts');
  const contractsTable = await deployment.tableOrThrow('Contracts');
  const places: { contractId: string; partition: string }[] = [];
  for await (const contractId of contracts(dynamodb, contractsTable)) {
    for (const day of daysOf(selection)) {
      for (const shard of SHARDS) places.push({ contractId, partition: partitionOf({ contractId, day, shard }) });
    }
  }
  for (let start = 0; start < places.length; start += queriesAtOnce) {
    const some = places.slice(start, start + queriesAtOnce);
    const found = await Promise.all(
      some.map(async ({ contractId, partition }) => {
        const ids = await idsIn(dynamodb, { table: receiptsTable, partition, ...selection });
        return ids.map((id) => ({ id, contractId }));
      }),
    );
    yield* found.flat();
  }
}

async function* contracts(client: DynamoDBClient, table: string): AsyncGenerator<string> {
  for await (const { Items: items = [] } of paginateScan(
    { client },
    { TableName: table, ProjectionExpression: 'id' },
  )) {
    for (const { id } of items) if (id?.S !== undefined) yield id.S;
  }
}

async function idsIn(
  client: DynamoDBClient,
  { table, partition, fromMs, untilMs, filter, values }: Selection & { table: string; partition: string },
): Promise<string[]> {
  const ids: string[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: '#partition = :partition AND id BETWEEN :from AND :until',
      FilterExpression: filter,
      ProjectionExpression: 'id',
      ExpressionAttributeNames: { '#partition': 'partition', '#status': 'status' },
      ExpressionAttributeValues: {
        ':partition': { S: partition },
        ':from': { S: timeDigitsOf(fromMs) },
        ':until': { S: timeDigitsOf(untilMs) },
        ...values,
      },
      ConsistentRead: true,
    },
  );
  for await (const { Items: items = [] } of pages) for (const { id } of items) if (id?.S !== undefined) ids.push(id.S);
  return ids;
}

function daysOf({ fromMs, untilMs }: Span): string[] {
  const days: string[] = [];
  for (let ms = Math.floor(fromMs / dayMs) * dayMs; ms < untilMs; ms += dayMs) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}
