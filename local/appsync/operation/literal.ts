import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';
import { parseScalarLiteral } from '../schema/scalars.ts';
import { copyOf, type PlainRecord } from '../value.ts';

/**
 * A valid literal's value. Variables inside it come from `variables`; an absent one makes its place absent.
 * Undefined when the whole literal is an absent variable.
 */
export function literalValue(type: GraphQLInputType, node: ValueNode, variables: Readonly<PlainRecord>): unknown {
  if (node.kind === Kind.VARIABLE) return copyOf(variables[node.name.value]);
  if (isNonNullType(type)) return literalValue(type.ofType, node, variables);
  if (node.kind === Kind.NULL) return null;
  if (isListType(type)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.map((item) => literalValue(type.ofType, item, variables) ?? null);
  }
  if (isScalarType(type)) return parseScalarLiteral(type, node);
  if (isEnumType(type)) return node.kind === Kind.ENUM ? node.value : null;
  if (!isInputObjectType(type) || node.kind !== Kind.OBJECT) return null;
  const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
  const value: PlainRecord = {};
  for (const field of Object.values(type.getFields())) {
    const fieldNode = given.get(field.name);
    const member = fieldNode ? literalValue(field.type, fieldNode, variables) : undefined;
    if (member !== undefined) value[field.name] = member;
    else if (field.defaultValue !== undefined) value[field.name] = copyOf(field.defaultValue);
  }
  return value;
}

export function hasVariables(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return node.values.some(hasVariables);
    case Kind.OBJECT:
      return node.fields.some((field) => hasVariables(field.value));
    default:
      return false;
  }
}
