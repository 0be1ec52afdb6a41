import { convertToAttr, marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { failedCondition, type DynamoDb } from '../aws/dynamodb.ts';
import { quoted, StatementQueue, type Statement } from '../aws/statement-queue.ts';
import type { Registrations } from '../receipt/registration.ts';
import { storedReceipt, type StoredReceipt } from '../receipt/stored-receipt.ts';
import { settle, type Settlement } from './settlement.ts';

/** Tries to write a receipt's results while others write theirs. There are two services and few writers. */
const ATTEMPTS_MAX = 20;

export interface ReceiptKey {
  readonly partition: string;
  readonly id: string;
}

export class ReceiptTable {
  readonly #dynamodb: DynamoDb;
  readonly #statements: StatementQueue;
  readonly #table: string;

  constructor(dynamodb: DynamoDb, table: string) {
    this.#dynamodb = dynamodb;
    this.#statements = new StatementQueue(dynamodb);
    this.#table = table;
  }

  async find({ partition, id }: ReceiptKey): Promise<StoredReceipt | null> {
    const { Item: item } = await this.#dynamodb.getItem({
      TableName: this.#table,
      Key: marshall({ partition, id }),
      ConsistentRead: true,
    });
    return item ? storedReceipt(unmarshall(item)) : null;
  }

  /**
   * Marks it as to be announced again: its stream then tells of it once more. Nothing that anybody sees of it changes, its
   * version neither. Null when there is none.
   */
  async markForAnnouncement({ partition, id }: ReceiptKey): Promise<StoredReceipt | null> {
    try {
      const { Attributes: item } = await this.#dynamodb.updateItem({
        TableName: this.#table,
        Key: marshall({ partition, id }),
        UpdateExpression: 'ADD announcements :one',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeValues: marshall({ ':one': 1 }),
        ReturnValues: 'ALL_NEW',
      });
      return item ? storedReceipt(unmarshall(item)) : null;
    } catch (error) {
      if (failedCondition(error)) return null;
      throw error;
    }
  }

  /**
   * Writes all results in one conditional update. When somebody else was faster, the results are merged into what they
   * wrote. Answers the receipt as it then stands; null when it is no longer there.
   */
  async writeResults(seen: StoredReceipt, results: Registrations, now: string): Promise<StoredReceipt | null> {
    let receipt = seen;
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const settlement = settle(receipt, results, now);
      if (!settlement) return receipt;
      const found = await this.#update(receipt, settlement);
      if (found === 'written') return settled(receipt, settlement);
      if (found === null) return null;
      receipt = found;
    }
    throw new Error(`Receipt ${seen.id} changes faster than its results can be written.`);
  }

  /** `written`, or the receipt as it stands instead of as it was seen. */
  async #update(seen: StoredReceipt, settlement: Settlement): Promise<'written' | StoredReceipt | null> {
    const outcome = await this.#statements.write(updateOf(this.#table, seen, settlement));
    if (outcome === 'written') return outcome;
    return outcome.item ? storedReceipt(unmarshall(outcome.item)) : null;
  }
}

function settled(receipt: StoredReceipt, { registrations, decision }: Settlement): StoredReceipt {
  const changes = {
    registrations: Object.assign({}, receipt.registrations, registrations),
    version: receipt.version + 1,
  };
  return Object.assign({}, receipt, changes, decision);
}

function updateOf(table: string, seen: StoredReceipt, { registrations, decision }: Settlement): Statement {
  const { partition, id, version } = seen;
  const sets: [path: string, value: unknown][] = [
    ['"version"', version + 1],
    ...Object.entries(registrations).map(([service, state]): [string, unknown] => [
      `"registrations".${quoted(service)}`,
      state,
    ]),
    ...Object.entries(decision ?? {}).map(([name, value]): [string, unknown] => [quoted(name), value]),
  ];
  const conditions: [path: string, value: unknown][] = [
    ['"partition"', partition],
    ['"id"', id],
    ['"version"', version],
  ];
  const equal = (some: readonly [string, unknown][]): string[] => some.map(([path]) => `${path} = ?`);
  return {
    text: `UPDATE ${quoted(table)} SET ${equal(sets).join(', ')} WHERE ${equal(conditions).join(' AND ')}`,
    parameters: [...sets, ...conditions].map(([, value]) => convertToAttr(value, { removeUndefinedValues: true })),
    item: id,
  };
}
