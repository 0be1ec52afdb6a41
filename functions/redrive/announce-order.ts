import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { MutationAnnounceOrderArgs } from '../../generated/schema.ts';
import { isOrderId } from '../../resolvers/order-id.ts';
import { latestPlace, setAsidePlace, type OrderKey } from '../../resolvers/order-place.ts';
import type { StoredOrder } from '../../resolvers/order.ts';
import { failedCondition, type DynamoDb } from '../aws/dynamodb.ts';
import { Refusal } from '../refusal.ts';

export interface OrdersTable {
  readonly dynamodb: Pick<DynamoDb, 'updateItem'>;
  readonly name: string;
}

/**
 * Has an order announced once more, as its stream would have told of it: under the same id as ever. It may have been set aside by
 * a later one of the same payload since.
 * @throws {Refusal} `NotFound`
 */
export async function announceOrder(
  table: OrdersTable,
  { id, contractId }: MutationAnnounceOrderArgs,
): Promise<StoredOrder> {
  const places = isOrderId(id) ? [latestPlace(contractId, id), setAsidePlace(contractId, id)] : [];
  for (const place of places) {
    const order = await mark(table, place, id);
    if (order) return order;
  }
  throw new Refusal('NotFound', `Contract "${contractId}" has no order "${id}".`, { id, contractId });
}

/** The write itself wakes whoever announces orders. Null when another order, or none, is in that place. */
async function mark({ dynamodb, name }: OrdersTable, place: OrderKey, id: string): Promise<StoredOrder | null> {
  try {
    const { Attributes: item } = await dynamodb.updateItem({
      TableName: name,
      Key: marshall(place),
      UpdateExpression: 'ADD announcements :one',
      ConditionExpression: 'id = :id',
      ExpressionAttributeValues: marshall({ ':one': 1, ':id': id }),
      ReturnValues: 'ALL_NEW',
    });
    return item ? (unmarshall(item) as StoredOrder) : null;
  } catch (error) {
    if (failedCondition(error)) return null;
    throw error;
  }
}
