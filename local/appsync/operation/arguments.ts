import { isNonNullType, Kind, type FieldNode, type GraphQLArgument, type GraphQLField } from 'graphql';
import { copyOf, type PlainRecord } from '../value.ts';
import { hasVariables, literalValue } from './literal.ts';

/** Absent: the argument was not given and has no default. */
type ArgumentReader = (variables: Readonly<PlainRecord>) => unknown;

/** Reads a field's arguments; each call gives values of its own, since resolver code may change them. */
export function compileArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: Readonly<PlainRecord>) => PlainRecord {
  const readers = field.args.map((argument) => ({ name: argument.name, read: compileArgument(argument, node) }));
  return (variables) => {
    const values: PlainRecord = {};
    for (const { name, read } of readers) {
      const value = read(variables);
      if (value !== undefined) values[name] = value;
    }
    return values;
  };
}

function compileArgument(argument: GraphQLArgument, node: FieldNode): ArgumentReader {
  const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
  const defaultValue: unknown = argument.defaultValue;
  if (!given) return () => copyOf(defaultValue);
  if (given.kind === Kind.VARIABLE) {
    const name = given.name.value;
    const isRequired = isNonNullType(argument.type);
    return (variables) => {
      const value = variables[name];
      if (value === undefined) return copyOf(defaultValue);
      if (value === null && isRequired) throw new NullArgument(argument);
      return copyOf(value);
    };
  }
  if (hasVariables(given)) return (variables) => literalValue(argument.type, given, variables);
  const constant = literalValue(argument.type, given, {});
  return () => copyOf(constant);
}

/** A nullable variable with a default may be null where its argument may not. */
export class NullArgument extends Error {
  constructor(argument: GraphQLArgument) {
    super(`Argument '${argument.name}' has coerced Null value for NonNull type '${String(argument.type)}'`);
    this.name = 'NullArgument';
  }
}
