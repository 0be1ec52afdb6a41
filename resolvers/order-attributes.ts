import { util } from '@aws-appsync/utils';
import type { SubmitOrderInput } from '../generated/schema.ts';

/** What the orders table keeps of an order, its key aside. */
export function attributesOf(input: SubmitOrderInput, id: string) {
  const attributes = { id, customId: input.customId, customerId: input.customerId, items: input.items };
  // An empty note is a note.
  if (input.note === null || input.note === undefined) return util.dynamodb.toMapValues(attributes);
  return util.dynamodb.toMapValues({ note: input.note, ...attributes });
}

/** Writes those attributes. */
export function updateOf(input: SubmitOrderInput, id: string) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const assignments = Object.entries(attributesOf(input, id)).map(([name, value]) => {
    names[`#${name}`] = name;
    values[`:${name}`] = value;
    return `#${name} = :${name}`;
  });
  return { expression: `SET ${assignments.join(', ')}`, expressionNames: names, expressionValues: values };
}
