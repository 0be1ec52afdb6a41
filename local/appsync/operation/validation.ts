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
  const places = placesIn(document);
  return errors.map((error) => translate(error, places));
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

function translate(error: GraphQLError, places: ReadonlyMap<ASTNode, Place>): GraphqlError {
  const nodes = error.nodes ?? [];
  const { text, place } = javaWording(error.message);
  const node = place === 'second' ? nodes[1] : nodes[0];
  const found = node && places.get(node);
  const message = `Validation error of type ${text}${found?.path ? ` @ '${found.path}'` : ''}`;
  return requestError(message, locationsOf(place === 'all' ? nodes : found ? [found.node] : []));
}

interface Place {
  /** The names of the fields and fragments around it: `listItems/items/name`. */
  readonly path: string;
  /** graphql-java points at a field where graphql-js points at its selection. */
  readonly node: ASTNode;
}

function placesIn(document: DocumentNode): ReadonlyMap<ASTNode, Place> {
  const places = new Map<ASTNode, Place>();
  const names: string[] = [];
  const fields: ASTNode[] = [];
  visit(document, {
    enter: (node) => {
      if (node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION) {
        names.push(node.name.value);
        fields.push(node);
      }
      const shown = node.kind === Kind.SELECTION_SET ? (fields.at(-1) ?? node) : node;
      places.set(node, { path: names.join('/'), node: shown });
    },
    leave: (node) => {
      if (node.kind !== Kind.FIELD && node.kind !== Kind.FRAGMENT_DEFINITION) return;
      names.pop();
      fields.pop();
    },
  });
  return places;
}
