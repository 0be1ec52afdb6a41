import {
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { locationsOf, type Locations } from '../errors.ts';
import { CoercionError, coercionOf } from '../schema/scalars.ts';
import { copyOf, isRecord, type PlainRecord } from '../value.ts';
import { literalValue } from './literal.ts';

/** Variables that do not fit their declarations; answered with status 200. */
export class VariableError extends Error {
  readonly locations: Locations | null;

  constructor(message: string, locations: Locations | null) {
    super(message);
    this.name = 'VariableError';
    this.locations = locations;
  }
}

/** Turns what the client sent into the values that resolvers see. @throws {VariableError} */
export type VariableCoercer = (given: Readonly<PlainRecord>) => PlainRecord;

/** Everything about the declarations that can be known before the first request. */
export function compileVariables(schema: GraphQLSchema, operation: OperationDefinitionNode): VariableCoercer {
  const declarations = (operation.variableDefinitions ?? []).flatMap((node) => {
    const type = typeFromAST(schema, node.type);
    if (!type || !isInputType(type)) return [];
    const name = node.variable.name.value;
    const locations = locationsOf([node]);
    const defaultValue = node.defaultValue && literalValue(type, node.defaultValue, {});
    return [{ name, type, coerce: inputCoercer(type, { name, variable: name, locations }), defaultValue, locations }];
  });
  return (given) => {
    const values: PlainRecord = {};
    for (const { name, type, coerce, defaultValue, locations } of declarations) {
      const value = given[name];
      if (value !== undefined) values[name] = coerce(value);
      else if (defaultValue !== undefined) values[name] = copyOf(defaultValue);
      else if (isNonNullType(type)) throw nullValue(name, type, locations);
    }
    return values;
  };
}

interface Place {
  /** The innermost name, which AppSync shows for a value that does not parse. */
  readonly name: string;
  /** The variable, which AppSync shows for a null. */
  readonly variable: string;
  readonly locations: Locations;
}

type Coercer = (value: unknown) => unknown;

function inputCoercer(type: GraphQLInputType, place: Place): Coercer {
  if (isNonNullType(type)) {
    const coerce = inputCoercer(type.ofType, place);
    return (value) => {
      if (value === null || value === undefined) throw nullValue(place.variable, type, place.locations);
      return coerce(value);
    };
  }
  const coerce = nullableCoercer(type, place);
  return (value) => (value === null || value === undefined ? null : coerce(value));
}

function nullableCoercer(type: GraphQLInputType, place: Place): Coercer {
  if (isListType(type)) {
    const coerce = inputCoercer(type.ofType, place);
    return (value) => (Array.isArray(value) ? value.map(coerce) : [coerce(value)]);
  }
  if (isScalarType(type)) {
    const { parse } = coercionOf(type);
    return (value) => invalidValueOf(place, () => parse(value));
  }
  if (isEnumType(type)) return (value) => enumValue(type, value, place);
  return isInputObjectType(type) ? lazyObjectCoercer(type, place) : (value) => value;
}

function invalidValueOf(place: Place, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof CoercionError)) throw error;
    throw invalidValue(place, error.message);
  }
}

function enumValue(type: GraphQLEnumType, value: unknown, place: Place): string {
  if (typeof value === 'string' && type.getValue(value)) return value;
  throw invalidValue(
    place,
    `Invalid input for Enum '${type.name}'. No value found for name '${typeof value === 'string' ? value : JSON.stringify(value)}'`,
  );
}

/** An input type may contain itself, so its members are compiled when the first value arrives. */
function lazyObjectCoercer(type: GraphQLInputObjectType, place: Place): Coercer {
  let coerce: Coercer | null = null;
  return (value) => {
    coerce ??= objectCoercer(type, place);
    return coerce(value);
  };
}

function objectCoercer(type: GraphQLInputObjectType, place: Place): Coercer {
  const fields = Object.values(type.getFields()).map((field) => ({
    name: field.name,
    type: field.type,
    defaultValue: field.defaultValue,
    coerce: inputCoercer(field.type, { ...place, name: field.name }),
  }));
  const names = new Set(fields.map(({ name }) => name));
  return (value) => {
    if (!isRecord(value)) {
      throw invalidValue(place, "Expected type 'Map'. Variables for input objects must be an instance of type 'Map'.");
    }
    for (const name of Object.keys(value)) if (!names.has(name)) throw unknownField(type);
    const coerced: PlainRecord = {};
    for (const field of fields) {
      const member = value[field.name];
      if (member !== undefined) coerced[field.name] = field.coerce(member);
      else if (field.defaultValue !== undefined) coerced[field.name] = copyOf(field.defaultValue);
      else if (isNonNullType(field.type)) throw nullValue(place.variable, field.type, place.locations);
    }
    return coerced;
  };
}

/** https://github.com/aws-amplify/amplify-flutter/issues/822 shows one from AppSync. */
function invalidValue(place: Place, reason: string): VariableError {
  return new VariableError(`Variable '${place.name}' has an invalid value. ${reason}`, place.locations);
}

/** https://github.com/aws/aws-appsync-community/issues/406 shows one from AppSync. */
function nullValue(variable: string, type: GraphQLInputType, locations: Locations): VariableError {
  return new VariableError(
    `Variable '${variable}' has coerced Null value for NonNull type '${String(type)}'`,
    locations,
  );
}

/** https://github.com/aws/aws-appsync-community/issues/273 shows one from AppSync, its trailing space included. */
function unknownField(type: GraphQLInputObjectType): VariableError {
  return new VariableError(
    `The variables input contains a field that is not defined for input object type '${type.name}' `,
    null,
  );
}
