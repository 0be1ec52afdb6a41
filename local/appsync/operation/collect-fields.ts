import {
  isAbstractType,
  Kind,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import type { PlainRecord } from '../value.ts';

/** A document's fragments, and the values that decide its `@skip` and `@include`. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Readonly<PlainRecord>;
}

/** The fields that a selection asks of an object type, by response key, each with all its occurrences. */
export function collectFields(
  scope: SelectionScope,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
): ReadonlyMap<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  collectInto(fields, scope, type, selections, new Set());
  return fields;
}

function collectInto(
  fields: Map<string, FieldNode[]>,
  scope: SelectionScope,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  visited: Set<string>,
): void {
  for (const node of selections) {
    if (!isIncluded(node.directives, scope.conditions)) continue;
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      const known = fields.get(key);
      if (known) known.push(node);
      else fields.set(key, [node]);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      if (applies(scope, type, node.typeCondition?.name.value)) {
        collectInto(fields, scope, type, node.selectionSet.selections, visited);
      }
    } else {
      const fragment = scope.fragments.get(node.name.value);
      if (!fragment || visited.has(node.name.value)) continue;
      visited.add(node.name.value);
      if (applies(scope, type, fragment.typeCondition.name.value)) {
        collectInto(fields, scope, type, fragment.selectionSet.selections, visited);
      }
    }
  }
}

function applies(scope: SelectionScope, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = scope.schema.getType(condition);
  return isAbstractType(conditionType) && scope.schema.isSubType(conditionType, type);
}

function isIncluded(directives: readonly DirectiveNode[] = [], conditions: Readonly<PlainRecord>): boolean {
  for (const directive of directives) {
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? conditions[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (directive.name.value === 'skip' && holds) return false;
    if (directive.name.value === 'include' && !holds) return false;
  }
  return true;
}
