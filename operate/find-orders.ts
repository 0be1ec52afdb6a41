import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { timeDigitsOf } from '../resolvers/order-id.ts';
import { findTable, type ReceiptName, type Span } from './find-receipts.ts';

/** Of a contract. */
export type OrderName = ReceiptName;

/**
 * Orders accepted in the span. Their keys hold no time, so that the whole table is read: half a read unit for every 4 kB, which is
 * little beside what an outage costs, and rare.
 */
export async function* acceptedOrders(dynamodb: DynamoDBClient, stack: string, span: Span): AsyncGenerator<OrderName> {
  const pages = paginateScan(
    { client: dynamodb },
    {
      TableName: await findTable(dynamodb, stack, 'Orders'),
      ProjectionExpression: 'id, contractId',
      FilterExpression: 'id >= :from AND id < :until',
      ExpressionAttributeValues: {
        ':from': { S: timeDigitsOf(span.fromMs) },
        ':until': { S: timeDigitsOf(span.untilMs) },
      },
    },
  );
  for await (const { Items: items = [] } of pages) {
    for (const { id, contractId } of items) {
      if (id?.S !== undefined && contractId?.S !== undefined) yield { id: id.S, contractId: contractId.S };
    }
  }
}
