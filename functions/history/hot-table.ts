import type { AttributeValue, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDb } from '../aws/dynamodb.ts';
import { bytesOf } from '../receipt/stored-receipt.ts';
import { dayPartitions, type DayPartitions } from './day-partitions.ts';
import type { ReceiptSource, SourceQuery, SourceReceipt } from './receipt-source.ts';

/** Days that are read side by side: 12 days of 4 shards stay under the SDK's 50 connections. */
const DAYS_AT_ONCE_MAX = 12;
/** Items of the first page of a partition, at least: a page costs a round trip, an item a fraction of a read unit. */
const PAGE_ITEMS_MIN = 50;
/** A filter may discard most of what a page holds. */
const FILTERED_PAGE_FACTOR = 4;

/** The receipts table: partitions by day and shard, queried side by side, several days ahead as long as they are sparse. */
export class HotTable implements ReceiptSource {
  readonly #dynamodb: DynamoDb;
  readonly #table: string;

  constructor(dynamodb: DynamoDb, table: string) {
    this.#dynamodb = dynamodb;
    this.#table = table;
  }

  async *read(query: SourceQuery): AsyncGenerator<readonly SourceReceipt[]> {
    const days = dayPartitions(query);
    let taken = 0;
    for (let done = 0; done < days.length;) {
      const missing = Math.max(1, query.wanted - taken);
      // As many days as hold what is missing, as far as the days before tell; of empty days twice as many as before.
      const expected = taken > 0 ? Math.ceil((missing * done) / taken) : done;
      const ahead = days.slice(done, done + Math.min(DAYS_AT_ONCE_MAX, Math.max(1, expected)));
      const started = ahead.map((day) => this.#startDay(day, query, missing));
      // A page may end before these days are looked at: then nobody waits for what comes of them.
      for (const day of started) day.catch(() => undefined);
      for (const day of started) {
        for await (const receipts of mergedDay(await day)) {
          taken += receipts.length;
          yield receipts;
        }
      }
      done += ahead.length;
    }
  }

  async #startDay(day: DayPartitions, query: SourceQuery, missing: number): Promise<PartitionCursor[]> {
    const cursors = day.partitions.map((partition) => this.#cursor(partition, day, query, missing));
    await Promise.all(cursors.map((cursor) => cursor.fill()));
    return cursors;
  }

  #cursor(partition: string, day: DayPartitions, query: SourceQuery, missing: number): PartitionCursor {
    const filtered = query.type !== undefined || query.status !== undefined;
    // Receipts spread evenly over the shards: a little more than a partition's share saves the second page.
    const share = Math.ceil((missing / day.partitions.length) * 1.25) + 1;
    const firstPage = Math.max(PAGE_ITEMS_MIN, share) * (filtered ? FILTERED_PAGE_FACTOR : 1);
    const input = queryInput({ table: this.#table, partition, day, query });
    return new PartitionCursor(this.#dynamodb, input, firstPage);
  }
}

/** One partition's receipts, page by page. */
class PartitionCursor {
  readonly #dynamodb: DynamoDb;
  readonly #input: QueryCommandInput;
  #pageItems: number;
  #next: Record<string, AttributeValue> | undefined;
  #ended = false;
  #page: readonly SourceReceipt[] = [];
  #position = 0;

  constructor(dynamodb: DynamoDb, input: QueryCommandInput, pageItems: number) {
    this.#dynamodb = dynamodb;
    this.#input = input;
    this.#pageItems = pageItems;
  }

  /** The next receipt; undefined when the page is used up. */
  get head(): SourceReceipt | undefined {
    return this.#page[this.#position];
  }

  take(): void {
    this.#position++;
  }

  /** Reads pages until there is a head, or the partition's end is reached. */
  async fill(): Promise<void> {
    while (!this.head && !this.#ended) {
      const input = { ...this.#input, Limit: this.#pageItems, ExclusiveStartKey: this.#next };
      const answer = await this.#dynamodb.query(input);
      this.#page = (answer.Items ?? []).map(sourceReceipt);
      this.#position = 0;
      this.#next = answer.LastEvaluatedKey;
      this.#ended = this.#next === undefined;
      this.#pageItems *= 2;
    }
  }
}

function sourceReceipt(item: Record<string, AttributeValue>): SourceReceipt {
  const { body, ...others } = unmarshall(item);
  return { ...others, ...(body !== undefined && { body: bytesOf(body) }) } as SourceReceipt;
}

/** The receipts of several partitions in the order of their ids, in portions that need no further reading. */
async function* mergedDay(cursors: readonly PartitionCursor[]): AsyncGenerator<readonly SourceReceipt[]> {
  for (;;) {
    await Promise.all(cursors.map((cursor) => cursor.fill()));
    const open = cursors.filter(({ head }) => head);
    if (open.length === 0) return;
    yield mergeUntilOneIsEmpty(open);
  }
}

function mergeUntilOneIsEmpty(cursors: readonly PartitionCursor[]): SourceReceipt[] {
  const merged: SourceReceipt[] = [];
  for (;;) {
    let least: { cursor: PartitionCursor; receipt: SourceReceipt } | undefined;
    for (const cursor of cursors) {
      const receipt = cursor.head;
      if (!receipt) return merged;
      if (!least || receipt.id < least.receipt.id) least = { cursor, receipt };
    }
    if (!least) return merged;
    merged.push(least.receipt);
    least.cursor.take();
  }
}

function queryInput(of: {
  table: string;
  partition: string;
  day: DayPartitions;
  query: SourceQuery;
}): QueryCommandInput {
  const { query, day } = of;
  const names: Record<string, string> = { '#partition': 'partition' };
  const values: Record<string, string> = { ':partition': of.partition, ':low': day.lowId, ':high': day.highId };
  for (const attribute of new Set<string>(['id', ...query.attributes])) names[`#${attribute}`] = attribute;
  const projection = Object.keys(names).filter((name) => name !== '#partition');
  const filters: string[] = [];
  for (const name of ['type', 'status'] as const) {
    const value = query[name];
    if (value === undefined) continue;
    filters.push(`#${name} = :${name}`);
    names[`#${name}`] = name;
    values[`:${name}`] = value;
  }
  return {
    TableName: of.table,
    KeyConditionExpression: '#partition = :partition AND #id BETWEEN :low AND :high',
    ...(filters.length > 0 && { FilterExpression: filters.join(' AND ') }),
    ProjectionExpression: projection.join(', '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: marshall(values),
    ConsistentRead: query.fresh,
  };
}
