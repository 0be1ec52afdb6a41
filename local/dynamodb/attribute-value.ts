/**
 * A value as DynamoDB's JSON writes it: one member that names the type. Binary is base64 text.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Item };

export interface Item {
  readonly [attribute: string]: AttributeValue;
}

/** The types that a key may have. */
export type KeyType = 'S' | 'N' | 'B';

/** The name of the value's type: its only member. */
export function typeOf(value: AttributeValue): string {
  for (const type in value) return type;
  throw new TypeError('An attribute value has exactly one member.');
}

/** Reads own attributes only: `constructor` is an attribute like any other. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
