import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { partitionOf, shardOf } from '../../resolvers/receipt-id.ts';
import type { ReceiptItem } from '../../resolvers/receipt.ts';
import type { Submission } from '../../resolvers/submission.ts';
import { failedCondition, type DynamoDb, type WireItem } from '../aws/dynamodb.ts';
import { insertion, StatementQueue } from '../aws/statement-queue.ts';
import { submittedAtOf } from '../receipt/stored-receipt.ts';

/** Who an identity is claimed for. */
export interface Claim {
  readonly id: string;
  readonly fingerprint: string;
}

/**
 * The writes of a submission, as the pipeline of `submitReceipt` makes them: claim-receipt and store-receipt say why. What is new, as
 * nearly all is, goes many a request; only where something stands in the way a request is made for it alone, which answers what.
 */
export class SubmissionTables {
  readonly #dynamodb: DynamoDb;
  readonly #statements: StatementQueue;
  readonly #tables: { readonly claims: string; readonly receipts: string };

  constructor(dynamodb: DynamoDb, tables: { claims: string; receipts: string }) {
    this.#dynamodb = dynamodb;
    this.#statements = new StatementQueue(dynamodb);
    this.#tables = tables;
  }

  async claim(submission: Submission, nowSeconds: number): Promise<Claim> {
    const { identity, id, fingerprint, claimExpiresAt: expiresAt } = submission;
    const item = marshall({ identity, id, fingerprint, expiresAt });
    if (await this.#insert(this.#tables.claims, { item, key: identity })) return { id, fingerprint };
    return this.#claimOrFind(submission, nowSeconds);
  }

  async store(contractId: string, { attributes, body, lines }: Submission, id: string): Promise<ReceiptItem> {
    const partition = partitionOf({ contractId, day: submittedAtOf({ id }).slice(0, 10), shard: shardOf(id) });
    const item: WireItem = {
      ...marshall({ partition, id, ...attributes }, { removeUndefinedValues: true }),
      body: { B: body },
      ...(lines !== undefined && { lines: { B: lines } }),
    };
    const found = (await this.#insert(this.#tables.receipts, { item, key: id })) ? null : await this.#putOrFind(item);
    return found ?? { ...attributes, id, body };
  }

  /** False when there is an item of that key. */
  async #insert(table: string, { item, key }: { item: WireItem; key: string }): Promise<boolean> {
    return (await this.#statements.write({ ...insertion(table, item), item: `${table} ${key}` })) === 'written';
  }

  /** In the place of an expired claim. */
  async #claimOrFind({ identity, id, fingerprint, claimExpiresAt }: Submission, nowSeconds: number): Promise<Claim> {
    try {
      await this.#dynamodb.updateItem({
        TableName: this.#tables.claims,
        Key: marshall({ identity }),
        UpdateExpression: 'SET #id = :id, #fingerprint = :fingerprint, #expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(#identity) OR #expiresAt < :now',
        ExpressionAttributeNames: {
          '#identity': 'identity',
          '#id': 'id',
          '#fingerprint': 'fingerprint',
          '#expiresAt': 'expiresAt',
        },
        ExpressionAttributeValues: marshall({
          ':id': id,
          ':fingerprint': fingerprint,
          ':expiresAt': claimExpiresAt,
          ':now': nowSeconds,
        }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return { id, fingerprint };
    } catch (error) {
      const claim = failedCondition(error)?.item;
      if (!claim) throw error;
      return unmarshall(claim) as Claim;
    }
  }

  /** Null when it was put: what stood in the way is gone. */
  async #putOrFind(item: WireItem): Promise<ReceiptItem | null> {
    try {
      await this.#dynamodb.putItem({
        TableName: this.#tables.receipts,
        Item: item,
        ConditionExpression: 'attribute_not_exists(#id)',
        ExpressionAttributeNames: { '#id': 'id' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return null;
    } catch (error) {
      const stored = failedCondition(error)?.item;
      if (!stored) throw error;
      return unmarshall(stored) as ReceiptItem;
    }
  }
}
