import { paginateScan } from '@aws-sdk/client-dynamodb';
import { timeDigitsOf } from '../resolvers/order-id.ts';
import type { Named } from './deeds.ts';
import type { Deployment } from './deployment.ts';
import type { Span } from './stream-letters.ts';

/**
 * Orders accepted in the span. Their keys hold no time, so that the whole table is read: half a read unit for every 4 kB, which is
 * little beside what an outage costs, and rare.
 */
export async function* acceptedOrders(deployment: Deployment, span: Span): AsyncGenerator<Named> {
  const pages = paginateScan(
    { client: deployment.dynamodb },
    {
      TableName: await deployment.tableOrThrow('Orders'),
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
