import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { partitionOf, shardOf } from '../../resolvers/receipt-id.ts';
import type { ReceiptItem } from '../../resolvers/receipt.ts';
import type { Submission } from '../../resolvers/submission.ts';
import { failedCondition, type DynamoDb } from '../aws/dynamodb.ts';
import { submittedAtOf } from '../receipt/stored-receipt.ts';

/** The writes of a submission, as the pipeline of `submitReceipt` makes them: claim-receipt and store-receipt say why. */
export class SubmissionTables {
  readonly #dynamodb: DynamoDb;
  readonly #tables: { readonly claims: string; readonly receipts: string };

  constructor(dynamodb: DynamoDb, tables: { claims: string; receipts: string }) {
    this.#dynamodb = dynamodb;
    this.#tables = tables;
  }

  async claim(
    { identity, id, fingerprint, claimExpiresAt }: Submission,
    nowSeconds: number,
  ): Promise<{ id: string; fingerprint: string }> {
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
      return unmarshall(claim) as { id: string; fingerprint: string };
    }
  }

  async store(contractId: string, { attributes, body, lines }: Submission, id: string): Promise<ReceiptItem> {
    const partition = partitionOf({ contractId, day: submittedAtOf({ id }).slice(0, 10), shard: shardOf(id) });
    try {
      await this.#dynamodb.putItem({
        TableName: this.#tables.receipts,
        Item: {
          ...marshall({ partition, id, ...attributes }, { removeUndefinedValues: true }),
          body: { B: body },
          ...(lines !== undefined && { lines: { B: lines } }),
        },
        ConditionExpression: 'attribute_not_exists(#id)',
        ExpressionAttributeNames: { '#id': 'id' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return { ...attributes, id, body };
    } catch (error) {
      const stored = failedCondition(error)?.item;
      if (!stored) throw error;
      return unmarshall(stored) as ReceiptItem;
    }
  }
}
