import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { failedCondition, type DynamoDb } from '../aws/dynamodb.ts';
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
  readonly #table: string;

  constructor(dynamodb: DynamoDb, table: string) {
    this.#dynamodb = dynamodb;
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
    try {
      await this.#dynamodb.updateItem({ TableName: this.#table, ...updateOf(seen, settlement) });
      return 'written';
    } catch (error) {
      const failed = failedCondition(error);
      if (!failed) throw error;
      return failed.item ? storedReceipt(unmarshall(failed.item)) : null;
    }
  }
}

function settled(receipt: StoredReceipt, { registrations, decision }: Settlement): StoredReceipt {
  const changes = {
    registrations: Object.assign({}, receipt.registrations, registrations),
    version: receipt.version + 1,
  };
  return Object.assign({}, receipt, changes, decision);
}

function updateOf(seen: StoredReceipt, settlement: Settlement): Omit<UpdateItemCommandInput, 'TableName'> {
  const services = Object.keys(settlement.registrations);
  const sets = ['#version = :next', ...services.map((_, index) => `#registrations.#service${index} = :result${index}`)];
  const names: Record<string, string> = { '#version': 'version', '#registrations': 'registrations' };
  const values: Record<string, unknown> = { ':seen': seen.version, ':next': seen.version + 1 };
  for (const [index, service] of services.entries()) {
    names[`#service${index}`] = service;
    values[`:result${index}`] = settlement.registrations[service];
  }
  for (const [name, value] of Object.entries(settlement.decision ?? {})) {
    sets.push(`#${name} = :${name}`);
    names[`#${name}`] = name;
    values[`:${name}`] = value;
  }
  return {
    Key: marshall({ partition: seen.partition, id: seen.id }),
    UpdateExpression: `SET ${sets.join(', ')}`,
    ConditionExpression: '#version = :seen',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}
