import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { SubmitOrderInput } from '../../generated/schema.ts';
import type { Endpoints } from '../product.ts';
import { graphql, type Answer } from './client.ts';

export interface Order {
  readonly id: string;
  readonly customId: string;
  readonly customerId: string;
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
  readonly note: string | null;
  readonly status: string;
  readonly acceptedAt: string;
  readonly replayed: boolean;
}

const fields = 'id customId customerId items { sku quantity } note status acceptedAt replayed';

export function trySubmitOrder(
  endpoints: Endpoints,
  input: SubmitOrderInput,
  apiKey?: string,
): Promise<Answer<{ submitOrder: Order }>> {
  const mutation = `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { ${fields} } }`;
  return graphql(endpoints, mutation, { input }, apiKey);
}

/** Rejects with the first error when the order is not accepted. */
export async function submitOrder(endpoints: Endpoints, input: SubmitOrderInput, apiKey?: string): Promise<Order> {
  const { data, errors } = await trySubmitOrder(endpoints, input, apiKey);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.submitOrder;
}

export async function orderById(endpoints: Endpoints, id: string, apiKey?: string): Promise<Order | null> {
  const query = `query ($id: ID!) { order(id: $id) { ${fields} } }`;
  const { data, errors } = await graphql<{ order: Order | null }>(endpoints, query, { id }, apiKey);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.order;
}

/** Orders and articles per customer, as the reference consumer keeps them. */
export async function customerTotals(endpoints: Endpoints): Promise<Map<string, { orders: number; units: number }>> {
  const { region, aws, operator } = endpoints;
  const client = new DynamoDBClient({ region, endpoint: aws, credentials: operator });
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const TableName = TableNames.find((name) => name.includes('CustomerTotals'));
  if (TableName === undefined) throw new Error('There is no table of customers’ totals.');
  const totals = new Map<string, { orders: number; units: number }>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) {
    for (const item of Items.map((marshalled) => unmarshall(marshalled))) {
      const { customerId, orders, units } = item;
      // The others are marks of events.
      if (typeof customerId !== 'string') continue;
      totals.set(customerId, { orders: Number(orders), units: Number(units) });
    }
  }
  return totals;
}
