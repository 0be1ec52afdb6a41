import {
  GraphQLError,
  Kind,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  visit,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationContext,
} from 'graphql';
import { locationsOf, requestError } from '../errors.ts';
import type { GraphqlError } from '../graphql-api.ts';
import { literalRule } from './literal-rule.ts';
import { javaWording } from './validation-wording.ts';

/** Validates as graphql-js does and answers as AppSync's graphql-java would. Empty when the document is sound. */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  options: { introspection: boolean },
): GraphqlError[] {
  const rules = [
    ...specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule),
    literalRule,
    ...(options.introspection ? [] : [introspectionRule]),
  ];
  const errors = validate(schema, document, rules);
  if (errors.length === 0) return [];
  const paths = queryPaths(document);
  return errors.map((error) => translate(error, paths));
}

/** A disabled introspection leaves the schema as if the fields were not there. */
function introspectionRule(context: ValidationContext): ASTVisitor {
  return {
    Field: (node) => {
      const name = node.name.value;
      if (name !== '__schema' && name !== '__type') return;
      const message = `Cannot query field "${name}" on type "${context.getParentType()?.name ?? 'Query'}".`;
      context.reportError(new GraphQLError(message, { nodes: [node] }));
    },
  };
}

function translate(error: GraphQLError, paths: ReadonlyMap<ASTNode, string>): GraphqlError {
  const nodes = error.nodes ?? [];
  const [node] = nodes;
  const { text, everyNode } = javaWording(error.message);
  const path = node && paths.get(node);
  const message = `Validation error of type ${text}${path ? ` @ '${path}'` : ''}`;
  return requestError(message, locationsOf(everyNode ? nodes : nodes.slice(0, 1)));
}

/** Where every node stands, by the names of the fields and fragments around it: `listItems/items/name`. */
function queryPaths(document: DocumentNode): ReadonlyMap<ASTNode, string> {
  const paths = new Map<ASTNode, string>();
  const names: string[] = [];
  visit(document, {
    enter: (node) => {
      if (node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION) names.push(node.name.value);
      paths.set(node, names.join('/'));
    },
    leave: (node) => {
      if (node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION) names.pop();
    },
  });
  return paths;
}
