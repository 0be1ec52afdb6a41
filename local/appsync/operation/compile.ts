import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionNode,
} from 'graphql';
import { compileAccess, type FieldGuard } from '../authorization/field-access.ts';
import { locationsOf } from '../errors.ts';
import type { FieldResolver } from '../execution/field-resolver.ts';
import { CoercionError, coercionOf } from '../schema/scalars.ts';
import { compileArguments } from './arguments.ts';
import { collectFields, type SelectionScope } from './collect-fields.ts';
import type { FieldPlan, FieldSelection, OutputPlan } from './plan.ts';

export interface CompileScope extends SelectionScope {
  /** By `Type.field`. */
  readonly resolvers: ReadonlyMap<string, FieldResolver>;
  readonly guard: FieldGuard;
  /** 0: no limit. */
  readonly queryDepthLimit: number;
}

/** The fields of a root type, ready to be executed. */
export function compileRoot(
  scope: CompileScope,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
): readonly FieldPlan[] {
  return compileFields(scope, type, selections, 1);
}

function compileFields(
  scope: CompileScope,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  depth: number,
): readonly FieldPlan[] {
  const plans: FieldPlan[] = [];
  for (const [responseKey, nodes] of collectFields(scope, type, selections)) {
    const [node] = nodes;
    const field = node && fieldDefinition(scope, type, node.name.value);
    if (!field) continue;
    const isTooDeep = scope.queryDepthLimit > 0 && depth > scope.queryDepthLimit;
    const subselections = nodes.flatMap((each) => each.selectionSet?.selections ?? []);
    const resolver = scope.resolvers.get(`${type.name}.${field.name}`) ?? null;
    // What lies below a field that is refused for its depth is never looked at.
    const output = isTooDeep ? unreached(field.type) : compileOutput(scope, field.type, subselections, depth);
    plans.push({
      typeName: type.name,
      fieldName: field.name,
      responseKey,
      locations: locationsOf([node]),
      argumentsOf: compileArguments(field, node),
      type: output,
      resolver,
      introspection: field.resolve ?? null,
      access: compileAccess(type, field, { ...scope.guard, isRoot: depth === 1 }),
      isTooDeep,
      plainLeaf: resolver || field.resolve || isTooDeep ? null : plainLeaf(output),
      selection: lazySelection(scope, field.type, node, subselections),
    });
  }
  return plans;
}

function fieldDefinition(
  scope: CompileScope,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === scope.schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

function compileOutput(
  scope: CompileScope,
  type: GraphQLOutputType,
  selections: readonly SelectionNode[],
  depth: number,
): OutputPlan {
  if (isNonNullType(type)) {
    const inner = compileOutput(scope, type.ofType, selections, depth);
    return { kind: 'nonNull', typeName: String(type.ofType), inner };
  }
  if (isListType(type)) return { kind: 'list', item: compileOutput(scope, type.ofType, selections, depth) };
  if (isObjectType(type)) {
    return { kind: 'object', typeName: type.name, fields: compileFields(scope, type, selections, depth + 1) };
  }
  if (isAbstractType(type)) {
    const possible = scope.schema.getPossibleTypes(type);
    const byType = new Map(
      possible.map((object) => [object.name, compileOutput(scope, object, selections, depth)] as const),
    );
    return { kind: 'abstract', typeName: type.name, byType };
  }
  if (isEnumType(type)) return { kind: 'leaf', typeName: type.name, serialize: enumSerializer(type) };
  return { kind: 'leaf', typeName: type.name, serialize: coercionOf(type).serialize };
}

function plainLeaf(type: OutputPlan): FieldPlan['plainLeaf'] {
  const leaf = type.kind === 'nonNull' ? type.inner : type;
  if (leaf.kind !== 'leaf') return null;
  const absent = type.kind === 'nonNull' ? undefined : null;
  return (value) => {
    if (value === null || value === undefined) return absent;
    try {
      return leaf.serialize(value);
    } catch (error) {
      if (!(error instanceof CoercionError)) throw error;
      return undefined;
    }
  };
}

function unreached(type: GraphQLOutputType): OutputPlan {
  const leaf: OutputPlan = { kind: 'leaf', typeName: getNamedType(type).name, serialize: () => null };
  return isNonNullType(type) ? { kind: 'nonNull', typeName: String(type.ofType), inner: leaf } : leaf;
}

function enumSerializer(type: GraphQLEnumType): (value: unknown) => unknown {
  const names = new Set(type.getValues().map((value) => value.name));
  return (value) => {
    if (typeof value === 'string' && names.has(value)) return value;
    // graphql-java's words.
    throw new CoercionError(`Invalid input for Enum '${type.name}'. Unknown value '${String(value)}'`);
  };
}

/** Most resolvers never look at their selection: it is written down when the first one does. */
function lazySelection(
  scope: CompileScope,
  type: GraphQLOutputType,
  node: FieldNode,
  selections: readonly SelectionNode[],
): FieldSelection {
  let list: readonly string[] | null = null;
  let graphql: string | null = null;
  return {
    get list() {
      list ??= [...new Set(selectionPaths(scope, type, selections, ''))];
      return list;
    },
    get graphql() {
      graphql ??= node.selectionSet ? print({ kind: Kind.SELECTION_SET, selections }) : '';
      return graphql;
    },
  };
}

function selectionPaths(
  scope: CompileScope,
  type: GraphQLOutputType,
  selections: readonly SelectionNode[],
  prefix: string,
): string[] {
  const named = getNamedType(type);
  const objects = isObjectType(named) ? [named] : isAbstractType(named) ? scope.schema.getPossibleTypes(named) : [];
  return objects.flatMap((object) =>
    [...collectFields(scope, object, selections)].flatMap(([key, nodes]) => {
      const field = fieldDefinition(scope, object, nodes[0]?.name.value ?? '');
      const below = nodes.flatMap((node) => node.selectionSet?.selections ?? []);
      const path = prefix + key;
      return field ? [path, ...selectionPaths(scope, field.type, below, `${path}/`)] : [];
    }),
  );
}
