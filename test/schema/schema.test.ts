import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  parse,
  type GraphQLObjectType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = readFileSync('schema.graphql', 'utf8');
const schema = buildSchema(source + readFileSync('appsync.graphql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !['Query', 'Mutation', 'Subscription'].includes(type.name) && type.astNode,
);
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) => type ?? [],
);

type Mode = 'aws_lambda' | 'aws_iam';

function modesOf(node: { readonly directives?: readonly { name: { value: string } }[] } | null | undefined): Mode[] {
  const names = node?.directives?.map(({ name }) => name.value) ?? [];
  return (['aws_lambda', 'aws_iam'] as const).filter((mode) => names.includes(mode));
}

function reachable(type: GraphQLObjectType, found = new Set<GraphQLObjectType>()): Set<GraphQLObjectType> {
  if (found.has(type)) return found;
  found.add(type);
  for (const field of Object.values(type.getFields())) {
    const named = getNamedType(field.type);
    if (isObjectType(named)) reachable(named, found);
  }
  return found;
}

test('schema.graphql describes every type, field, value and input member', () => {
  const bare = types.flatMap((type) => {
    const own = isScalarType(type) || type.description ? [] : [type.name];
    if (isEnumType(type))
      return [
        ...own,
        ...type
          .getValues()
          .filter((v) => !v.description)
          .map((v) => v.name),
      ];
    if (!isObjectType(type) && !isInputObjectType(type)) return own;
    const fields = isObjectType(type) ? Object.values(type.getFields()) : Object.values(type.getFields());
    const bareFields = fields.filter((field) => !field.description);
    return [...own, ...bareFields.map((field) => `${type.name}.${field.name}`)];
  });
  const bareRoots = roots.flatMap((root) => Object.values(root.getFields()).filter((field) => !field.description));
  expect([...bare, ...bareRoots.map(({ name }) => name)]).toEqual([]);
});

test('schema.graphql declares nothing that AppSync declares itself', () => {
  const declared = parse(source).definitions.filter(({ kind }) =>
    ['ScalarTypeDefinition', 'DirectiveDefinition'].includes(kind),
  );
  expect(declared).toEqual([]);
});

test('every root field names who may call it', () => {
  const unnamed = roots.flatMap((root) =>
    Object.values(root.getFields()).filter((field) => modesOf(field.astNode).length === 0),
  );
  expect(unnamed.map(({ name }) => name)).toEqual([]);
});

test('every type carries the modes of all fields that lead to it', () => {
  const faults = roots.flatMap((root) =>
    Object.values(root.getFields()).flatMap((field) => {
      const named = getNamedType(field.type);
      if (!isObjectType(named)) return [];
      return [...reachable(named)].flatMap((type) =>
        modesOf(field.astNode)
          .filter((mode) => !modesOf(type.astNode).includes(mode))
          .map((mode) => `${root.name}.${field.name}: ${type.name} lacks @${mode}`),
      );
    }),
  );
  expect(faults).toEqual([]);
});
