import type { Endpoints } from '../product.ts';
import { graphqlAsOperator, type Answer } from './client.ts';

/** A receipt type as the API tells of it. */
export interface ListedType {
  readonly name: string;
  readonly version: number;
  readonly versions: readonly number[];
  readonly format: string;
  readonly fields: readonly string[];
  readonly services: readonly string[];
  readonly rootElement: string | null;
  readonly namespace: string | null;
  readonly requiredMembers: readonly string[];
}

export const typeFields = 'name version versions format fields services rootElement namespace requiredMembers';

export function tryDefine(
  endpoints: Endpoints,
  definition: unknown,
): Promise<Answer<{ defineReceiptType: ListedType }>> {
  return graphqlAsOperator(
    endpoints,
    `mutation ($definition: AWSJSON!) { defineReceiptType(definition: $definition) { ${typeFields} } }`,
    { definition: JSON.stringify(definition) },
  );
}

/** Defines, and rejects with the errors when the definition is not taken. */
export async function define(endpoints: Endpoints, definition: unknown): Promise<ListedType> {
  const { data, errors } = await tryDefine(endpoints, definition);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.defineReceiptType;
}

/** A taxi ride: a small type that no other recognises. */
export function rideDefinition(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    name,
    format: 'JSON',
    recognise: { required: [`/${name}`] },
    schema: {
      type: 'object',
      required: [name, 'fare'],
      properties: { [name]: { type: 'string' }, fare: { type: 'number', minimum: 0 }, currency: { type: 'string' } },
    },
    fields: { number: `\`${name}\``, total: 'fare', currency: 'currency' },
    rules: [],
    services: ['tax', 'logistics'],
    ...changes,
  };
}
