import type { GraphQLFieldResolver } from 'graphql';
import type { FieldAccess } from '../authorization/field-access.ts';
import type { Locations } from '../errors.ts';
import type { FieldResolver } from '../execution/field-resolver.ts';
import type { PlainRecord } from '../value.ts';

/** One field of an operation with everything looked up that does not depend on a request. */
export interface FieldPlan {
  readonly typeName: string;
  readonly fieldName: string;
  readonly responseKey: string;
  readonly locations: Locations;
  readonly argumentsOf: (variables: Readonly<PlainRecord>) => PlainRecord;
  readonly type: OutputPlan;
  /** Null: the member of the parent's value with the field's name. */
  readonly resolver: FieldResolver | null;
  /** How a field of the introspection schema finds its value. */
  readonly introspection: GraphQLFieldResolver<unknown, unknown> | null;
  readonly access: FieldAccess;
  readonly isTooDeep: boolean;
  /**
   * Set for a leaf that no resolver makes: the value as it is answered, or undefined for one that needs a closer look
   * (a null in a non-null place, a value of the wrong type).
   */
  readonly plainLeaf: ((value: unknown) => unknown) | null;
  readonly selection: FieldSelection;
}

/** What `ctx.info` tells of a field's sub-selection. */
export interface FieldSelection {
  /** Slash paths, aliases in place of names. */
  readonly list: readonly string[];
  readonly graphql: string;
}

/** How a resolved value becomes part of the answer. */
export type OutputPlan =
  | { readonly kind: 'leaf'; readonly typeName: string; readonly serialize: (value: unknown) => unknown }
  | { readonly kind: 'list'; readonly item: OutputPlan }
  | { readonly kind: 'nonNull'; readonly typeName: string; readonly inner: OutputPlan }
  | { readonly kind: 'object'; readonly typeName: string; readonly fields: readonly FieldPlan[] }
  | { readonly kind: 'abstract'; readonly typeName: string; readonly byType: ReadonlyMap<string, OutputPlan> };
