import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { BoundedMap } from '../../bounded-map.ts';
import { RequestRefused, type GraphqlError, type Operation } from '../graphql-api.ts';
import type { PlainRecord } from '../value.ts';
import { compileRoot, type CompileScope } from './compile.ts';
import type { FieldPlan } from './plan.ts';
import { validateDocument } from './validation.ts';
import { compileVariables, type VariableCoercer } from './variables.ts';

/** A parsed and validated operation; everything in it is shared by all requests that send the same text. */
export interface PreparedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** The first field that is asked for. */
  readonly rootField: string;
  readonly coerceVariables: VariableCoercer;
  /** The plan for these values of the variables that `@skip` and `@include` name. */
  planFor(variables: Readonly<PlainRecord>): OperationPlan;
}

export interface OperationPlan {
  readonly fields: readonly FieldPlan[];
  /** Tells plans apart within this process. */
  readonly id: number;
}

export type Prepared =
  { readonly operations: ReadonlyMap<string, PreparedOperation> } | { readonly errors: readonly GraphqlError[] };

export type PrepareScope = Omit<CompileScope, 'fragments' | 'conditions'> & { readonly introspection: boolean };

/** graphql-java's own guard against documents that cost more to parse than to answer. */
const DOCUMENT_TOKENS_MAX = 15_000;
const CACHED_DOCUMENTS_MAX = 1_000;
/** Longer texts carry their data in literals and seldom come twice. */
const CACHED_DOCUMENT_CHARACTERS_MAX = 65_536;
const PLANS_PER_OPERATION_MAX = 16;

/** Parses and validates each text once. */
export class OperationCache {
  readonly #scope: PrepareScope;
  readonly #documents = new BoundedMap<string, Prepared>(CACHED_DOCUMENTS_MAX);

  constructor(scope: PrepareScope) {
    this.#scope = scope;
  }

  /** @throws {RequestRefused} for a text that is no GraphQL document. */
  prepare(query: string): Prepared {
    const known = this.#documents.get(query);
    if (known) return known;
    const prepared = prepareDocument(this.#scope, query);
    if (query.length <= CACHED_DOCUMENT_CHARACTERS_MAX) this.#documents.set(query, prepared);
    return prepared;
  }
}

/** @throws {RequestRefused} when the request does not say which operation it wants. */
export function selectOperation(
  operations: ReadonlyMap<string, PreparedOperation>,
  { operationName }: Operation,
): PreparedOperation {
  if (operationName === undefined || operationName === '') {
    const [only, ...others] = operations.values();
    if (only && others.length === 0) return only;
    throw new RequestRefused(400, 'BadRequestException', 'Missing operation name.');
  }
  const named = operations.get(operationName);
  if (named) return named;
  throw new RequestRefused(400, 'BadRequestException', `Unknown operation named '${operationName}'.`);
}

function prepareDocument(scope: PrepareScope, query: string): Prepared {
  const document = parseOrThrow(query);
  const errors = validateDocument(scope.schema, document, { introspection: scope.introspection });
  if (errors.length > 0) return { errors };
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations = new Map<string, PreparedOperation>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    operations.set(node.name?.value ?? '', prepareOperation({ ...scope, fragments }, node, document));
  }
  return { operations };
}

/** https://github.com/graphql/graphql-over-http/issues/81 */
function parseOrThrow(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: DOCUMENT_TOKENS_MAX });
  } catch (error) {
    // A document nested deeper than the stack is no more readable than one with a missing brace.
    if (!(error instanceof GraphQLError || error instanceof RangeError)) throw error;
    throw new RequestRefused(400, 'MalformedHttpRequestException', 'Unable to parse GraphQL query.');
  }
}

let planCount = 0;

function prepareOperation(
  scope: Omit<CompileScope, 'conditions'>,
  node: OperationDefinitionNode,
  document: DocumentNode,
): PreparedOperation {
  const rootType = scope.schema.getRootType(node.operation);
  if (!rootType) throw new RequestRefused(400, 'BadRequestException', `The schema has no ${node.operation}.`);
  const conditionNames = conditionVariables(document);
  const plans = new BoundedMap<string, OperationPlan>(PLANS_PER_OPERATION_MAX);
  const compile = (conditions: Readonly<PlainRecord>): OperationPlan => {
    planCount++;
    return { id: planCount, fields: compileRoot({ ...scope, conditions }, rootType, node.selectionSet.selections) };
  };
  return {
    kind: kindOf(node.operation),
    rootField: firstFieldOf(node),
    coerceVariables: compileVariables(scope.schema, node),
    planFor: (variables) => {
      const key = conditionNames.map((name) => (variables[name] === true ? '1' : '0')).join('');
      const known = plans.get(key);
      if (known) return known;
      const plan = compile(variables);
      plans.set(key, plan);
      return plan;
    },
  };
}

function firstFieldOf({ selectionSet }: OperationDefinitionNode): string {
  const [first] = selectionSet.selections;
  return first?.kind === Kind.FIELD ? first.name.value : 'fragment';
}

function kindOf(operation: OperationTypeNode): PreparedOperation['kind'] {
  switch (operation) {
    case OperationTypeNode.QUERY:
      return 'query';
    case OperationTypeNode.MUTATION:
      return 'mutation';
    case OperationTypeNode.SUBSCRIPTION:
      return 'subscription';
  }
}

function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (node) => {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return;
      for (const { value } of node.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
