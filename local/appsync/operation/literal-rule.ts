import {
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  isInputType,
  Kind,
  typeFromAST,
  type ASTVisitor,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type ObjectValueNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql';
import { CoercionError, parseScalarLiteral } from '../schema/scalars.ts';
import { javaValue } from './java-value.ts';

/** Literal arguments and defaults must fit their types: graphql-java's ArgumentsOfCorrectType, in its words. */
export function literalRule(context: ValidationContext): ASTVisitor {
  return {
    Argument: (node) => {
      const type = context.getArgument()?.type;
      if (!type) return;
      const problem = problemOf(type, node.value, node.name.value);
      if (problem === null) return;
      context.reportError(new GraphQLError(`WrongType: ${problem}`, { nodes: [node] }));
    },
    VariableDefinition: (node) => {
      const type = typeFromAST(context.getSchema(), node.type);
      if (!node.defaultValue || !type || !isInputType(type)) return;
      if (problemOf(type, node.defaultValue, node.variable.name.value) === null) return;
      const message = `BadValueForDefaultArg: Bad default value ${javaValue(node.defaultValue)} for type ${String(type)}`;
      context.reportError(new GraphQLError(message, { nodes: [node] }));
    },
  };
}

/** What is wrong with the literal, or null. `name` leads to it: `input.items[0].quantity`. */
function problemOf(type: GraphQLInputType, node: ValueNode, name: string): string | null {
  if (node.kind === Kind.VARIABLE) return null;
  const shown = `argument '${name}' with value '${javaValue(node)}'`;
  if (isNonNullType(type)) {
    return node.kind === Kind.NULL ? `${shown} must not be null` : problemOf(type.ofType, node, name);
  }
  if (node.kind === Kind.NULL) return null;
  if (isListType(type)) {
    if (node.kind !== Kind.LIST) return problemOf(type.ofType, node, name);
    return first(node.values.map((item, index) => problemOf(type.ofType, item, `${name}[${index}]`)));
  }
  if (isEnumType(type)) {
    return node.kind === Kind.ENUM && type.getValue(node.value) ? null : `${shown} is not a valid '${type.name}'`;
  }
  if (isScalarType(type)) {
    try {
      parseScalarLiteral(type, node);
      return null;
    } catch (error) {
      if (!(error instanceof CoercionError)) throw error;
      return `${shown} is not a valid '${type.name}'`;
    }
  }
  if (!isInputObjectType(type)) return null;
  return node.kind === Kind.OBJECT ? objectProblem(type, node, name) : `${shown} must be an object type`;
}

function objectProblem(type: GraphQLInputObjectType, node: ObjectValueNode, name: string): string | null {
  const shown = `argument '${name}' with value '${javaValue(node)}'`;
  const fields = type.getFields();
  const given = new Set(node.fields.map((field) => field.name.value));
  const missing = Object.values(fields)
    .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined && !given.has(field.name))
    .map((field) => field.name);
  if (missing.length > 0) return `${shown} is missing required fields '[${missing.join(', ')}]'`;
  for (const { name: fieldName, value } of node.fields) {
    const field = fields[fieldName.value];
    if (!field) return `${shown} contains a field not in '${type.name}': '${fieldName.value}'`;
    const problem = problemOf(field.type, value, `${name}.${fieldName.value}`);
    if (problem !== null) return problem;
  }
  return null;
}

function first(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}
